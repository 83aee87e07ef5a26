#include "cli/table.h"

#include <algorithm>

#include "util/text.h"

namespace meldaan::cli {
namespace {

std::string csv_cell(const std::string& text) {
  std::string cell;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    cell = "'";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  return "\"" + replace_all(cell, "\"", "\"\"") + "\"";
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::vector<std::string> quoted;
  for (const std::string& cell : cells) quoted.push_back(csv_cell(cell));
  return join(quoted, ",") + "\r\n";
}

}  // namespace

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
