#include "extract/people/references.h"

#include <algorithm>

#include "extract/people/rows.h"
#include "extract/text/names.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

bool has_word(std::string_view name, std::string_view word) {
  constexpr std::size_t kShortestWord = 3;
  std::string words = " " + fold(name) + " ";
  std::replace(words.begin(), words.end(), '-', ' ');
  return word.size() >= kShortestWord &&
         words.find(" " + std::string(word) + " ") != std::string::npos;
}

// The "Zegwaard" of "Mw. Zegwaard", of "mw. van Zegwaard".
bool is_behind_title(const Part& body, std::size_t token) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  std::size_t at = token;
  while (at > 0 && (document.is_mark(at - 1, '.') || cues.covers(List::kParticle, at - 1)) &&
         !cues.covers(List::kTitle, at - 1))
    --at;
  return at > 0 && cues.covers(List::kTitle, at - 1);
}

// "Zegwaard" in "P. Zegwaard-Sow"
bool has_surname(std::string_view name, std::string_view word) {
  const std::size_t surname = name.find(' ');
  return surname != std::string_view::npos && has_word(name.substr(surname), word);
}

// "M. Vrij": a letter is hers only where her surname follows.
bool is_name_of(const Part& body, std::size_t token, std::string_view name) {
  const auto named = person_at(body, token, true);
  return named && named->words > 1 && same_person(named->text, name);
}

}  // namespace

void collect_mentions(const Part& body, std::vector<PersonFound>& people) {
  const Document& document = body.document();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!is_own(document[i].zone) || !document[i].capital) continue;
    const std::string_view word = document.folded(i);
    const bool titled = is_behind_title(body, i);
    for (PersonFound& person : people) {
      const bool called =
          word == person.call_name && (word.size() > 1 || is_name_of(body, i, person.name));
      if (called || (titled && has_surname(person.name, word)))
        person.mentioned.push_back({i, i + 1});
    }
  }
}

bool bears(const PersonFound& person, std::string_view word) {
  return person.call_name == word || has_word(person.name, word);
}

bool is_named_as_colleague(const Part& part, std::string_view name) {
  const Document& document = part.document();
  for (std::size_t i = 1; i < document.size(); ++i) {
    if (!is_own(document[i].zone) || !part.cues().at(List::kColleague, i - 1)) continue;
    const auto named = person_at(part, i, true);
    if (named && named->words > 1 && same_person(named->text, name)) return true;
  }
  return false;
}

std::unordered_set<std::string_view> signed_or_greeted(const Part& body) {
  const Document& document = body.document();
  std::unordered_set<std::string_view> words;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const Zone zone = document[i].zone;
    if (zone == Zone::kSignature || zone == Zone::kClosing || zone == Zone::kGreeting)
      words.insert(document.folded(i));
  }
  return words;
}

std::string full_name_of(const Part& body, const std::string& call_name) {
  const Document& document = body.document();
  for (std::size_t i = 0; i < document.size() && !call_name.empty(); ++i) {
    if (document.folded(i) != call_name || !is_own(document[i].zone)) continue;
    const auto name = name_in(document, body.cues(), {i, name_limit(body, i)});
    if (name && name->words > 1 && name->range.begin == i) return name->text;
  }
  return {};
}

std::vector<PersonName> names_alone_at_end(const Part& body) {
  constexpr std::size_t kLastLines = 4;
  const Document& document = body.document();
  std::vector<const Line*> own;
  for (const Line& line : document.lines()) {
    if (!line.empty() && document[line.first].zone == Zone::kOwn) own.push_back(&line);
  }
  std::vector<PersonName> names;
  for (std::size_t i = own.size(); i-- > 1 && own.size() - i <= kLastLines;) {
    auto name = person_at(body, own[i]->first, false);
    const bool alone = name && name->range.end == own[i]->last &&
                       (name->range.begin == own[i]->first ||
                        body.cues().covers(List::kTitle, own[i]->first));  // "Mw. A.J. Berends"
    if (alone) names.push_back(*name);
  }
  return names;
}

}  // namespace meldaan::extract
