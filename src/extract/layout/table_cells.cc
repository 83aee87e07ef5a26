#include "extract/layout/table_cells.h"

#include <algorithm>
#include <string_view>

namespace meldaan::extract {
namespace {

std::vector<Range> cells_between_marks(const Document& document, const Line& line) {
  std::size_t first = line.first;
  while (first < line.last && (document[first].kind == TokenKind::kPunctuation ||
                               document[first].kind == TokenKind::kNumber))
    ++first;
  std::vector<Range> found;
  Range cell{first, first};
  for (std::size_t token = first; token < line.last; ++token) {
    const std::string_view sign = document.folded(token);
    const bool dash = !document[token].glued && (sign == "-" || sign == "\u2013");
    const bool mark = document.is_mark(token, ',') || document.is_mark(token, ':') ||
                      document.is_mark(token, ';') || document.is_mark(token, '(') ||
                      document.is_mark(token, ')');
    if (!mark && !dash) {
      cell.end = token + 1;
      continue;
    }
    if (!cell.empty()) found.push_back(cell);
    cell = {token + 1, token + 1};
  }
  if (!cell.empty()) found.push_back(cell);
  return found;
}

}  // namespace

// An outer bar opens or closes a row; a tab at its beginning stands behind an empty cell.
std::vector<Range> every_cell(const Document& document, const Line& line, char separator) {
  if (separator == kAnyMark) return cells_between_marks(document, line);
  const std::string_view text =
      std::string_view(document.text()).substr(line.begin, line.end - line.begin);
  if (separator == '\t' && text.find('\t') == std::string_view::npos)
    return {Range{line.first, line.last}};
  std::vector<Range> found;
  Range cell{line.first, line.first};
  const auto close = [&](std::size_t next) {
    found.push_back(cell);
    cell = {next, next};
  };
  for (std::size_t token = line.first; token < line.last; ++token) {
    if (separator != '\t' && document.is_mark(token, separator)) {
      if (token > line.first) close(token + 1);
      cell = {token + 1, token + 1};
      continue;
    }
    if (separator == '\t') {
      const std::size_t from = token > line.first ? document[token - 1].end : line.begin;
      const auto begin = document.text().begin() + static_cast<std::ptrdiff_t>(from);
      const auto end = document.text().begin() + static_cast<std::ptrdiff_t>(document[token].begin);
      for (auto tabs = std::count(begin, end, '\t'); tabs > 0; --tabs) close(token);
    }
    cell.end = token + 1;
  }
  // "Jong;de;Fokke;Taal;" has an empty one at its end.
  const bool ends_with_mark = separator == ';' && document.is_mark(line.last - 1, ';');
  if (separator == '\t' || ends_with_mark || !cell.empty()) found.push_back(cell);
  return found;
}

}  // namespace meldaan::extract
