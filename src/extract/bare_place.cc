#include "extract/bare_place.h"

#include <algorithm>
#include <string>

#include "util/text.h"

namespace meldaan::extract {
namespace {

// "nr 2"
bool is_mere_choice(const Document& document, const Expectation& expectation, const Range& range) {
  constexpr std::size_t kMostWords = 1;
  std::size_t words = 0;
  bool number = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    number = number || document[i].kind == TokenKind::kNumber;
    if (document[i].kind != TokenKind::kNumber && document.is_word(i)) ++words;
  }
  return number && words <= kMostWords && !expectation.choices.empty();
}

// "Marit", below the answer.
bool is_somebody(const Document& document, const Expectation& expectation, const Range& range) {
  const std::string words = " " + fold(document.original(range)) + " ";
  return std::any_of(expectation.people.begin(), expectation.people.end(),
                     [&](const Person& person) {
                       const std::string name = " " + fold(person.name) + " ";
                       return name.find(words) != std::string::npos;
                     });
}

// "ook voor taal", but not "De Taalboom": beside the group nothing there is called by a name.
bool names_group(const Part& body, const Range& range) {
  const Document& document = body.document();
  return std::any_of(body.mentions().begin(), body.mentions().end(), [&](const Mention& m) {
    if (m.phrase.begin < range.begin || m.phrase.end > range.end) return false;
    if (m.phrase.size() + 1 >= range.size()) return true;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (!m.phrase.contains(i) && document[i].capital && i > range.begin) return false;
    }
    return !document[range.begin].capital || m.phrase.end == range.end;
  });
}

}  // namespace

bool may_name_place(const Part& body, const Expectation& expectation, const Range& range) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  for (const List sign :
       {List::kWish, List::kRegister, List::kQuestion, List::kNegation, List::kFirstPerson,
        List::kOurs, List::kAffirmation, List::kThanks, List::kUnknownValue, List::kGreeting,
        List::kClosing, List::kUndecided, List::kThirdPerson, List::kKindPlg, List::kKindWerkgroep,
        List::kKindProjectgroep}) {
    if (cues.any(sign, range)) return false;
  }
  if (names_group(body, range) || is_somebody(document, expectation, range) ||
      is_mere_choice(document, expectation, range))
    return false;
  return std::any_of(document.tokens().begin() + static_cast<std::ptrdiff_t>(range.begin),
                     document.tokens().begin() + static_cast<std::ptrdiff_t>(range.end),
                     [](const Token& token) { return token.kind == TokenKind::kWord; });
}

bool is_written_as_name(const Part& body, const Range& range) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  bool name = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!document.is_word(i)) continue;
    const bool type = cues.at(List::kSchoolType, i);
    const bool small =
        cues.covers(List::kParticle, i) || cues.at(List::kArticle, i) || cues.at(List::kAt, i);
    if (!document[i].capital && !type && !small) return false;
    name = name || type || (document[i].capital && i > range.begin);
  }
  return name;
}

}  // namespace meldaan::extract
