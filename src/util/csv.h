// Tables in text files: separated values with quoted fields (RFC 4180), read by libcsv.
//
// Total: any bytes in, rows or an error out. Time and memory are linear in the text's size. Any
// thread may use it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "util/result.h"

namespace meldaan {

struct CsvRow {
  std::size_t line = 0;  // where it begins, counted from 1; a quoted field may hold line ends
  std::vector<std::string> cells;
};

// Empty lines are no rows, and unquoted cells lose the blanks around them. kInvalid, "line N: …",
// where quotes are not as RFC 4180 has them: what is guessed there may swallow half a table.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, char separator);

// One row, CRLF behind it (RFC 4180 section 2; its comma, or another separator). What a spreadsheet
// would take for a formula is led by an apostrophe and so stays text: what participants write must
// not compute. That holds behind a semicolon and a tab as well, since a spreadsheet in a country of
// decimal commas may split there and then knows no quotation marks in the middle of a field.
std::string csv_row(const std::vector<std::string>& cells, char separator = ',');

}  // namespace meldaan
