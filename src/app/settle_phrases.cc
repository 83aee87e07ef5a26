#include "app/settle_phrases.h"

#include <algorithm>
#include <string_view>

#include "util/text.h"

namespace meldaan::app {

bool SettlePhrases::any(std::initializer_list<const char*> lists,
                        const std::function<bool(const std::string&)>& test) const {
  for (const Lexicon& lexicon : lexicons_) {
    for (const char* list : lists) {
      for (const Lexicon::Phrase& phrase : lexicon.list(list)) {
        if (test(phrase.text)) return true;
      }
    }
  }
  return false;
}

bool SettlePhrases::is(const char* list, const std::string& folded) const {
  return any({list}, [&](const std::string& phrase) { return fold(phrase) == folded; });
}

bool SettlePhrases::end_one_of(std::initializer_list<const char*> lists,
                               const std::string& words) const {
  return any(lists, [&words](const std::string& phrase) {
    const std::string text = fold(phrase);
    const std::size_t before = words.size() - std::min(words.size(), text.size());
    return words.ends_with(text) && (before == 0 || words[before - 1] == ' ');
  });
}

std::string SettlePhrases::without_title(std::string name) const {
  const std::size_t bracket = name.rfind('(');
  if (bracket != std::string::npos && bracket > 0 && name.ends_with(')')) {
    const std::string_view inside =
        std::string_view(name).substr(bracket + 1, name.size() - bracket - 2);
    if (is("title", fold(trim(inside)))) name = std::string(trim(name.substr(0, bracket)));
  }
  for (std::size_t space = name.find(' '); space != std::string::npos; space = name.find(' ')) {
    if (!is("title", fold(name.substr(0, space)))) break;
    name = std::string(trim(std::string_view(name).substr(space)));
  }
  return name;
}

}  // namespace meldaan::app
