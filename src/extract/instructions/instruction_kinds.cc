#include "extract/instructions/instruction_kinds.h"

#include <algorithm>
#include <array>
#include <utility>

namespace meldaan::extract {
namespace {

constexpr std::array<std::pair<List, Ruling>, 5> kRulings = {{
    {List::kSettleRefuse, Ruling::kIgnore},
    {List::kSettleIgnore, Ruling::kIgnore},
    {List::kSettleAway, Ruling::kIgnore},
    {List::kSettleAccept, Ruling::kAccept},
    {List::kSettleCancel, Ruling::kCancel},
}};

// What somebody is to do something about, or what is not decided: no mere remark has it.
constexpr std::array kNoAside = {
    List::kCondition,    List::kPerhaps,    List::kUndecided,    List::kRequest,
    List::kSettleAccept, List::kSettleAway, List::kSettleCancel, List::kSettleIgnore,
    List::kSettleWorks,  List::kWorksAt,    List::kBelongsTo,    List::kCalled,
    List::kErasure,      List::kOr,         List::kTakesPlace,   List::kComesAfterAll,
};

Ruling ruling_of(List list) {
  return std::find_if(kRulings.begin(), kRulings.end(),
                      [list](const auto& one) { return one.first == list; })
      ->second;
}

// Whether a phrase has somebody in it or before it: "haal haar van de lijst", "Lotte kan eraf", but
// not "haal van de lijst, ze belt nog".
bool belongs_to_somebody(const Answer& answer, const Range& range, const Cue& cue) {
  const Span all(answer, range);
  Range near = cue.range;
  while (near.begin > range.begin && all.is_explained(near.begin - 1) &&
         answer.document[near.begin - 1].kind != TokenKind::kPunctuation)
    --near.begin;
  return answer.any(List::kThirdPerson, near) || !Span(answer, near).whom().empty();
}

// "Kan van de lijst": off the list of those who come, of somebody; alone, off that of open items.
// Such a phrase stands in both lists.
void settle_which_list(const Answer& answer, const Range& range, std::vector<Cue>& rulings) {
  const std::vector<Cue> all = rulings;
  std::erase_if(rulings, [&](const Cue& cue) {
    const bool twice = std::any_of(all.begin(), all.end(), [&](const Cue& same) {
      const bool other = same.list == List::kSettleAway || same.list == List::kSettleCancel;
      return other && same.list != cue.list && same.range.holds(cue.range);
    });
    const List other =
        belongs_to_somebody(answer, range, cue) ? List::kSettleAway : List::kSettleCancel;
    return twice && cue.list == other;
  });
}

// "Al aangemeld" is a remark, "aangemeld" alone a ruling.
std::vector<Cue> rulings_in(const Answer& answer, const Range& range) {
  std::vector<List> lists{List::kSettleAside};
  for (const auto& [list, ruling] : kRulings) lists.push_back(list);
  std::vector<Cue> rulings = outermost(answer, lists, range);
  std::erase_if(rulings, [](const Cue& cue) { return cue.list == List::kSettleAside; });
  // "Te laat, maar mag komen": beside a word that rules it only tells something.
  const bool rules = std::any_of(rulings.begin(), rulings.end(),
                                 [](const Cue& cue) { return cue.list != List::kSettleRefuse; });
  std::erase_if(rulings, [&](const Cue& cue) {
    return rules && cue.list == List::kSettleRefuse && answer.any(List::kSettleAside, cue.range);
  });
  settle_which_list(answer, range, rulings);
  return rulings;
}

// What denies in the range, beside what lies within these cues.
std::vector<Cue> denials_beside(const Answer& answer, const Range& range,
                                const std::vector<Cue>& within) {
  std::vector<Cue> denying = denials(answer, range);
  std::erase_if(denying, [&](const Cue& negation) {
    return std::any_of(within.begin(), within.end(),
                       [&](const Cue& cue) { return cue.range.overlaps(negation.range); });
  });
  return denying;
}

// "naam wordt …"
bool holds_a_labelled_value(const Answer& answer, const Range& range) {
  constexpr List kLabels[] = {List::kLabelName,  List::kLabelSchool,   List::kLabelFoundation,
                              List::kLabelEmail, List::kSettleSurname, List::kSettleFirstName};
  for (std::size_t at = range.begin; at < range.end; ++at) {
    for (const List list : kLabels) {
      const std::size_t end = answer.end_at(list, at);
      if (end == at || end >= range.end) continue;
      if (answer.at(List::kSettleStates, end) || answer.document.is_mark(end, ':') ||
          answer.document.is_mark(end, '='))
        return true;
    }
  }
  return false;
}

// An address, a group, a place or a labelled value is never a mere remark.
bool holds_a_value(const Answer& answer, const Range& range) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (answer.document[at].kind == TokenKind::kAddress) return true;
  }
  if (holds_a_labelled_value(answer, range)) return true;
  const auto& mentions = answer.part.mentions();
  const auto& places = answer.part.places();
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](const Mention& mention) { return range.holds(mention.name); }) ||
         std::any_of(places.begin(), places.end(), [&](const Place& place) {
           return range.holds(place.range) && place.says_itself();
         });
}

