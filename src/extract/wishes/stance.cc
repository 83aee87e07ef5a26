#include "extract/wishes/stance.h"

#include <algorithm>

#include "extract/layout/leavers.h"
#include "extract/wishes/questions.h"
#include "extract/wishes/refusals.h"

namespace meldaan::extract {
namespace {

class StanceFinder {
 public:
  StanceFinder(const WishContext& context, const Reach& reach, const Mention& mention)
      : c_(context),
        reach_(reach),
        m_(mention),
        clause_(reach.clause_of(mention)),
        sentence_(reach.sentence_of(mention)) {}

  Stance find(bool labelled) const {
    const Zone zone = c_.document[m_.name.begin].zone;
    if (!labelled && !is_own(zone)) return Stance::kSpokenOf;
    if (is_wondered_about()) return Stance::kSpokenOf;
    if (is_listed_to_leave(c_.document, c_.cues, c_.sentences, m_.name.begin))
      return Stance::kSpokenOf;
    if (!labelled && is_denied_job()) return Stance::kSpokenOf;
    // "Ik ben stagecoördinator en hoor niet bij een school": a job declines no group.
    if (is_refused(c_, reach_, m_) || (!labelled && is_refused_later(c_, reach_, m_)))
      return !labelled && is_job() ? Stance::kSpokenOf : Stance::kDeclined;
    if (is_others()) return Stance::kDeclined;
    if (!labelled && is_not_the_writers(c_, reach_, m_)) return Stance::kSpokenOf;
    if (labelled) return Stance::kWished;
    if (is_job() || is_possessed()) return Stance::kSpokenOf;
    if (reach_.taken_up_again(m_) || is_affirmed(c_, reach_, m_)) return Stance::kWished;
    if (is_only_supposed() || is_first_thought() || is_unreal() || is_of_kin())
      return Stance::kSpokenOf;
    if (is_asked(c_.document, c_.cues, c_.sentences, m_.name.begin)) return Stance::kSpokenOf;
    if (is_past() || is_undecided() || is_described()) return Stance::kSpokenOf;
    return Stance::kWished;
  }

 private:
  bool any(List list, const Range& range) const { return c_.cues.any(list, range); }

  // "Welke van de drie W&T-groepen zij bedoelt heeft ze niet gezegd"
  bool is_wondered_about() const {
    std::size_t head = m_.phrase.begin;
    while (head > sentence_.begin &&
           (c_.cues.covers(List::kParticle, head - 1) || c_.cues.covers(List::kCardinal, head - 1)))
      --head;
    return head > sentence_.begin && c_.cues.covers(List::kQuestionWord, head - 1) &&
           c_.cues.at(List::kWhichOne, head - 1);
  }

  // "Iedereen denkt nu dat ik bij Taal wil", "Rekenen zou voor de hand liggen": others' thought.
  bool is_only_supposed() const {
    for (const Range& thought : c_.cues.all(List::kSupposed, sentence_)) {
      if (!thought.overlaps(clause_) && reach_.wants(clause_)) continue;
      const std::size_t from = std::min(thought.end, m_.name.end);
      const std::size_t to = std::max(thought.begin, m_.name.begin);
      if (!any(List::kContrast, {from, to}) && !any(List::kSelfRegister, clause_)) return true;
    }
    return false;
  }

  // "Eerst dacht ik aan Taal, maar het wordt Rekenen": another thought follows.
  bool is_first_thought() const {
    return any(List::kFirstThought, {clause_.begin, m_.name.begin}) &&
           reach_.mention_between(clause_.end, c_.document.size());
  }

  // "Onze oudste zoon zit tot over zijn oren in het lerarentekort": family does not come.
  bool is_of_kin() const {
    for (const Range& kin : c_.cues.all(List::kKin, {sentence_.begin, m_.name.begin})) {
      const bool owned =
          kin.begin > sentence_.begin && any(List::kPossessive, {sentence_.begin, kin.begin});
      if (owned && !any(List::kFirstPerson, {kin.end, m_.name.begin}))
        return !reach_.wants({kin.end, std::max(kin.end, clause_.end)});
    }
    return false;
  }

