#include "extract/sayings.h"

#include <algorithm>

#include "extract/questions.h"

namespace meldaan::extract {

bool Sayings::only_ask(const Sentence& sentence) const {
  if (!is_question(document_, cues_, sentence) || asks_to_register(cues_, sentence.range))
    return false;
  std::size_t first = sentence.range.begin;
  while (first + 1 < sentence.range.end &&
         (cues_.at(List::kAnd, first) || cues_.at(List::kContrast, first) ||
          document_[first].kind == TokenKind::kPunctuation))
    ++first;
  return !cues_.at(List::kMayAsk, first);
}

bool Sayings::leave_open(const Range& sentence) const {
  if (cues_.any(List::kUndecided, sentence) || cues_.any(List::kSupposed, sentence)) return true;
  const std::vector<Range> conditions = cues_.all(List::kCondition, sentence);
  return std::any_of(conditions.begin(), conditions.end(), [&](const Range& condition) {
    return !cues_.covers(List::kFiller, condition.begin) &&
           !cues_.covers(List::kSameAs, condition.begin) &&
           !cues_.covers(List::kTakesPlace, condition.begin);
  });
}

bool Sayings::withdraw(const Range& stretch) const {
  constexpr std::size_t kNear = 2;  // "hoeft niet te worden afgemeld"
  if (cues_.any(List::kPartly, body_.sentences().of(stretch.begin).range)) return false;
  if (names_people_and(stretch, List::kNegation)) return true;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    if (document_[i].zone != Zone::kOwn) continue;
    const std::size_t end = cues_.end_at(List::kDropsOut, i);
    if (end != i && !denies_something_else(end)) return true;
    if (!cues_.at(List::kCancel, i)) continue;
    const std::size_t near = i - std::min(kNear, i - stretch.begin);
    if (!cues_.any(List::kNegation, {near, i}) && !body_.is_of_group(i)) return true;
  }
  return false;
}

bool Sayings::announce(const Range& stretch) const {
  if (hold(List::kComesAfterAll, stretch) || names_people_and(stretch, List::kContrast))
    return true;
  if (cues_.any(List::kNegation, stretch)) return false;
  for (const List list :
       {List::kJoins, List::kSelfRegister, List::kRegister, List::kComes, List::kSignsUp}) {
    if (hold(list, stretch)) return true;
  }
  return false;
}

bool Sayings::hold(List list, const Range& stretch) const {
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    if (cues_.at(list, i) && document_[i].zone == Zone::kOwn) return true;
  }
  return false;
}

// "Karlijn helaas niet", "ik wel": nothing but people and one word of them.
bool Sayings::names_people_and(const Range& stretch, List list) const {
  std::size_t people = 0;
  std::size_t last = stretch.end;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    if (!document_.is_word(i)) continue;
    const bool name = document_[i].capital && !cues_.at(List::kCommon, i) &&
                      !cues_.at(List::kFiller, i) && !cues_.at(List::kDemonstrative, i);
    const bool person = name || cues_.at(List::kFirstPerson, i) || cues_.at(List::kThirdPerson, i);
    if (person) {
      ++people;
    } else if (!cues_.at(list, i) && !cues_.at(List::kAnd, i) && !cues_.at(List::kFiller, i)) {
      return false;
    }
    last = i;
  }
  return people > 0 && last < stretch.end && cues_.at(list, last);
}

// "Ik kan de bijlage niet openen", "ik kom niet te laat": what follows the "niet" is what is
// denied, unless it is coming, or a day.
bool Sayings::denies_something_else(std::size_t end) const {
  constexpr std::size_t kNear = 3;
  if (!cues_.covers(List::kNegation, end - 1) || end >= document_.size() ||
      document_.breaks_after(end - 1) || !document_.is_word(end))
    return false;
  for (const List list : {List::kComes, List::kFiller, List::kSubordinate, List::kClauseBreak,
                          List::kAnd, List::kThen, List::kContrast}) {
    if (cues_.at(list, end)) return false;
  }
  for (std::size_t i = end; i < std::min(end + kNear, document_.size()); ++i) {
    if (cues_.at(List::kDateWord, i) || document_[i].kind == TokenKind::kNumber) return false;
  }
  return true;
}

}  // namespace meldaan::extract
