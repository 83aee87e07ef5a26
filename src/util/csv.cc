#include "util/csv.h"

#include <csv.h>

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

}  // namespace meldaan
