#include "extract/stance.h"

#include <algorithm>

#include "extract/questions.h"

namespace meldaan::extract {
namespace {

bool is_any(const Document& document, std::size_t token, std::string_view marks) {
  return token < document.size() && std::any_of(marks.begin(), marks.end(), [&](char mark) {
           return document.is_mark(token, mark);
         });
}

// Where the answer stands of "Taal: ja", "Rekenen (nee)", "Wat HRM betreft: nee", "Taal? Graag!";
// 0 where none does.
std::size_t answer_begin(const WishContext& c, const Reach& reach, const Mention& mention) {
  constexpr std::size_t kMostBetween = 2;
  std::size_t at = mention.name.end;
  for (std::size_t between = 0; between <= kMostBetween && at < c.document.size();
       ++between, ++at) {
    if (is_any(c.document, at, "(:-=?")) return at + 1 < c.document.size() ? at + 1 : 0;
    if (!c.document.is_word(at) || c.document.breaks_after(at) || reach.is_in_mention(at)) return 0;
  }
  return 0;
}

bool ends_answer(const Document& document, std::size_t end) {
  return end >= document.size() || document.breaks_after(end - 1) || is_any(document, end, ").,;!");
}

class StanceFinder {
 public:
  StanceFinder(const WishContext& context, const Reach& reach, const Mention& mention)
      : c_(context),
        reach_(reach),
        m_(mention),
        clause_(reach.clause_of(mention)),
        sentence_(reach.sentence_of(mention)),
        take_ups_(reach.taken_up_in(mention)) {}

  Stance find(bool labelled) const {
    const Zone zone = c_.document[m_.name.begin].zone;
    if (!labelled && !is_about_sender(zone)) return Stance::kSpokenOf;
    if (is_negated() || is_replaced() || is_less_wanted()) return Stance::kDeclined;
    if (!labelled && is_refused_later()) return Stance::kDeclined;
    if (labelled) return Stance::kWished;
    if (is_others()) return Stance::kDeclined;
    if (!is_own(zone) || is_job() || is_possessed()) return Stance::kSpokenOf;
    if (reach_.taken_up_again(m_) || is_affirmed(c_, reach_, m_)) return Stance::kWished;
    if (is_only_supposed() || is_unreal() || is_of_kin()) return Stance::kSpokenOf;
    if (is_asked(c_.document, c_.cues, c_.sentences, m_.name.begin)) return Stance::kSpokenOf;
    if (is_past() || is_undecided() || is_described()) return Stance::kSpokenOf;
    return Stance::kWished;
  }

 private:
  bool any(List list, const Range& range) const { return c_.cues.any(list, range); }

  // "Taal sla ik over, Rekenen ook": it shares what was said of the one before.
  bool shares_refusal() const {
    const Range own = reach_.clause_at(m_.name.begin);
    for (std::size_t i = own.begin; i < own.end; ++i) {
      const bool small = m_.phrase.contains(i) || !c_.document.is_word(i) ||
                         c_.cues.at(List::kAlso, i) || c_.cues.covers(List::kParticle, i);
      if (!small) return false;
    }
    if (!any(List::kAlso, {m_.name.end, own.end}) || own.begin < sentence_.begin + 2) return false;
    const Range before = reach_.clause_at(own.begin - 2);
    return reach_.mention_between(before.begin, before.end) &&
           !negations_in(c_.cues, before).empty() && !any(List::kContrast, before);
  }

  bool is_negated() const {
    if (shares_refusal()) return true;
    if (is_refused_beside() || is_headed_by_refusal()) return true;
    const std::size_t head = reach_.enumeration_begin(m_);
    for (const Range& negation : negations_in(c_.cues, clause_)) {
      if (negation.begin < m_.name.begin && negation.end > m_.name.end)
        return true;  // "sla … over"
      if (negation.end <= m_.name.begin && governs({negation.end, head})) return true;
      // "Voor HRM hoef ik niet op de lijst": what comes first is meant only where nothing follows.
      if (negation.begin >= m_.name.end && !reach_.mention_between(negation.end, clause_.end) &&
          !any(List::kContrast, {m_.name.end, negation.begin}) && !denies_a_thing(negation) &&
          !is_held_open(negation)) {
        return true;
      }
    }
    for (const Range& negation : negations_in(c_.cues, {sentence_.begin, clause_.begin})) {
      if (is_held_open(negation) && governs({negation.end, head})) return true;
    }
    return false;
  }

