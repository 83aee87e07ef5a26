#include "extract/instructions/instruction_signs.h"

#include <algorithm>
#include <array>

#include "domain/institutions.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostSmallWords = 3;
// A school that is called by such a word is written with a capital, or has its kind before it.
constexpr std::array kNoSmallName = {
    List::kCommon,    List::kJob,       List::kFirstName, List::kNoPlace,
    List::kColleague, List::kDateWord,  List::kKindAny,   List::kLocation,
    List::kParticle,  List::kAuxiliary, List::kLabelName, List::kSettleLink,
};

}  // namespace

bool may_call_the_known(const Answer& answer, const Range& name) {
  if (answer.about.empty()) return true;
  const std::vector<std::string> known = folded_words(called(answer.about.front()));
  const std::vector<std::string> said = folded_words(answer.document.original(name));
  if (answer.about.size() > 1 || said.empty()) return false;
  if (known.empty()) return true;
  if (known.size() == 1 || said.size() == 1) return known.front() == said.front();
  return known.front().front() == said.front().front() && known.back() == said.back();
}

bool says_more_than_known(const Answer& answer, const Range& name) {
  if (answer.about.empty()) return true;
  const auto length = [](const std::string& text) { return collapse_spaces(text).size(); };
  return length(answer.document.original(name)) > length(answer.about.front().name);
}

bool is_place_known(const Answer& answer) {
  return !answer.about.empty() &&
         !(answer.about.front().school.empty() && answer.about.front().foundation.empty());
}

bool may_be_where_known(const Answer& answer, const Range& place) {
  if (!is_place_known(answer)) return true;
  const Person& known = answer.about.front();
  Person said;
  said.school = answer.document.original(place);
  return may_be_same_school(known, said) || fold(known.foundation) == fold(said.school);
}

bool is_school_in_small_letters(const Answer& answer, const Range& value, const Range& said) {
  for (std::size_t at = said.begin; at < said.end; ++at) {
    const bool is_in = at >= value.begin && at < value.end;
    if (!is_in && answer.document[at].kind != TokenKind::kPunctuation) return false;
  }
  // "Het" begins a sentence as well: "het lukt".
  if (value.size() < 2 || value.size() > kMostSmallWords ||
      !answer.at(List::kArticle, value.begin) || answer.document.folded(value.begin) == "het" ||
      answer.about.size() != 1)
    return false;
  if (missing_of(answer.about.front()) != std::vector<Missing>{Missing::kAffiliation}) return false;
  for (std::size_t at = value.begin + 1; at < value.end; ++at) {
    if (answer.document[at].kind != TokenKind::kWord) return false;
    const bool is_other = std::any_of(kNoSmallName.begin(), kNoSmallName.end(), [&](List list) {
      return answer.cues_of(list).covers(list, at);
    });
    if (is_other) return false;
  }
  return true;
}

}  // namespace meldaan::extract
