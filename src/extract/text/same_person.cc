#include <algorithm>

#include "extract/text/names.h"
#include "util/text.h"

namespace meldaan::extract {

bool name_stands_at(const Document& document, std::size_t begin, const Document& name,
                    std::size_t known) {
  for (std::size_t word = known; word < name.size(); ++word, ++begin) {
    if (begin >= document.size() || document.folded(begin) != name.folded(word)) return false;
  }
  return true;
}

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : fold(name)) {
    const bool parts = c == ' ' || c == '-' || c == '.' || c == '(' || c == ')';
    if (!parts) words.back() += c;
    if (parts && !words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

namespace {

// "vd" of "van den", "v d" and "vd".
std::string inner_initials(const std::vector<std::string>& words) {
  std::string initials;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool abbreviates = words[i].find_first_of("aeiouy") == std::string::npos;
    initials += abbreviates ? words[i] : words[i].substr(0, 1);
  }
  return initials;
}

// "Gerda v d Heuvel", "Gerda van den Heuvel"
bool differ_in_particles(const std::vector<std::string>& x, const std::vector<std::string>& y) {
  return x.size() > 2 && y.size() > 2 && x.front() == y.front() && x.back() == y.back() &&
         inner_initials(x) == inner_initials(y);
}

}  // namespace

bool same_person(std::string_view a, std::string_view b) {
  const auto x = words_of_name(a);
  const auto y = words_of_name(b);
  if (x.empty() || y.empty()) return false;
  if (differ_in_particles(x, y)) return true;
  const auto& shorter = x.size() <= y.size() ? x : y;
  const auto& longer = x.size() <= y.size() ? y : x;
  std::size_t shared = 0;
  std::size_t initials = 0;
  for (const std::string& word : shorter) {
    if (std::find(longer.begin(), longer.end(), word) != longer.end()) {
      ++shared;
    } else if (word.size() == 1 && longer.front().starts_with(word)) {
      ++initials;
    }
  }
  // All of the shorter one, or, of "A.B. Jansen" and "Anna Jansen", the surname and the first
  // letter.
  if (shared + initials == shorter.size()) return shared > 0;
  const bool first_letter = shorter.front().front() == longer.front().front();
  const bool has_initial = shorter.front().size() == 1 || longer.front().size() == 1;
  return first_letter && has_initial && shorter.back() == longer.back() &&
         shorter.back().size() > 1;
}

}  // namespace meldaan::extract