  // "Taal heeft onze aandacht, maar daar doe ik niet aan mee"; "Bij Taal, waar ik vorig jaar zat,
  // hoeft u mij niet te noteren"; "… Taal gezien; die sla ik over."
  bool is_refused_later() const {
    constexpr std::size_t kNearBegin = 3;
    for (const TakeUp& up : take_ups_) {
      const bool far = up.next && up.at > up.clause.begin + kNearBegin;
      if (far || !up.plain || c_.sentences.of(up.at).question) continue;
      if (refuses_to_attend(up.clause)) return true;
    }
    if (refused_around_brackets() || is_not_the_writers()) return true;
    if (m_.name.end + 1 >= sentence_.end || !c_.document.is_mark(m_.name.end, ',') ||
        !c_.cues.at(List::kRelative, m_.name.end + 1))
      return false;
    const Range aside = c_.sentences.clause_of(c_.document, m_.name.end + 1);
    if (aside.end + 1 >= sentence_.end) return false;
    const Range rest = reach_.clause_at(aside.end + 1);
    return refuses_to_attend(rest) && !any(List::kContrast, {rest.begin, rest.begin + 1});
  }

  // "Mijn duo gaat naar Taal, ik niet."
  bool is_not_the_writers() const {
    const Range own = reach_.clause_at(m_.name.begin);
    if (own.end + 1 >= sentence_.end) return false;
    const Range next = reach_.clause_at(own.end + 1);
    bool writer = false;
    for (std::size_t i = std::max(next.begin, own.end); i < next.end; ++i) {
      writer = writer || c_.cues.at(List::kFirstPerson, i);
      const bool small = !c_.document.is_word(i) || c_.cues.at(List::kFirstPerson, i) ||
                         c_.cues.covers(List::kFiller, i) || c_.cues.at(List::kNegation, i) ||
                         c_.cues.at(List::kContrast, i);
      if (!small) return false;
    }
    return writer && !negations_in(c_.cues, next).empty();
  }

  // "Wat er al is (Taal, Rekenen en Gedrag) hoef ik niet"
  bool refused_around_brackets() const {
    std::size_t open = m_.name.begin;
    while (open > sentence_.begin && !c_.document.is_mark(open, '(') &&
           !c_.document.is_mark(open, ')'))
      --open;
    std::size_t close = m_.name.end;
    while (close < sentence_.end && !c_.document.is_mark(close, ')')) ++close;
    if (!c_.document.is_mark(open, '(') || close + 1 >= sentence_.end ||
        reach_.mention_between(sentence_.begin, open))
      return false;
    const Range rest = reach_.clause_at(close + 1);
    return rest.begin <= close + 1 && refuses_to_attend(rest);
  }

  bool refuses_to_attend(const Range& clause) const {
    if (reach_.mention_between(clause.begin, clause.end)) return false;
    const std::vector<Range> refusals = negations_in(c_.cues, clause);
    const bool plain = std::any_of(refusals.begin(), refusals.end(), [&](const Range& refusal) {
      const std::string_view word = c_.document.folded(refusal.begin);
      return refusal.size() > 1 || (word != "niet" && word != "geen" && word != "not");
    });
    return plain || (!refusals.empty() && (any(List::kAttends, clause) || reach_.wants(clause)));
  }

  // "Iedereen denkt nu dat ik bij Taal wil", "Rekenen zou voor de hand liggen": others' thought.
  bool is_only_supposed() const {
    for (const Range& thought : c_.cues.all(List::kSupposed, sentence_)) {
      const std::size_t from = std::min(thought.end, m_.name.end);
      const std::size_t to = std::max(thought.begin, m_.name.begin);
      if (!any(List::kContrast, {from, to}) && !any(List::kSelfRegister, clause_)) return true;
    }
    return false;
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
    if (!any(List::kIrrealis, clause_) || c_.sentences.of(m_.name.begin).question) return false;
    if (any(List::kHindrance, {m_.name.end, sentence_.end})) return true;
    return sentence_.end < c_.document.size() && c_.cues.at(List::kHindrance, sentence_.end);
  }

  // "bij ons op het IKC", "onze IB'er", "mijn taalonderwijs": what there is at home.
  bool is_possessed() const {
    return !m_.has_kind_word && m_.phrase.begin > sentence_.begin &&
           c_.cues.covers(List::kPossessive, m_.phrase.begin - 1);
  }

  // "Rekenen (nee)", "Rekenen: nee"
  bool is_refused_beside() const {
    const std::size_t at = answer_begin(c_, reach_, m_);
    if (at == 0 || !c_.cues.at(List::kNegation, at)) return false;
    return ends_answer(c_.document, c_.cues.end_at(List::kNegation, at));
  }

  // "- niet: Taal, hoe leuk ook"
  bool is_headed_by_refusal() const {
    const std::size_t colon = reach_.enumeration_begin(m_);
    if (colon <= sentence_.begin || !c_.document.is_mark(colon - 1, ':')) return false;
    for (std::size_t i = sentence_.begin; i + 1 < colon; ++i) {
      if (c_.document.is_word(i) && !c_.cues.covers(List::kNegation, i) &&
          !c_.cues.covers(List::kFiller, i))
        return false;
    }
    return !negations_in(c_.cues, {sentence_.begin, colon - 1}).empty() &&
           c_.document.folded(colon - 2) != "nee";
  }