// Something that asks for more than to be known, outside the remark itself.
bool asks_more(const Answer& answer, const Range& range, const std::vector<Cue>& remarks,
               bool may_ignore = false) {
  for (const List list : kNoAside) {
    const bool agrees = list == List::kSettleIgnore || list == List::kComesAfterAll;
    if (may_ignore && agrees) continue;
    for (const Cue& cue : answer.cues_of(list).of(list)) {
      if (cue.range.begin < range.begin || cue.range.end > range.end) continue;
      const bool inside = std::any_of(remarks.begin(), remarks.end(), [&](const Cue& remark) {
        return remark.range.contains(cue.range.begin);
      });
      if (!inside) return true;
    }
  }
  return false;
}

// "Groetjes, Anke", "Beste Meldaan"
bool is_courtesy(const Answer& answer, const Range& range) {
  constexpr std::size_t kMostNames = 3;
  std::size_t at = range.begin;
  while (at < range.end && answer.document[at].kind == TokenKind::kPunctuation) ++at;
  std::size_t end = at;
  for (const List list : {List::kGreeting, List::kClosing, List::kDeviceLine})
    end = std::max(end, answer.end_at(list, at));
  // "Dank voor het signaal": what for is no matter.
  const bool thanks = answer.at(List::kThanks, at) && !holds_a_value(answer, range) &&
                      !asks_more(answer, range, {});
  if (answer.at(List::kDeviceLine, at) || thanks) return true;
  if (end == at) return false;
  std::size_t names = 0;
  for (; end < range.end; ++end) {
    if (answer.document[end].kind == TokenKind::kPunctuation) continue;
    if (!answer.document[end].capital || ++names > kMostNames) return false;
  }
  return true;
}

// "Laat de school maar leeg"
bool may_stay_empty(const Answer& answer, Span span) {
  if (!answer.any(List::kSettleNeedless, span.range())) return false;
  for (const List list : {List::kSettleNeedless, List::kLabelName, List::kLabelSchool,
                          List::kLabelFoundation, List::kLabelGroup, List::kLabelEmail})
    span.explain(list);
  return span.all_explained();
}

// "Henk komt wel": what is an aside and a move alike.
bool says_they_come(const Answer& answer, const Range& range) {
  std::vector<List> lists{List::kSettleAside};
  for (const auto& [list, ruling] : kRulings) lists.push_back(list);
  const std::vector<Cue> said = outermost(answer, lists, range);
  const auto moves = answer.words.of(List::kSettleMoves);
  return std::any_of(said.begin(), said.end(), [&](const Cue& aside) {
    return aside.list == List::kSettleAside &&
           std::any_of(moves.begin(), moves.end(),
                       [&](const Cue& move) { return move.range == aside.range; });
  });
}

}  // namespace

bool only_tells(const Answer& answer, const Range& range) {
  // "Negeren, vragen zijn per telefoon beantwoord" says the same twice, and whether "hij komt toch"
  // goes with it is not for these words to say.
  return !holds_a_value(answer, range) && !asks_more(answer, range, {}, true) &&
         !answer.any(List::kSettleWait, range);
}

Instruction refusal() {
  Instruction instruction;
  instruction.ruling = Ruling::kIgnore;
  instruction.refuses = true;
  return instruction;
}

bool is_bare_no(const Answer& answer, const Range& range) {
  bool says_no = false;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (answer.document[at].kind == TokenKind::kPunctuation) continue;
    const bool is_no =
        answer.part.cues().at(List::kNegation, at) && answer.at(List::kSettleFiller, at);
    if (!is_no && !answer.at(List::kThanks, at) && !answer.at(List::kFiller, at)) return false;
    says_no = says_no || is_no;
  }
  return says_no;
}

