#include "cli/table.h"

#include <algorithm>

#include "util/csv.h"
#include "util/text.h"

namespace meldaan::cli {
std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (const std::string& title : heading_) widths.push_back(display_width(title));
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(collapse_spaces(row[i])));
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += collapse_spaces(cells[i]);
      if (i + 1 < cells.size())
        text += std::string(widths[i] - display_width(collapse_spaces(cells[i])) + 2, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
  };
  std::string out = line(heading_);
  for (const auto& row : rows_) out += line(row);
  return out + "(" + std::to_string(rows_.size()) + (rows_.size() == 1 ? " row)\n" : " rows)\n");
}

std::string Table::csv() const {
  std::string out = csv_row(heading_);
  for (const auto& row : rows_) out += csv_row(row);
  return out;
}

}  // namespace meldaan::cli
