#include "mime/highlighted_text.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "mime/ascii.h"
#include "mime/colour.h"
#include "mime/html_text.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// What tells a line from others, whatever quotes it, stands before it or marks it: its ASCII words.
std::string words_of(std::string_view line) {
  std::string words;
  for (const char c : line) {
    if (is_digit(c) || is_alpha(c)) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  return std::string(trim(words));
}

bool is_marked(std::string_view line) {
  return line.ends_with(trim(kHighlightMark));
}

// For each line that stands marked in the html, which of the equal ones is.
std::map<std::string, std::vector<bool>> marked_lines(std::string_view html) {
  std::map<std::string, std::vector<bool>> lines;
  for (const std::string_view line : split(html, '\n'))
    lines[words_of(line)].push_back(is_marked(line));
  std::erase_if(lines, [](const auto& known) {
    const auto& [words, marks] = known;
    return words.empty() || std::find(marks.begin(), marks.end(), true) == marks.end();
  });
  return lines;
}

// Whether it names a pen's colour at all: to convert it takes longer than all else of a mail.
bool may_highlight(std::string_view html) {
  constexpr std::string_view kBackground = "background";
  const std::string source = ascii_lower(html);
  if (source.find("<mark") != std::string::npos) return true;
  for (std::size_t at = source.find(kBackground); at != std::string::npos;
       at = source.find(kBackground, at + 1)) {
    const std::size_t colon = source.find_first_not_of("-color \t", at + kBackground.size());
    if (colon == std::string::npos || source[colon] != ':') continue;
    const std::size_t end = std::min(source.find_first_of(";\"'}!>", colon), source.size());
    const std::string_view value =
        trim(std::string_view(source).substr(colon + 1, end - colon - 1));
    const auto whole = colour_of(value);
    const auto first = colour_of(value.substr(0, value.find(' ')));
    if ((whole && is_pen_colour(*whole)) || (first && is_pen_colour(*first))) return true;
  }
  return false;
}

}  // namespace

std::string with_highlights(std::string plain, std::string_view html) {
  if (!may_highlight(html)) return plain;
  const auto marked = marked_lines(html_text(html));
  if (marked.empty()) return plain;
  std::map<std::string, std::size_t> seen;
  std::string result;
  for (const std::string_view line : split(plain, '\n')) {
    result += line;
    const auto known = marked.find(words_of(line));
    if (known != marked.end()) {
      const std::size_t number = seen[known->first]++;
      if (number < known->second.size() && known->second[number]) result += kHighlightMark;
    }
    result += '\n';
  }
  result.pop_back();  // the last line of all ends in none
  return result;
}

}  // namespace meldaan::mime