std::optional<Instruction> ruling_in(const Answer& answer, const Range& range) {
  const std::vector<Cue> rulings = rulings_in(answer, range);
  if (rulings.empty()) return is_bare_no(answer, range) ? std::optional(refusal()) : std::nullopt;
  Span span(answer, range);
  for (const Cue& cue : rulings) span.explain(cue);
  span.explain(List::kRequest);
  span.explain(List::kSettleAside);
  const std::vector<Cue> denying = denials_beside(answer, range, rulings);
  const bool denies = !denying.empty();
  for (const Cue& negation : denying) {
    // "Negeren, dit is geen aanmelding" denies something else.
    if (negation.range.end != rulings.front().range.begin) return std::nullopt;
    span.explain(negation);
  }
  // "Akkoord, Henk komt wel" says two things.
  if (!span.all_explained() || says_they_come(answer, range)) return std::nullopt;
  Instruction instruction;
  instruction.ruling = ruling_of(rulings.front().list);
  for (const Cue& cue : rulings) {
    if (ruling_of(cue.list) != instruction.ruling) return std::nullopt;
    instruction.is_away = instruction.is_away || cue.list == List::kSettleAway;
  }
  instruction.refuses = std::all_of(rulings.begin(), rulings.end(),
                                    [](const Cue& cue) { return cue.list == List::kSettleRefuse; });
  // "Akkoord, ze is ziek": one of the two is not meant.
  if (instruction.ruling == Ruling::kAccept && answer.any(List::kSettleAgainst, range))
    return std::nullopt;
  if (!denies) return instruction;
  // "Niet afmelden!" takes nothing back; "niet akkoord" is a no to what is asked.
  return instruction.ruling == Ruling::kAccept ? refusal() : Instruction();
}

bool bears_agreement(const Answer& answer, const Range& range) {
  Span span(answer, range);
  if (is_courtesy(answer, range) || may_stay_empty(answer, span) || value_in(answer, range) ||
      missing_name_in(answer, range) || ruling_in(answer, range))
    return true;
  const std::vector<Cue> told = outermost(
      answer, {List::kSettleAside, List::kSettleReason, List::kSettleWait, List::kSettleAgainst},
      range);
  for (const Cue& cue : told) {
    if (cue.list == List::kSettleWait || cue.list == List::kSettleAgainst) return false;
  }
  if (answer.at(List::kSettleReason, Span(answer, range).next_unexplained(range.begin)))
    return true;
  for (const List list :
       {List::kAffirmation, List::kSettleRight, List::kSettleAside, List::kFirstPerson,
        List::kAuxiliary, List::kLabelName, List::kLabelSchool, List::kLabelFoundation,
        List::kLabelGroup, List::kLabelEmail})
    span.explain(list);
  return span.all_explained();
}

std::size_t loose_words(const Answer& answer, const Range& range) {
  Span span(answer, range);
  for (const List list :
       {List::kAffirmation, List::kSettleRight, List::kSettleAside, List::kSettleReason})
    span.explain(list);
  std::size_t loose = 0;
  for (std::size_t at = range.begin; at < range.end; ++at) loose += !span.is_explained(at);
  return loose;
}

std::optional<Instruction> aside_in(const Answer& answer, const Range& range) {
  Span span(answer, range);
  if (is_courtesy(answer, range) || may_stay_empty(answer, span)) return Instruction();
  if (holds_a_value(answer, range)) return std::nullopt;
  span.explain(List::kSettleRight);
  if (span.all_explained()) return Instruction();
  if (says_they_come(answer, range)) {
    span.explain(List::kSettleAside);
    if (!span.all_explained()) return std::nullopt;
    Instruction instruction;
    instruction.comes = true;
    return instruction;
  }
  std::vector<Cue> remarks = outermost(answer, {List::kSettleAside, List::kSettleReason}, range);
  const std::size_t first = Span(answer, range).next_unexplained(range.begin);
  // "Want …" gives a reason whatever it is; any other remark is known by what it tells.
  std::erase_if(remarks, [&](const Cue& cue) {
    return cue.list == List::kSettleReason && cue.range.begin > first;
  });
  if (remarks.empty() || asks_more(answer, range, remarks)) return std::nullopt;
  return Instruction();
}

}  // namespace meldaan::extract
