#include "mime/highlighted_text.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "mime/ascii.h"
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

}  // namespace

std::string with_highlights(std::string plain, std::string_view html) {
  const std::string source = ascii_lower(html);
  if (source.find("background") == std::string::npos && source.find("<mark") == std::string::npos)
    return plain;
  const std::string shown = html_text(html);
  if (shown.find(kHighlightMark) == std::string::npos) return plain;
  const auto marked = marked_lines(shown);
  std::map<std::string, std::size_t> seen;
  std::string result;
  for (const std::string_view line : split(plain, '\n')) {
    if (!result.empty() || line.data() != plain.data()) result += '\n';
    result += line;
    const auto known = marked.find(words_of(line));
    if (known == marked.end()) continue;
    const std::size_t number = seen[known->first]++;
    if (number < known->second.size() && known->second[number]) result += kHighlightMark;
  }
  return result;
}

}  // namespace meldaan::mime