  // "Ik had graag bij Taal gezeten, maar ben dan weg", "… als ik niet zo vroeg weg moest. Nu …":
  // what would have been, and why it is not.
  bool is_unreal() const {
    const std::vector<TakeUp> ups = reach_.taken_up_in(m_);
    // "Jammer van Taal, dat had ik leuk gevonden."
    if (!reach_.wants(clause_) && std::any_of(ups.begin(), ups.end(), [&](const TakeUp& up) {
          return up.plain && any(List::kIrrealis, up.clause);
        }))
      return true;
    // Its words may begin before the clause: "Ik had mezelf | ook graag bij Taal gezet".
    if (!c_.cues.touches(List::kIrrealis, clause_) || c_.sentences.of(m_.name.begin).question)
      return false;
    if (any(List::kHindrance, {m_.name.end, sentence_.end})) return true;
    return sentence_.end < c_.document.size() && c_.cues.at(List::kHindrance, sentence_.end);
  }

  // "bij ons op het IKC", "onze IB'er", "mijn taalonderwijs": what there is at home.
  bool is_possessed() const {
    return !m_.has_kind_word && m_.phrase.begin > sentence_.begin &&
           c_.cues.covers(List::kPossessive, m_.phrase.begin - 1);
  }

  // "Gedrag is meer iets voor Bas", "Taal doet mijn duo".
  bool is_others() const {
    Range wide = c_.sentences.clause_of(c_.document, m_.name.begin);
    wide.begin = std::max(wide.begin, clause_.begin);
    // "Anja heeft zichzelf al gemeld (voor Taal)"
    if (wide.begin > sentence_.begin + 1 && c_.document.is_mark(wide.begin - 1, '('))
      wide.begin = c_.sentences.clause_of(c_.document, wide.begin - 2).begin;
    for (const Range& other : c_.cues.all(List::kOthersWish, wide)) {
      if (!names_person({other.begin, std::min(other.end + 1, sentence_.end)}) &&
          !reach_.mention_between(m_.name.end, other.begin))
        return true;
    }
    return false;
  }

  // "… is voor mijn collega Anja": who is named may be signed up here.
  bool names_person(const Range& range) const {
    if (!any(List::kColleague, range)) return false;
    const Cue* name = c_.cues.first(List::kFirstName, range);
    return name != nullptr && c_.document[name->range.begin].capital;
  }

  bool is_job() const {
    if (m_.has_kind_word) return false;
    if (is_post_in_brackets(c_.document, c_.cues, m_)) return true;
    if (follows_post()) return true;
    for (const Range& job : c_.cues.all(List::kJob, sentence_)) {
      if (job.holds(m_.name)) return true;
    }
    return false;
  }

  // "…, al ben ik geen ib": what the writer is not declines no group.
  bool is_denied_job() const {
    return m_.name.begin > clause_.begin && c_.cues.at(List::kNegation, m_.name.begin - 1) &&
           any(List::kSelfIntroduction, {clause_.begin, m_.name.begin}) && !reach_.wants(clause_);
  }

  // "Als mentorentrainer kom ik graag", but "zowel Taal als Rekenen".
  bool follows_post() const {
    constexpr std::size_t kLongestPost = 4;
    const std::size_t begin = m_.name.begin;
    for (std::size_t back = 1; back <= kLongestPost && back <= begin; ++back) {
      if (c_.cues.end_at(List::kPost, begin - back) != begin) continue;
      return !reach_.mention_between(sentence_.begin, begin - back) && !c_.document[begin].capital;
    }
    return false;
  }

  // "Onze ib'er was vorig jaar zo enthousiast | dat ik nu naar Taal wil"
  bool is_consequence() const {
    for (std::size_t at = sentence_.begin; at + 1 < m_.name.begin; ++at) {
      if (c_.document.folded(at) == "dat" && any(List::kFirstPerson, {at + 1, at + 2}) &&
          reach_.wants({at + 1, sentence_.end}))
        return true;
    }
    return false;
  }

  // The clause that the cue stands in has the say: "Graag Rekenen, Taal heb ik vorig jaar gedaan".
  bool only_tells(List list) const {
    const Range own = reach_.clause_at(m_.name.begin);
    const Range& range = any(list, own) ? own : clause_;
    return any(list, range) && !reach_.wants(range) && !reach_.taken_up_again(m_) &&
           !is_consequence();
  }

