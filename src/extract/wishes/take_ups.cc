#include "extract/wishes/take_ups.h"

#include <algorithm>

#include "extract/wishes/reach.h"
#include "extract/wishes/refusals.h"

namespace meldaan::extract {
namespace {

// A question may stand between a group and what is said of it.
constexpr std::size_t kFurthestTakenUp = 2;

class TakeUpFinder {
 public:
  TakeUpFinder(const WishContext& context, const std::vector<Mention>& mentions)
      : c_(context), mentions_(mentions), reach_(context, mentions) {}

  std::vector<TakeUp> find(std::size_t from) {
    if (from == 0) return {};
    const auto& sentences = c_.sentences.all();
    const std::size_t own = c_.sentences.index_of(from - 1);
    const bool asked = sentences[own].question;
    said_ = {sentences[own].range.begin, from};
    kinds_ = kinds_of(from);
    look_in({from, sentences[own].range.end}, false, false);
    if (stopped_) return found_;
    for (std::size_t n = own + 1; n < sentences.size() && n <= own + kFurthestTakenUp; ++n) {
      const Range& range = sentences[n].range;
      if (range.empty() || !is_own(c_.document[range.begin].zone)) break;
      const std::size_t before = found_.size();
      // "Is de groep HRM iets voor mij? Ik denk het wel, noteer me maar."
      if (asked && c_.cues.any(List::kSelfRegister, range) &&
          !reach_.mention_between(range.begin, range.end))
        found_.push_back({range.begin, range, true, false});
      if (n == own + 1 && is_bare_verdict(range)) {
        found_.push_back({range.begin, range, true, true, true});
        break;
      }
      look_in(range, true, asked);
      // "… die heb ik in de lijst gevonden. Daar doe ik ook aan mee."
      const bool goes_on = found_.size() > before && n + 1 < sentences.size() &&
                           !sentences[n + 1].range.empty() &&
                           c_.cues.at(List::kAnaphor, sentences[n + 1].range.begin);
      if (stopped_ || (!goes_on && (found_.size() > before || !sentences[n].question))) break;
    }
    return found_;
  }

 private:
  // Of the group whose name ends there: those that its phrase names, or else those of its topic.
  Kinds kinds_of(std::size_t from) const {
    const auto named = std::find_if(mentions_.begin(), mentions_.end(),
                                    [&](const Mention& m) { return m.name.end == from; });
    if (named == mentions_.end()) return Kinds::all();
    Kinds kinds = named->kinds;
    for (const Group* group : c_.catalogue.topics()[named->topic].groups) {
      if (named->kinds.empty()) kinds.add(group->kind);
    }
    return kinds;
  }

  // "Taal. De andere groepen sla ik over, daar heb ik geen tijd voor", "… Niet in de PLG, daar …":
  // what follows is said of these.
  bool is_another_group(std::size_t token) const {
    if (c_.cues.at(List::kOtherGroups, token)) return true;
    const bool pointed_to = c_.cues.covers(List::kAnaphor, token) ||
                            (token > 0 && c_.cues.at(List::kDemonstrative, token - 1));
    return !pointed_to &&
           std::any_of(std::begin(kNamedKinds), std::end(kNamedKinds), [&](auto kind) {
             return c_.cues.at(kind.first, token) && !kinds_.has(kind.second);
           });
  }

  // "Meester Koen heeft zich teruggetrokken, | die | hoeft niet op de lijst"
  bool is_somebody(std::size_t token, const Range& sentence) const {
    if (!c_.cues.at(List::kThatOne, token)) return false;
    for (std::size_t at = sentence.begin; at < token; ++at) {
      const bool person = c_.cues.at(List::kTitle, at) || c_.cues.at(List::kColleague, at) ||
                          (c_.document[at].capital && c_.cues.at(List::kFirstName, at));
      if (person) return true;
    }
    return false;
  }

  void look_in(const Range& range, bool next, bool asked) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (reach_.is_in_mention(i) || is_another_group(i)) {
        stopped_ = true;
        break;
      }
      // What another's mail takes up is wished there.
      if (!is_own(c_.document[i].zone) || is_somebody(i, range)) continue;
      const bool plain = c_.cues.at(List::kAnaphor, i) || demonstrates(i, range, next) ||
                         is_struck_out(i) || is_asked_for(i);
      const Picks picks = picks_at(i);
      const bool takes = plain || picks != Picks::kAll || c_.cues.at(List::kThereto, i) ||
                         c_.cues.at(List::kBoth, i) ||
                         (asked && i == range.begin && c_.cues.at(List::kThen, i));
      if (!takes) continue;
      const Range clause = before_what_it_replaces(i);
      if (!next && clause.begin < range.begin) continue;
      if (reach_.mention_between(clause.begin, clause.end) || is_told_of_another(clause)) continue;
      found_.push_back({i,
                        {std::max(clause.begin, range.begin), clause.end},
                        next,
                        plain || picks != Picks::kAll,
                        false,
                        picks});
      i = clause.end;
    }
  }

