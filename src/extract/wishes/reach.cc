#include "extract/wishes/reach.h"

#include <algorithm>

#include "extract/wishes/moves.h"
#include "extract/wishes/refusals.h"

namespace meldaan::extract {

// "Laat HRM maar zitten", "doe HRM er maar bij": a small word within a phrase parts nothing.
bool Reach::is_within_phrase(std::size_t token) const {
  for (std::size_t back = 1; back <= kMostBridged + 1 && back <= token; ++back) {
    if (c_.cues.end_at(List::kNegation, token - back) > token + 1 ||
        c_.cues.end_at(List::kWish, token - back) > token + 1)
      return true;
  }
  return false;
}

// "Dat doe ik maar niet."
bool Reach::softens(std::size_t token) const {
  const std::size_t behind = token + 2;
  return c_.cues.at(List::kContrast, token) && c_.cues.at(List::kNegation, token + 1) &&
         (behind >= c_.document.size() || !c_.document.is_word(behind) ||
          c_.document.breaks_after(token + 1));
}

bool Reach::begins_clause(std::size_t token) const {
  if (c_.cues.at(List::kClauseBreak, token)) return !is_within_phrase(token) && !softens(token);
  // "… en kom graag naar Taal"
  if (!c_.cues.at(List::kAnd, token) || token + 1 >= c_.document.size()) return false;
  return c_.document.is_word(token) &&
         (c_.cues.at(List::kRegister, token + 1) || c_.cues.at(List::kWish, token + 1) ||
          c_.cues.at(List::kSelfRegister, token + 1));
}

// "Aangezien mijn duo Taal doet | kies ik voor Gedrag", "zolang die er niet is | zit ik bij Taal":
// the main clause begins with its verb, right behind the verb of the other.
bool Reach::begins_main_clause(std::size_t token, const Range& clause) const {
  const bool verb =
      c_.cues.at(List::kSelfRegister, token) ||
      (c_.cues.covers(List::kAuxiliary, token) && c_.cues.covers(List::kAuxiliary, token - 1));
  return token > clause.begin + 1 && c_.cues.at(List::kSubordinate, clause.begin) && verb &&
         c_.cues.at(List::kFirstPerson, token + 1) && !c_.cues.covers(List::kFirstPerson, token);
}

Range Reach::clause_at(std::size_t token) const {
  Range clause = c_.sentences.clause_of(c_.document, token);
  for (std::size_t at = clause.begin; at < clause.end; ++at) {
    if (!begins_main_clause(at, clause)) continue;
    (at <= token ? clause.begin : clause.end) = at;
    break;
  }
  for (std::size_t at = token; at > clause.begin; --at) {
    if (!begins_clause(at)) continue;
    clause.begin = at;
    break;
  }
  for (std::size_t at = token + 1; at < clause.end; ++at) {
    if (!begins_clause(at)) continue;
    clause.end = at;
    break;
  }
  return clause;
}

std::vector<Mention>::const_iterator Reach::head_of(const Mention& mention) const {
  auto at = std::find_if(mentions_.begin(), mentions_.end(),
                         [&](const Mention& known) { return known.name == mention.name; });
  while (at != mentions_.end() && at != mentions_.begin()) {
    const Mention& before = *std::prev(at);
    if (before.name.end > at->phrase.begin || !enumerates(before, *at)) break;
    --at;
  }
  return at;
}

std::size_t Reach::enumeration_begin(const Mention& mention) const {
  const auto head = head_of(mention);
  return head == mentions_.end() ? mention.phrase.begin : head->phrase.begin;
}

bool Reach::has_kind_word(const Mention& mention) const {
  const auto head = head_of(mention);
  return mention.has_kind_word || (head != mentions_.end() && head->has_kind_word);
}

Range Reach::clause_of(const Mention& mention) const {
  Range clause = clause_at(mention.name.begin);
  clause.begin = std::min(clause.begin, mention.phrase.begin);
  clause.end = std::max(clause.end, mention.name.end);
  if (const auto head = head_of(mention); head != mentions_.end())
    clause.begin = std::min(clause.begin, clause_at(head->name.begin).begin);
  return clause;
}

// Nothing but commas, conjunctions and articles stands between the two, and no "niet".
bool Reach::enumerates(const Mention& before, const Mention& after) const {
  if (c_.sentences.index_of(before.name.begin) != c_.sentences.index_of(after.name.begin))
    return false;
  // "Haal mij af van Taal, Gedrag blijft staan"
  const bool begins_anew = before.phrase.end + 1 == after.phrase.begin &&
                           c_.document.is_mark(before.phrase.end, ',') &&
                           c_.cues.at(List::kStays, after.name.end);
  if (begins_anew) return false;
  for (std::size_t i = before.phrase.end; i < after.phrase.begin; ++i) {
    const bool link = c_.document.is_mark(i, ',') || c_.document.is_mark(i, '/') ||
                      c_.document.is_mark(i, '"') || c_.document.is_mark(i, '\'') ||
                      c_.cues.covers(List::kAnd, i) || c_.cues.covers(List::kOr, i) ||
                      c_.cues.covers(List::kParticle, i);
    if (!link) return false;
  }
  return true;
}

bool Reach::is_left_for_next(const Mention& mention) const {
  return extract::is_left_for_next(c_.document, c_.cues, c_.sentences, mentions_, mention);
}

bool Reach::mention_between(std::size_t begin, std::size_t end) const {
  return std::any_of(mentions_.begin(), mentions_.end(),
                     [&](const Mention& m) { return m.name.begin >= begin && m.name.end <= end; });
}

bool Reach::names_topic(const Range& range, std::size_t topic) const {
  return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
    return mention.topic == topic && range.overlaps(mention.name);
  });
}