  bool is_past() const {
    if (any(List::kHistory, clause_)) return only_tells(List::kHistory);
    // "Ik had mij opgegeven voor Taal. Dat wil ik veranderen in Rekenen."
    return any(List::kAlreadyRegistered, clause_) && !c_.cues.of(List::kReplaces).empty() &&
           !any(List::kReplaces, {sentence_.begin, m_.name.begin});
  }

  // "Misschien" concerns its clause, "ik weet nog niet welke" all that follows, until something is
  // wanted after all.
  bool is_undecided() const {
    if (m_.has_kind_word && !any(List::kUndecided, clause_)) return false;
    for (const Range& doubt : c_.cues.all(List::kUndecided, sentence_)) {
      const bool same_clause = doubt.overlaps(clause_);
      if (doubt.size() == 1 && !same_clause) continue;
      const bool behind = doubt.begin > m_.name.begin;
      // "Taal of Rekenen, kies jij maar": the alternatives themselves.
      if (behind && doubt.size() > 1 && is_alternative() &&
          !reach_.mention_between(doubt.end, sentence_.end))
        return true;
      if (behind && (!same_clause || reach_.mention_between(doubt.end, clause_.end))) continue;
      if (!behind && names_next({doubt.end, m_.phrase.begin})) continue;
      if (doubt.end <= clause_.begin && reach_.wants(clause_)) continue;
      if (reach_.takes_both(m_)) continue;
      return true;
    }
    return false;
  }

  // "Niek weet het nog niet en | Vera gaat naar Taal": the doubt was the one's before her.
  bool names_next(const Range& between) const {
    for (std::size_t at = between.begin; at < between.end; ++at) {
      if (c_.document[at].capital && c_.cues.at(List::kFirstName, at)) return true;
    }
    return false;
  }

  bool is_alternative() const {
    return any(List::kOr, {reach_.enumeration_begin(m_), m_.name.begin}) ||
           c_.cues.at(List::kOr, m_.name.end);
  }

  bool is_described() const {
    if (reach_.is_reason(m_) && !reach_.wants(clause_) && !reach_.taken_up_again(m_)) return true;
    return only_tells(List::kDescribed) || goes_on_with_tale();
  }

  // "Wij werken dit jaar aan gedrag, | aan cultuureducatie en aan …": without a verb of its own it
  // is said of what stands before the comma.
  bool goes_on_with_tale() const {
    const Range own = reach_.clause_at(m_.name.begin);
    std::size_t first = m_.phrase.begin;
    while (first > own.begin && c_.cues.covers(List::kParticle, first - 1)) --first;
    if (first != own.begin + 1 || own.begin < sentence_.begin + 2 ||
        !c_.document.is_mark(own.begin - 1, ',') || !c_.cues.at(List::kAbout, own.begin) ||
        reach_.wants(own))
      return false;
    const Range before = reach_.clause_at(own.begin - 2);
    bool same = false;  // the preposition
    for (std::size_t i = before.begin; i < before.end; ++i)
      same = same || c_.document.folded(i) == c_.document.folded(own.begin);
    return same && any(List::kDescribed, before) && !reach_.wants(before);
  }

  const WishContext& c_;
  const Reach& reach_;
  const Mention& m_;
  Range clause_;
  Range sentence_;
};

}  // namespace

bool is_post_in_brackets(const Document& document, const Cues& cues, const Mention& mention) {
  const std::size_t behind = mention.name.end + 1;
  if (mention.name.begin == 0 || behind >= document.size() ||
      !document.is_mark(mention.name.begin - 1, '(') || !document.is_mark(mention.name.end, ')'))
    return false;
  const bool goes_on = cues.at(List::kAlso, behind) || cues.at(List::kAbout, behind) ||
                       cues.at(List::kComes, behind);
  return document.is_mark(behind, ':') ||
         (goes_on && cues.covers(List::kRoleMailbox, mention.name.begin));
}

Stance stance_of(const WishContext& context, const Reach& reach, const Mention& mention,
                 bool labelled) {
  return StanceFinder(context, reach, mention).find(labelled);
}

}  // namespace meldaan::extract
