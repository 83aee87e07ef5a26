#include "extract/wishes/refusals.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

bool is_any(const Document& document, std::size_t token, std::string_view marks) {
  return token < document.size() && std::any_of(marks.begin(), marks.end(), [&](char mark) {
           return document.is_mark(token, mark);
         });
}

// "Mentorentrainers: ook niet": the answer's first word that says something; 0 where none does.
std::size_t behind_small(const WishContext& c, std::size_t token) {
  while (token + 1 < c.document.size() && !c.document.breaks_after(token) &&
         (c.cues.at(List::kAlso, token) || c.cues.at(List::kThen, token)) &&
         c.cues.at(List::kNegation, token + 1))
    ++token;
  return token < c.document.size() ? token : 0;
}

// Where the answer stands of "Taal: ja", "Rekenen (nee)", "Wat HRM betreft: nee", "Taal? Graag!";
// 0 where none does. "Rekenen ja, Taal nee" needs no mark.
std::size_t answer_begin(const WishContext& c, const Reach& reach, const Mention& mention) {
  constexpr std::size_t kMostBetween = 2;
  std::size_t at = mention.name.end;
  if (at < c.document.size() && !c.document.breaks_after(at - 1) &&
      (c.cues.at(List::kAffirmation, at) || c.cues.at(List::kNegation, at)))
    return at;
  for (std::size_t between = 0; between <= kMostBetween && at < c.document.size();
       ++between, ++at) {
    if (c.document.breaks_after(at - 1)) return 0;
    if (is_any(c.document, at, "(:-=?")) return behind_small(c, at + 1);
    if (!c.document.is_word(at) || c.document.breaks_after(at) || reach.is_in_mention(at)) return 0;
  }
  return 0;
}

bool ends_answer(const Document& document, std::size_t end) {
  return end >= document.size() || document.breaks_after(end - 1) || is_any(document, end, ").,;!");
}

class RefusalFinder {
 public:
  RefusalFinder(const WishContext& context, const Reach& reach, const Mention& mention)
      : c_(context),
        reach_(reach),
        m_(mention),
        clause_(reach.clause_of(mention)),
        sentence_(reach.sentence_of(mention)) {}

  bool here() const {
    return is_negated() || is_replaced() || is_less_wanted() || is_withdrawn() ||
           reach_.is_left_for_next(m_);
  }