  // "Zelf wil ik ook naar Taal, dat hoeft Sjors niet", "Sjors gaat naar Taal. Ik hoef daar niet
  // heen": what one of them wishes, another need not want.
  bool is_told_of_another(const Range& clause) const {
    const bool of_writer = c_.cues.any(List::kFirstPerson, said_);
    const bool by_writer = c_.cues.any(List::kFirstPerson, clause);
    if (of_writer == by_writer) return false;
    if (of_writer) return names_somebody(clause, false);
    return c_.cues.any(List::kNegation, clause) && c_.cues.any(List::kThirdVerb, said_) &&
           names_somebody(said_, true);
  }

  bool names_somebody(const Range& range, bool known) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (!c_.document.is_word(i) || !c_.document[i].capital || reach_.is_in_mention(i)) continue;
      const bool begins = c_.sentences.of(i).range.begin == i;
      if (c_.cues.at(List::kFirstName, i) || (!known && !begins)) return true;
    }
    return false;
  }

  Picks picks_at(std::size_t token) const {
    if (c_.cues.at(List::kLatter, token)) return Picks::kLast;
    return c_.cues.at(List::kFirstNamed, token) ? Picks::kFirst : Picks::kAll;
  }

  // "Niet mijn ding.", "Te ver van mijn bed, dus liever niet.": a sentence that only turns down,
  // without a subject of its own.
  bool is_bare_verdict(const Range& range) const {
    constexpr std::size_t kLongest = 9;
    if (range.size() > kLongest || reach_.mention_between(range.begin, range.end)) return false;
    const std::vector<Range> refusals = negations_in(c_.cues, range);
    if (refusals.empty()) return false;
    // "Dat is lief bedacht, | maar nee."
    const std::size_t begin = refusals.back().begin;
    if (begin > range.begin + 1 && c_.cues.covers(List::kContrast, begin - 1) &&
        c_.document.is_mark(begin - 2, ',') && refusals.back().end + 1 >= range.end)
      return true;
    for (std::size_t i = range.begin; i < refusals.front().begin; ++i) {
      if (c_.document.is_word(i) && !c_.cues.covers(List::kFiller, i) &&
          !c_.cues.covers(List::kContrast, i))
        return false;
    }
    const std::size_t first = refusals.front().end;
    return !c_.cues.any(List::kFirstPerson, {first, std::min(first + 1, range.end)});
  }

  // "Zet mij daar maar bij | in plaats van bij Taal"
  Range before_what_it_replaces(std::size_t token) const {
    Range clause = reach_.clause_at(token);
    const Cue* instead = c_.cues.first(List::kInsteadOf, {token + 1, clause.end});
    if (instead != nullptr) clause.end = instead->range.begin;
    return clause;
  }

  // "Doe mij die maar."
  bool is_asked_for(std::size_t token) const {
    constexpr std::size_t kFarthest = 3;
    if (!c_.cues.at(List::kDemonstrative, token)) return false;
    const Range clause = before_what_it_replaces(token);
    const std::size_t behind = c_.cues.end_at(List::kDemonstrative, token);
    const bool bidden = c_.cues.at(List::kRegister, clause.begin) ||
                        c_.cues.at(List::kSelfRegister, clause.begin) ||
                        c_.cues.at(List::kWish, clause.begin);
    return bidden && token - clause.begin <= kFarthest &&
           (behind >= clause.end || c_.cues.covers(List::kFiller, behind));
  }

  // "…, streep die maar door": bidden to refuse it.
  bool is_struck_out(std::size_t token) const {
    if (!c_.cues.at(List::kDemonstrative, token)) return false;
    const Range clause = reach_.clause_at(token);
    const std::vector<Range> refusals = negations_in(c_.cues, clause);
    return std::any_of(refusals.begin(), refusals.end(), [&](const Range& refusal) {
      return refusal.begin == clause.begin && refusal.contains(token) && refusal.size() > 1;
    });
  }

  // "die sla ik over", "dat wordt het"; not the "die" of "die aan taal werken".
  bool demonstrates(std::size_t token, const Range& range, bool next) const {
    if (!c_.cues.at(List::kDemonstrative, token)) return false;
    std::size_t first = token;
    while (first > range.begin &&
           (c_.cues.covers(List::kFiller, first - 1) || c_.cues.at(List::kAnd, first - 1) ||
            c_.cues.at(List::kContrast, first - 1)))
      --first;
    const bool leads = first == range.begin || parts_clauses(c_.document, first - 1);
    if (!leads) return false;
    const std::size_t verb = c_.cues.end_at(List::kDemonstrative, token);
    if (verb >= range.end || !c_.document.is_word(verb)) return false;
    const bool writer = c_.cues.at(List::kFirstPerson, verb + 1);
    return writer || c_.cues.at(List::kAuxiliary, verb) ||
           (next && first == range.begin &&
            (c_.cues.at(List::kNegation, verb) || c_.cues.at(List::kWish, verb) ||
             c_.cues.at(List::kRegister, verb) || c_.cues.at(List::kOthersWish, verb)));
  }

  const WishContext& c_;
  const std::vector<Mention>& mentions_;
  Reach reach_;
  Kinds kinds_;  // of the group
  std::vector<TakeUp> found_;
  Range said_;  // the group's sentence, as far as the group
  bool stopped_ = false;
};

}  // namespace

std::vector<TakeUp> take_ups(const WishContext& context, const std::vector<Mention>& mentions,
                             std::size_t from) {
  return TakeUpFinder(context, mentions).find(from);
}

}  // namespace meldaan::extract
