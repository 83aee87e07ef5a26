#include "mime/table_text.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "mime/ascii.h"
#include "mime/html_text.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// Letters and digits alone: bullets, separators and the marks of bold text differ.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // "r.bos@school.nl<mailto:r.bos@school.nl>"
    if (text[i] == '<' && text.substr(i + 1, 4) != "http" &&
        !starts_with_ignoring_case(text.substr(i + 1), "mailto:")) {
      continue;
    }
    if (text[i] == '<') {
      const std::size_t end = text.find('>', i);
      if (end == std::string_view::npos) break;
      i = end;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool no_break_space = text.substr(i, 2) == "\u00A0";
    if (no_break_space) ++i;
    if (!no_break_space && (byte >= 0x80 || is_alpha(text[i]) || is_digit(text[i])))
      letters += text[i];
  }
  return letters;
}

std::string letters_of(const DataTable& table) {
  std::string letters;
  for (const auto& row : table) {
    for (const std::string& cell : row) letters += letters_of(cell);
  }
  return letters;
}

// Each row behind the marks of quoting.
std::string rows_of(const DataTable& table, std::string_view quoting) {
  std::string text;
  for (const auto& row : table) {
    text += quoting;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += '\t';
      text += row[i];
    }
    text += '\n';
  }
  return text;
}

// "> >" before the lines that a program quotes; those that say nothing may have less.
std::string quoting_of(std::string_view lines) {
  std::string_view longest;
  for (const std::string_view line : split(lines, '\n')) {
    std::string_view marks = line.substr(0, std::min(line.find_first_not_of("> "), line.size()));
    marks = marks.substr(0, marks.rfind('>') + 1);
    if (marks.size() > longest.size()) longest = marks;
  }
  return longest.empty() ? "" : std::string(longest) + ' ';
}

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The whole lines that hold those letters and no others. `budget` is how many lines may still be
// compared: a hostile text repeats its beginning in every line.
std::optional<Stretch> find_letters(std::string_view text, std::string_view letters,
                                    std::size_t& budget) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t feed = std::min(text.find('\n', begin), text.size());
    std::string_view rest = letters;
    std::size_t at = begin;
    while (at < text.size() && !rest.empty()) {
      if (budget == 0) return std::nullopt;
      --budget;
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = letters_of(text.substr(at, end - at));
      if (!rest.starts_with(line)) break;
      if (line.empty() && at == begin) break;
      rest.remove_prefix(line.size());
      at = std::min(end + 1, text.size());
    }
    if (rest.empty()) return Stretch{begin, at};
    begin = feed + 1;
  }
  return std::nullopt;
}

// Whether it may hold a table of two rows of two cells: most that people send lay something out.
bool may_hold_data(std::string_view html) {
  constexpr std::size_t kFewestCells = 4;
  bool table = false;
  std::size_t cells = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view tag = html.substr(at + 1);
    if (starts_with_ignoring_case(tag, "td") || starts_with_ignoring_case(tag, "th")) ++cells;
    table = table || starts_with_ignoring_case(tag, "table");
    if (table && cells >= kFewestCells) return true;
  }
  return false;
}

}  // namespace

std::string with_tables(std::string plain, std::string_view html) {
  constexpr std::size_t kFewestLetters = 12;
  constexpr std::size_t kMostComparisons = 200'000;
  if (!may_hold_data(html)) return plain;
  std::size_t budget = kMostComparisons;
  for (const DataTable& table : data_tables(html)) {
    const std::string letters = letters_of(table);
    if (letters.size() < kFewestLetters) continue;
    const auto found = find_letters(plain, letters, budget);
    if (!found) continue;
    const std::size_t size = found->end - found->begin;
    const std::string quoting = quoting_of(std::string_view(plain).substr(found->begin, size));
    plain.replace(found->begin, size, rows_of(table, quoting) + quoting + '\n');
  }
  return plain;
}

}  // namespace meldaan::mime