  // "Taal heeft onze aandacht, maar daar doe ik niet aan mee"; "Bij Taal, waar ik vorig jaar zat,
  // hoeft u mij niet te noteren"; "… Taal gezien; die sla ik over."
  bool later() const {
    constexpr std::size_t kNearBegin = 3;
    for (const TakeUp& up : reach_.taken_up_in(m_)) {
      const bool far = up.next && up.at > up.clause.begin + kNearBegin;
      // "…, die missen we in de lijst" is said of a group that is not there.
      const bool missed = any(List::kMissed, up.clause);
      if (far || missed || !up.plain || (up.bare && reach_.wants(clause_)) ||
          c_.sentences.of(up.at).question)
        continue;
      if (refuses_to_attend(up.clause)) return true;
    }
    if (refused_around_brackets()) return true;
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

 private:
  bool any(List list, const Range& range) const { return c_.cues.any(list, range); }

  // "Rekenen, maar Taal niet", and not "Rekenen wil ik toch maar overslaan".
  bool contrasts(const Range& range) const {
    const std::vector<Range> found = c_.cues.all(List::kContrast, range);
    const std::vector<Range> fillers = c_.cues.all(List::kFiller, range);
    return std::any_of(found.begin(), found.end(), [&](const Range& contrast) {
      return std::none_of(fillers.begin(), fillers.end(), [&](const Range& filler) {
        return filler.size() > 1 && filler.holds(contrast);
      });
    });
  }

  // "Ik trek de aanmelding van Bart voor | Taal | in"
  bool is_withdrawn() const {
    const std::vector<Range> all = c_.cues.all(List::kCancel, sentence_);
    return std::any_of(all.begin(), all.end(),
                       [&](const Range& cancel) { return cancel.holds(m_.name); });
  }

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

  // "bij de schol directie nee schooldirectie bedoel ik": between two spellings of one group.
  bool puts_right(const Range& refusal) const {
    constexpr std::size_t kNear = 2;
    return any(List::kCorrection, sentence_) &&
           reach_.names_topic({refusal.end, refusal.end + kNear}, m_.topic) &&
           reach_.names_topic({refusal.begin - std::min(refusal.begin, kNear), refusal.begin},
                              m_.topic);
  }

  bool is_negated() const {
    if (shares_refusal()) return true;
    if (is_refused_beside() || is_refused_behind_list() || is_headed_by_refusal()) return true;
    const std::size_t head = reach_.enumeration_begin(m_);
    for (const Range& negation : negations_in(c_.cues, clause_)) {
      if (excepts_from_refusal(c_, sentence_, negation.begin) || puts_right(negation) ||
          is_slip(c_, reach_, negation))
        continue;
      if (negation.begin < m_.name.begin && negation.end > m_.name.end)
        return true;  // "sla … over"
      if (begin_of(negation) == m_.name.end && ends_what_it_refuses(negation)) return true;
      if (negation.end <= m_.name.begin && !ends_what_it_refuses(negation) &&
          governs({negation.end, head}))
        return true;
      // "Voor HRM hoef ik niet op de lijst": what comes first is meant only where nothing follows.
      if (negation.begin >= m_.name.end && !reach_.mention_between(negation.end, clause_.end) &&
          !contrasts({m_.name.end, negation.begin}) && !denies_a_thing(negation) &&
          !is_held_open(negation) && !is_taken_on_before(negation)) {
        return true;
      }
    }
    for (const Range& negation : negations_in(c_.cues, {sentence_.begin, clause_.begin})) {
      if (is_held_open(negation) && governs({negation.end, head})) return true;
    }
    return false;
  }

  // "Gedrag erbij en Rekenen eraf"
  bool is_taken_on_before(const Range& negation) const {
    const std::vector<Range> found = c_.cues.all(List::kAdditive, {m_.name.end, negation.begin});
    return std::any_of(found.begin(), found.end(), [&](const Range& additive) {
      return c_.cues.at(List::kAnd, additive.end) &&
             reach_.mention_between(additive.end, negation.begin);
    });
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

  // "Rekenen (nee)", "Rekenen: nee"
  bool is_refused_beside() const {
    const std::size_t at = answer_begin(c_, reach_, m_);
    if (at == 0 || !c_.cues.at(List::kNegation, at)) return false;
    // "Rekenen (nee, niet ook Taal)"
    if (c_.document.is_mark(at - 1, '(')) {
      std::size_t close = at;
      while (close < sentence_.end && !c_.document.is_mark(close, ')')) ++close;
      if (reach_.mention_between(at, close)) return false;
    }
    return ends_answer(c_.document, c_.cues.end_at(List::kNegation, at));
  }

  // "Taal, gedrag: weg ermee", "Taal en Gedrag - hoeft niet meer": said behind a list, of all of
  // it.
  bool is_refused_behind_list() const {
    std::size_t at = m_.name.end;
    while (at < sentence_.end && !is_any(c_.document, at, ":-")) {
      const bool goes_on = reach_.is_in_mention(at) || is_any(c_.document, at, ",/&+") ||
                           c_.cues.covers(List::kAnd, at) || c_.cues.covers(List::kArticle, at);
      if (!goes_on) return false;
      ++at;
    }
    const bool hyphen = at < sentence_.end && c_.document.is_mark(at, '-') && c_.document[at].glued;
    if (at + 1 >= sentence_.end || hyphen) return false;
    bool refuses = false;
    for (std::size_t i = at + 1; i < sentence_.end; ++i) {
      if (!c_.document.is_word(i)) continue;
      const bool removes = c_.cues.covers(List::kNegation, i) ||
                           c_.cues.covers(List::kRemoves, i) || c_.cues.covers(List::kCancel, i);
      const bool small = c_.cues.covers(List::kFiller, i) || c_.cues.covers(List::kBoth, i) ||
                         c_.cues.covers(List::kWish, i) || c_.cues.covers(List::kThanks, i);
      if (!removes && !small) return false;
      refuses = refuses || removes;
    }
    return refuses;
  }

  // "- niet: Taal, hoe leuk ook"
  bool is_headed_by_refusal() const {
    const std::size_t colon = reach_.enumeration_begin(m_);
    if (colon <= sentence_.begin || !c_.document.is_mark(colon - 1, ':')) return false;
    for (std::size_t i = sentence_.begin; i + 1 < colon; ++i) {
      if (c_.document.is_word(i) && !c_.cues.covers(List::kNegation, i) &&
          !c_.cues.covers(List::kFiller, i) && !c_.cues.covers(List::kAttends, i))
        return false;
    }
    return !negations_in(c_.cues, {sentence_.begin, colon - 1}).empty() &&
           c_.document.folded(colon - 2) != "nee";
  }

  // "Rekenen eraf en Gedrag erbij": right behind a group, and before what begins anew.
  bool ends_what_it_refuses(const Range& negation) const {
    const std::size_t begin = begin_of(negation);
    return begin > 0 && reach_.is_in_mention(begin - 1) && c_.cues.at(List::kAnd, negation.end);
  }

  // "Gedrag | graag verwijderen"
  std::size_t begin_of(const Range& negation) const {
    std::size_t begin = negation.begin;
    while (c_.cues.at(List::kRemoves, negation.begin) && begin > sentence_.begin &&
           c_.cues.covers(List::kFiller, begin - 1) && !reach_.is_in_mention(begin - 1))
      --begin;
    return begin;
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

  const WishContext& c_;
  const Reach& reach_;
  const Mention& m_;
  Range clause_;
  Range sentence_;
};

}  // namespace

bool excepts_from_refusal(const WishContext& c, const Range& sentence, std::size_t token) {
  if (!c.cues.at(List::kExcept, token)) return false;
  const std::vector<Range> before = negations_in(c.cues, {sentence.begin, token});
  return std::any_of(before.begin(), before.end(), [&](const Range& refusal) {
    return !c.cues.at(List::kExcept, refusal.begin);
  });
}

std::vector<Range> negations_in(const Cues& cues, const Range& range) {
  std::vector<Range> found = cues.all(List::kNegation, range);
  // "Verwijder Taal"
  const std::vector<Range> removals = cues.all(List::kRemoves, range);
  found.insert(found.end(), removals.begin(), removals.end());
  std::vector<Range> harmless = cues.all(List::kNoNegation, range);
  // "Kan ik niet ook naar HRM?" wishes for it, "dan kan ik niet ook naar HRM" does not.
  std::erase_if(harmless, [&](const Range& phrase) {
    return cues.at(List::kAskedVerb, phrase.begin) && phrase.begin > range.begin &&
           cues.covers(List::kConcludes, phrase.begin - 1);
  });
  // "Of het Taal wordt weet ik nog niet": a doubt declines nothing.
  for (const List list : {List::kUndecided, List::kStillOpen, List::kGroupOpen}) {
    for (const Range& doubt : cues.all(list, range)) {
      if (doubt.size() > 1) harmless.push_back(doubt);
    }
  }
  std::erase_if(found, [&](const Range& negation) {
    return std::any_of(harmless.begin(), harmless.end(),
                       [&](const Range& known) { return known.overlaps(negation); });
  });
  return found;
}

bool is_slip(const WishContext& c, const Reach& reach, const Range& negation) {
  constexpr std::size_t kNear = 6;
  const std::string_view word = c.document.folded(negation.begin);
  if (negation.size() > 1 || (word != "nee" && word != "nein" && word != "no")) return false;
  std::size_t before = negation.begin;
  while (before > 0 &&
         (is_any(c.document, before - 1, ",.") || c.cues.covers(List::kOr, before - 1) ||
          c.cues.covers(List::kKindAny, before - 1)))
    --before;
  if (before == 0 || !reach.is_in_mention(before - 1)) return false;
  const std::size_t end = c.sentences.of(negation.begin).range.end;
  for (std::size_t at = negation.end; at < std::min(end, negation.end + kNear); ++at) {
    if (reach.is_in_mention(at))
      return !c.cues.at(List::kAffirmation, at + 1) && negations_in(c.cues, {at, end}).empty();
    const bool small = c.document.is_mark(at, ',') || c.cues.covers(List::kCorrection, at) ||
                       c.cues.covers(List::kParticle, at) || c.cues.covers(List::kAbout, at) ||
                       c.cues.covers(List::kFiller, at);
    if (!small) return false;
  }
  return false;
}

bool is_affirmed(const WishContext& context, const Reach& reach, const Mention& mention) {
  const std::size_t at = answer_begin(context, reach, mention);
  return at != 0 && context.cues.at(List::kAffirmation, at) &&
         ends_answer(context.document, context.cues.end_at(List::kAffirmation, at));
}

bool is_refused(const WishContext& context, const Reach& reach, const Mention& mention) {
  return RefusalFinder(context, reach, mention).here();
}

bool is_refused_later(const WishContext& context, const Reach& reach, const Mention& mention) {
  return RefusalFinder(context, reach, mention).later();
}

bool is_not_the_writers(const WishContext& context, const Reach& reach, const Mention& mention) {
  return RefusalFinder(context, reach, mention).is_not_the_writers();
}

}  // namespace meldaan::extract
