#include "extract/answers/undecided_answers.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extract/groups/kinds.h"
#include "extract/wishes/chosen_numbers.h"
#include "extract/wishes/questions.h"

namespace meldaan::extract {
namespace {

// "De werkgroep of de projectgroep, wat is handiger?": words for kinds, beside no group's name.
void add_kinds(const Part& body, std::vector<Range>& found) {
  const Document& document = body.document();
  for (const auto& [list, kind] : kNamedKinds) {
    for (const Cue& cue : body.cues().of(list)) {
      const bool of_name =
          std::any_of(body.mentions().begin(), body.mentions().end(),
                      [&](const Mention& one) { return one.phrase.overlaps(cue.range); });
      if (!of_name && is_own(document[cue.range.begin].zone)) found.push_back(cue.range);
    }
  }
}

// The groups that are named or pointed to in the writer's own words, in order.
std::vector<Range> choices_in(const Part& body, std::size_t choices) {
  const Document& document = body.document();
  std::vector<Range> found;
  for (const Mention& mention : body.mentions()) {
    if (is_own(document[mention.name.begin].zone)) found.push_back(mention.phrase);
  }
  for (const Line& line : document.lines()) {
    if (choices == 0 || line.empty()) continue;
    for (const ChosenNumber& chosen : chosen_numbers(body, {line.first, line.last}, choices)) {
      const bool counts = chosen.number > 0 && chosen.number <= choices;
      if (counts && is_own(document[chosen.range.begin].zone)) found.push_back(chosen.range);
    }
  }
  add_kinds(body, found);
  std::sort(found.begin(), found.end(),
            [](const Range& a, const Range& b) { return a.begin < b.begin; });
  return found;
}

// Says so of a choice that is still to be made; "maakt me niet uit" is content with each.
bool is_undecided(const Part& body) {
  const auto doubts = body.cues().of(List::kUndecided);
  return std::any_of(doubts.begin(), doubts.end(), [&](const Cue& doubt) {
    return is_own(body.document()[doubt.range.begin].zone) &&
           !body.cues().covers(List::kNoPreference, doubt.range.begin);
  });
}

// "of", between the two or before both ("tussen Taal en Rekenen"), and nothing that says more.
bool are_alternatives(const Part& body, const Range& one, const Range& next) {
  static constexpr std::array kSmall = {List::kOr,     List::kAnd,     List::kArticle, List::kAbout,
                                        List::kFiller, List::kKindAny, List::kPointer, List::kAt};
  const Cues& cues = body.cues();
  const std::size_t sentence = body.sentences().of(one.begin).range.begin;
  bool parted = cues.any(List::kBetween, {sentence, one.end});
  for (std::size_t i = one.end; i < next.begin; ++i) {
    const bool small =
        std::any_of(kSmall.begin(), kSmall.end(), [&](List list) { return cues.covers(list, i); });
    if (!small && !body.document().is_mark(i, ',')) return false;
    parted = parted || cues.covers(List::kOr, i);
  }
  return parted;
}

}  // namespace

bool asks_for_advice(const Part& body) {
  const auto undecided = [&](const Mention& mention) {
    return is_own(body.document()[mention.name.begin].zone) &&
           body.cues().any(List::kUndecided, body.sentences().of(mention.name.begin).range);
  };
  return has_question(body.document(), body.cues(), body.sentences()) &&
         std::any_of(body.mentions().begin(), body.mentions().end(), undecided);
}

bool leaves_choice_open(const Part& body, std::size_t choices) {
  const std::vector<Range> named = choices_in(body, choices);
  if (named.size() < 2) return false;
  // "17 of 18, wat past beter bij mij?"
  const bool asks = body.sentences().of(named.front().begin).question;
  if (!asks && !is_undecided(body)) return false;
  for (std::size_t i = 1; i < named.size(); ++i) {
    if (!are_alternatives(body, named[i - 1], named[i])) return false;
  }
  return true;
}

}  // namespace meldaan::extract