bool Reach::is_in_mention(std::size_t token) const {
  return std::any_of(mentions_.begin(), mentions_.end(),
                     [token](const Mention& m) { return m.phrase.contains(token); });
}

bool Reach::wants(const Range& range) const {
  std::vector<Range> tales = c_.cues.all(List::kDescribed, range);
  const std::vector<Range> past = c_.cues.all(List::kHistory, range);
  tales.insert(tales.end(), past.begin(), past.end());
  for (const List list : {List::kWish, List::kRegister}) {
    for (const Range& wish : c_.cues.all(list, range)) {
      // "Eigenlijk wilde" swallows the "wilde"; "ik geef mij op" is more than "ik geef".
      if (std::none_of(tales.begin(), tales.end(),
                       [&](const Range& tale) { return tale.holds(wish); }))
        return true;
    }
  }
  return false;
}

bool Reach::wants_beside(const Mention& mention) const {
  const Range& sentence = sentence_of(mention);
  for (const List list : {List::kWish, List::kRegister}) {
    for (const Range& wish : c_.cues.all(list, sentence)) {
      const Range clause = clause_at(wish.begin);
      // "Taal klinkt mooi, maar ik kies voor Rekenen"
      const bool of_another = clause.begin >= mention.name.end &&
                              c_.cues.at(List::kContrast, clause.begin) &&
                              mention_between(clause.begin, clause.end);
      if (of_another) continue;
      const bool denied = !negations_in(c_.cues, clause).empty() &&
                          !c_.cues.any(List::kContrast, clause) &&
                          !mention_between(clause.begin, clause.end);
      if (!denied && wants({std::min(clause.begin, wish.begin), std::max(clause.end, wish.end)}))
        return true;
    }
  }
  return false;
}

bool Reach::takes_both(const Mention& mention) const {
  const Range& sentence = sentence_of(mention);
  const bool in_doubt = c_.cues.any(List::kUndecided, sentence);
  // Without a doubt of which one "both" may well be people: "we komen allebei".
  const auto of_groups = [&](const Range& both) {
    const Range clause = c_.sentences.clause_of(c_.document, both.begin);
    // "I would be happy to join both"
    const bool of_one = c_.cues.any(List::kFirstPerson, {clause.begin, both.begin}) &&
                        !c_.cues.any(List::kSignsUp, clause);
    return in_doubt || of_one || (both.begin > 0 && c_.cues.covers(List::kAbout, both.begin - 1));
  };
  for (const Range& cue : c_.cues.all(List::kBoth, {mention.name.end, sentence.end})) {
    if (of_groups(cue) && wants({mention.name.end, sentence.end}) &&
        !mention_between(cue.begin, sentence.end))
      return true;
  }
  const std::size_t next = c_.sentences.index_of(mention.name.begin) + 1;
  if (next >= c_.sentences.all().size()) return false;
  const Range& following = c_.sentences.all()[next].range;
  const std::vector<Range> taken = c_.cues.all(List::kBoth, following);
  return std::any_of(taken.begin(), taken.end(), of_groups) && wants(following) &&
         !mention_between(following.begin, following.end);
}

bool Reach::is_reason(const Mention& mention) const {
  const Range clause = clause_of(mention);
  return c_.cues.any(List::kReason, {clause.begin, std::max(clause.begin, mention.name.begin)});
}

std::vector<TakeUp> Reach::taken_up_in(const Mention& mention) const {
  const auto at = std::find_if(mentions_.begin(), mentions_.end(),
                               [&](const Mention& known) { return known.name == mention.name; });
  if (at == mentions_.end()) return {};
  auto last = at;
  while (std::next(last) != mentions_.end() && enumerates(*last, *std::next(last))) ++last;
  std::vector<TakeUp> all = take_ups(c_, mentions_, last->name.end);
  const bool first = head_of(mention) == at;
  std::erase_if(all, [&](const TakeUp& up) {
    return (up.picks == Picks::kFirst && !first) || (up.picks == Picks::kLast && at != last);
  });
  return all;
}

// "… en ben eruit: de laatste."
bool Reach::only_picks(const TakeUp& up) const {
  if (up.picks == Picks::kAll) return false;
  for (std::size_t i = up.clause.begin; i < up.clause.end; ++i) {
    const bool small = !c_.document.is_word(i) || c_.cues.covers(List::kFiller, i) ||
                       c_.cues.covers(List::kLatter, i) || c_.cues.covers(List::kFirstNamed, i);
    if (!small) return false;
  }
  return true;
}

bool Reach::takes(const TakeUp& up) const {
  // "Zij zei dat ik me daarvoor moest opgeven."
  if (c_.cues.any(List::kSupposed, up.clause) && !c_.cues.any(List::kContrast, up.clause))
    return false;
  const bool along = c_.cues.any(List::kGoesAlong, up.clause);
  return !c_.sentences.of(up.clause.begin).question &&
         (wants(up.clause) || only_picks(up) || along) &&
         negations_in(c_.cues, up.clause).empty() && !c_.cues.any(List::kOthersWish, up.clause) &&
         !c_.cues.any(List::kHistory, up.clause) && !c_.cues.any(List::kIrrealis, up.clause);
}

bool Reach::taken_up_again(const Mention& mention) const {
  const std::vector<TakeUp> all = taken_up_in(mention);
  return std::any_of(all.begin(), all.end(), [&](const TakeUp& up) { return takes(up); });
}

}  // namespace meldaan::extract
