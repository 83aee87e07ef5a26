#include "util/csv.h"

#include <csv.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "util/text.h"

namespace meldaan {
namespace {

// libcsv knows no line numbers. It is handed one line at a time, and so a row begins on the line
// that was handed in when nothing of a row was under way.
class RowCollector {
 public:
  explicit RowCollector(char separator) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  ~RowCollector() { csv_free(&parser_); }
  RowCollector(const RowCollector&) = delete;
  RowCollector& operator=(const RowCollector&) = delete;

  // `line` with its line end.
  bool feed(std::string_view line) {
    ++line_;
    if (!under_way_) row_.line = line_;
    under_way_ = under_way_ || !trim(line).empty();
    return csv_parse(&parser_, line.data(), line.size(), take_cell, end_row, this) == line.size();
  }
  bool finish() { return csv_fini(&parser_, take_cell, end_row, this) == 0; }

  Error error(const std::string& text) const {
    return permanent(Errc::kInvalid, "line " + std::to_string(row_.line) + ": " + text);
  }
  std::vector<CsvRow> take_rows() { return std::move(rows_); }

 private:
  static void take_cell(void* bytes, std::size_t size, void* self) {
    static_cast<RowCollector*>(self)->row_.cells.emplace_back(static_cast<const char*>(bytes),
                                                              size);
  }
  static void end_row(int /*terminator*/, void* self) {
    auto* collector = static_cast<RowCollector*>(self);
    collector->rows_.push_back(std::exchange(collector->row_, {collector->line_, {}}));
    collector->under_way_ = false;
  }

  csv_parser parser_{};
  std::size_t line_ = 0;
  bool under_way_ = false;
  CsvRow row_;
  std::vector<CsvRow> rows_;
};

// '=', '+', '-' and '@', also in the full width of East Asian type, which Excel takes for the same.
bool opens_formula(std::string_view text) {
  static constexpr std::string_view kSigns[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [text](std::string_view sign) { return text.starts_with(sign); });
}

// Where another field may begin for whoever reads the text.
bool may_begin_field(char before) {
  return std::string_view(";\t\r\n").find(before) != std::string_view::npos;
}

std::string csv_cell(const std::string& text) {
  std::string cell;
  bool at_begin = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at_begin && opens_formula(std::string_view(text).substr(at))) cell += '\'';
    // Blanks before a formula are dropped by some programs.
    at_begin = may_begin_field(text[at]) || (at_begin && text[at] == ' ');
    cell += text[at];
  }
  if (cell.find_first_of(",;\"\t\r\n") == std::string::npos) return cell;
  return "\"" + replace_all(cell, "\"", "\"\"") + "\"";
}

}  // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view text, char separator) {
  RowCollector collector(separator);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    if (!collector.feed(line)) return collector.error("a quotation mark inside a field");
    text.remove_prefix(line.size());
  }
  if (!collector.finish()) return collector.error("a quoted field does not end");
  return collector.take_rows();
}

std::string csv_row(const std::vector<std::string>& cells, char separator) {
  std::vector<std::string> quoted;
  for (const std::string& cell : cells) quoted.push_back(csv_cell(cell));
  return join(quoted, std::string(1, separator)) + "\r\n";
}

}  // namespace meldaan
