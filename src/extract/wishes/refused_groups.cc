#include "extract/wishes/refused_groups.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

// "> Taal", and below it "nee, volgend jaar misschien"
bool answers_below_quote(const Part& body, std::size_t token) {
  const Document& document = body.document();
  const std::size_t first = document.lines()[document[token].line].first;
  return first > 0 && is_quotation(document[first - 1].zone) &&
         body.cues().at(List::kNegation, first);
}

// "Voor Taal heb ik geen tijd", "ik heb geen tijd voor Taal", "volgend jaar misschien: Rekenen"
bool is_of_group_beside(const Part& body, const Range& refusal) {
  constexpr std::size_t kMostBetween = 3;  // "voor de werkgroep"
  const Cues& cues = body.cues();
  return std::any_of(body.mentions().begin(), body.mentions().end(), [&](const Mention& m) {
    const std::size_t begin = std::min(m.phrase.begin, m.name.begin);
    const bool before =
        m.name.end == refusal.begin && begin > 0 && cues.covers(List::kAbout, begin - 1);
    const bool leads_on =
        cues.at(List::kAbout, refusal.end) || body.document().is_mark(refusal.end, ':');
    const bool behind =
        leads_on && m.name.begin > refusal.end && m.name.begin <= refusal.end + kMostBetween;
    return before || behind || refusal.contains(m.name.begin);
  });
}

// "Voor een PLG heb ik geen tijd", "voor de rest geen belangstelling"
bool is_of_others(const Part& body, const Range& clause) {
  const Cues& cues = body.cues();
  return cues.any(List::kOtherGroups, clause) || cues.any(List::kNoMore, clause) ||
         std::any_of(std::begin(kNamedKinds), std::end(kNamedKinds),
                     [&](auto kind) { return cues.any(kind.first, clause); });
}

// "Bij HRM zat ik. Daar kom ik niet meer voor", "uit jullie rijtje kies ik niets", "voor de andere
// groepen kom ik niet"; but "Van jullie lijst spreekt Taal mij aan, maar ik meld me nog niet aan"
// refuses none of them.
bool is_of_groups(const Part& body, const Range& refusal) {
  const Range clause = body.sentences().clause_of(body.document(), refusal.begin);
  return body.cues().any(List::kAnaphor, body.sentences().of(refusal.begin).range) ||
         body.cues().any(List::kInTheList, clause) || is_of_others(body, clause) ||
         is_of_group_beside(body, refusal) || answers_below_quote(body, refusal.begin);
}

// "Over twee jaar ga ik met pensioen. … Ik zou graag aanschuiven bij de werkgroep HRM."
bool is_before_wish(const Part& body, const Range& refusal, const std::vector<Range>& wished) {
  const std::size_t end = body.sentences().of(refusal.begin).range.end;
  return std::any_of(wished.begin(), wished.end(), [&](const Range& group) {
    const Range& sentence = body.sentences().of(group.begin).range;
    return sentence.begin >= end && body.cues().any(List::kSelfRegister, sentence) &&
           body.cues().any(List::kWish, sentence);
  });
}

}  // namespace

bool leaves_wishes(const Part& body, const Range& refusal, const std::vector<Range>& wished) {
  return is_of_groups(body, refusal) || is_before_wish(body, refusal, wished);
}

bool refuses_group_alone(const Part& body, const Range& refusal, const std::vector<Range>& wished) {
  const Range clause = body.sentences().clause_of(body.document(), refusal.begin);
  const Range before{clause.begin, refusal.begin};
  return body.names_group(before) &&
         std::any_of(wished.begin(), wished.end(),
                     [&](const Range& group) { return !before.overlaps(group); });
}

bool thought_of_group(const Part& body, const Range& words) {
  return body.names_group(words) &&
         (body.cues().any(List::kFirstThought, words) || body.cues().any(List::kHistory, words));
}

}  // namespace meldaan::extract
