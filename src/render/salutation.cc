#include "render/salutation.h"

#include <algorithm>
#include <vector>

#include "util/text.h"

namespace meldaan::render {
namespace {

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::string without_dots(const std::string& word) {
  return replace_all(lower(word), ".", "");
}

// What stands in brackets is a school or a role, not a name: "Marieke Jansen (OBS De Regenboog)".
std::string without_brackets(std::string_view name) {
  std::string kept;
  int depth = 0;
  for (const char c : name) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) kept += c == '"' ? ' ' : c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return kept;
}

// Outlook's address books turn names round: "Jansen, Marieke".
std::string turned_round(const std::string& name) {
  const std::size_t comma = name.find(',');
  if (comma == std::string::npos) return name;
  return name.substr(comma + 1) + " " + name.substr(0, comma);
}

// "anne-marie" → "Anne-Marie", "j.m." → "J.M."; Dutch writes its ij in capitals together:
// "IJsbrand".
std::string capitalised(const std::string& word) {
  std::string result;
  bool at_start = true;
  const std::string small = lower(word);
  for (std::size_t at = 0; at < small.size();) {
    if (at_start && small.compare(at, 2, "ij") == 0) {
      result += "IJ";
      at += 2;
      at_start = false;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(small, at);
    const std::string letter = small.substr(begin, at - begin);
    result += at_start ? upper(letter) : letter;
    at_start = !is_letter(c) && c != U'\'' && c != U'’';
  }
  return result;
}

bool has_case(const std::vector<std::string>& name, bool upper_case) {
  for (const std::string& word : name) {
    if (word != (upper_case ? lower(word) : upper(word))) return true;
  }
  return false;
}

// "J.", "J.M.", and "JM" in a name that is not in capitals throughout.
bool is_initials(const std::string& word) {
  if (word.find('.') != std::string::npos) return true;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) next_code_point(word, at);
  return letters == 1 || (letters <= 3 && word == upper(word));
}

// Signs that stand in no person's name: those of addresses, numbers and formulas ("=HYPERLINK(…)").
constexpr const char* kNoNameSigns = "@0123456789=<>{}|\\/:;*#+%$^~_";

bool is_no_person(const std::vector<std::string>& name, const Words& words) {
  return std::any_of(name.begin(), name.end(), [&words](const std::string& word) {
    return word.find_first_of(kNoNameSigns) != std::string::npos ||
           contains(words.no_first_names, without_dots(word));
  });
}

void recase(std::vector<std::string>& name, const Words& words) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::string small = lower(name[i]);
    name[i] = i > 0 && contains(words.particles, small) ? small : capitalised(small);
  }
}

}  // namespace

std::string greeting_name(std::string_view raw, const Words& words) {
  std::vector<std::string> name = words_of(turned_round(without_brackets(collapse_spaces(raw))));
  while (!name.empty() && contains(words.titles, without_dots(name.front()))) {
    name.erase(name.begin());
  }
  if (name.empty() || is_no_person(name, words)) return {};
  const bool all_capitals = has_case(name, true) && !has_case(name, false);
  const bool all_small = has_case(name, false) && !has_case(name, true);
  // A single word in small letters is a log-in name as often as a first name.
  if (all_small && name.size() == 1) return {};
  const bool initials_first = name.front().find('.') != std::string::npos ||
                              (!all_capitals && is_initials(name.front())) ||
                              (all_capitals && name.front().size() == 1);
  if (all_capitals || all_small) recase(name, words);
  if (!initials_first) return name.front();
  // Initials alone greet nobody.
  return name.size() == 1 ? std::string() : join(name, " ");
}

}  // namespace meldaan::render
