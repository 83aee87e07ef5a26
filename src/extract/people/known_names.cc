#include "extract/people/known_names.h"

#include <algorithm>

#include "extract/text/names.h"

namespace meldaan::extract {

std::size_t KnownNames::add(std::string_view name) {
  names_.push_back(words_of_name(name));
  return names_.size() - 1;
}

bool KnownNames::sign_line(const Document& document, std::size_t token) const {
  constexpr std::size_t kLongestName = 4;
  const Line& line = document.lines()[document[token].line];
  if (line.last - line.first > kLongestName || !document[line.first].capital) return false;
  for (const std::vector<std::string>& name : names_) {
    bool all = !name.empty();
    for (std::size_t i = line.first; i < line.last && all; ++i) {
      all = !document.is_word(i) ||
            std::find(name.begin(), name.end(), document.folded(i)) != name.end();
    }
    if (all) return true;
  }
  return false;
}

std::vector<std::size_t> KnownNames::called_so(std::string_view word) const {
  constexpr std::size_t kShortestSurname = 4;
  std::vector<std::size_t> first;
  std::vector<std::size_t> last;
  for (std::size_t who = 0; who < names_.size(); ++who) {
    const std::vector<std::string>& name = names_[who];
    if (name.empty() || word.size() < 2) continue;
    if (name.front() == word) first.push_back(who);
    if (name.size() > 1 && name.back() == word && word.size() >= kShortestSurname)
      last.push_back(who);
  }
  return first.empty() ? last : first;
}

std::vector<std::size_t> KnownNames::owners_by(std::string_view word) const {
  for (const std::string_view ending : {"'s", "s", "'"}) {
    if (word.ends_with(ending)) return called_so(word.substr(0, word.size() - ending.size()));
  }
  return {};
}

}  // namespace meldaan::extract