  // Whether a refusal reaches from before `between` to the mention behind it.
  bool governs(const Range& between) const {
    return !any(List::kContrast, between) && !wants_anew(between) &&
           !reach_.mention_between(between.begin, between.end);
  }

  // "en niet, zoals vorig jaar, voor Rekenen": a comma right behind it, and it goes on later.
  bool is_held_open(const Range& negation) const {
    return negation.begin > 0 && c_.cues.covers(List::kAnd, negation.begin - 1) &&
           negation.end < sentence_.end && c_.document.is_mark(negation.end, ',');
  }

  // "Ik heb geen voorkeur, zet mij maar bij Taal": what is signed up for behind the refusal.
  bool wants_anew(const Range& between) const {
    return any(List::kSelfRegister, between) && !any(List::kNegation, between);
  }

  // "Ik kom naar Taal en eet geen vlees": it is the meat that is declined. "Voor Taal heb ik geen
  // belangstelling" declines Taal.
  bool denies_a_thing(const Range& negation) const {
    if (c_.document.folded(negation.begin) != "geen" || negation.size() > 1) return false;
    constexpr std::size_t kNear = 3;
    return !any(List::kWish, {negation.end, std::min(negation.end + kNear, clause_.end)});
  }

  // "in plaats van Taal", "i.p.v. Taal en Rekenen".
  bool is_replaced() const {
    for (const Range& instead : c_.cues.all(List::kInsteadOf, {sentence_.begin, m_.name.begin})) {
      if (!reach_.mention_between(instead.end, m_.phrase.begin) && instead.begin >= clause_.begin)
        return true;
    }
    return false;
  }

  // "liever taal dan rekenen"
  bool is_less_wanted() const {
    for (const Range& rather : c_.cues.all(List::kPreference, {sentence_.begin, m_.name.begin})) {
      const Cue* than = c_.cues.first(List::kThan, {rather.end, m_.phrase.begin});
      if (than != nullptr && reach_.mention_between(sentence_.begin, than->range.begin) &&
          !reach_.mention_between(than->range.end, reach_.enumeration_begin(m_)))
        return true;
    }
    return false;
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
    if (is_any(c_.document, m_.name.begin - std::min<std::size_t>(1, m_.name.begin), "(") &&
        is_any(c_.document, m_.name.end, ")") && is_any(c_.document, m_.name.end + 1, ":"))
      return true;  // "Dineke Habermehl (ib): Gedrag"
    if (follows_post()) return true;
    for (const Range& job : c_.cues.all(List::kJob, sentence_)) {
      if (job.begin <= m_.name.begin && job.end >= m_.name.end) return true;
    }
    return false;
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

  // The clause that the cue stands in has the say: "Graag Rekenen, Taal heb ik vorig jaar gedaan".
  bool only_tells(List list) const {
    const Range own = reach_.clause_at(m_.name.begin);
    const Range& range = any(list, own) ? own : clause_;
    return any(list, range) && !reach_.wants(range) && !reach_.taken_up_again(m_);
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
      if (doubt.end <= clause_.begin && reach_.wants(clause_)) continue;
      if (reach_.takes_both(m_)) continue;
      return true;
    }
    return false;
  }

  bool is_alternative() const {
    return any(List::kOr, {reach_.enumeration_begin(m_), m_.name.begin}) ||
           c_.cues.at(List::kOr, m_.name.end);
  }

  bool is_described() const {
    if (reach_.is_reason(m_) && !reach_.wants(clause_) && !reach_.taken_up_again(m_)) return true;
    return only_tells(List::kDescribed);
  }

  const WishContext& c_;
  const Reach& reach_;
  const Mention& m_;
  Range clause_;
  Range sentence_;
  std::vector<TakeUp> take_ups_;
};

}  // namespace

std::vector<Range> negations_in(const Cues& cues, const Range& range) {
  std::vector<Range> found = cues.all(List::kNegation, range);
  const std::vector<Range> harmless = cues.all(List::kNoNegation, range);
  std::erase_if(found, [&](const Range& negation) {
    return std::any_of(harmless.begin(), harmless.end(),
                       [&](const Range& known) { return known.overlaps(negation); });
  });
  return found;
}

bool is_affirmed(const WishContext& context, const Reach& reach, const Mention& mention) {
  const std::size_t at = answer_begin(context, reach, mention);
  return at != 0 && context.cues.at(List::kAffirmation, at) &&
         ends_answer(context.document, context.cues.end_at(List::kAffirmation, at));
}

Stance stance_of(const WishContext& context, const Reach& reach, const Mention& mention,
                 bool labelled) {
  return StanceFinder(context, reach, mention).find(labelled);
}

}  // namespace meldaan::extract
