#include "extract/later_mails/sayings.h"

#include <algorithm>
#include <array>

#include "extract/groups/kinds.h"
#include "extract/later_mails/stays_on.h"
#include "extract/wishes/questions.h"

namespace meldaan::extract {
namespace {

// Of whose phrases a word of uncertainty may be a part.
constexpr std::array kSpare = {List::kFiller, List::kSameAs, List::kTakesPlace, List::kMayAsk};

}  // namespace

bool Sayings::only_ask(const Sentence& sentence) const {
  if (!is_question(document_, cues_, sentence) || asks_to_register(cues_, sentence.range))
    return false;
  std::size_t first = sentence.range.begin;
  while (first + 1 < sentence.range.end &&
         (cues_.at(List::kAnd, first) || cues_.at(List::kContrast, first) ||
          document_[first].kind == TokenKind::kPunctuation))
    ++first;
  if (cues_.at(List::kMayAsk, first)) return false;
  // "One more thing: could I bring my colleague?"
  for (std::size_t i = first; i + 1 < sentence.range.end; ++i) {
    const bool anew = document_.is_mark(i, ':') || document_.is_mark(i, ',');
    if (anew && cues_.at(List::kMayAsk, i + 1)) return false;
  }
  return true;
}

bool Sayings::leave_open(const Range& stretch) const {
  const Range& sentence = body_.sentences().of(stretch.begin).range;
  if (cues_.any(List::kSupposed, sentence) || cues_.any(List::kCondition, sentence)) return true;
  // "Als het kan", "net als", "is het mogelijk"
  const auto is_mere_word = [&](const Range& word) {
    return std::any_of(kSpare.begin(), kSpare.end(), [&](List list) {
      const std::vector<Range> phrases = cues_.all(list, sentence);
      return std::any_of(phrases.begin(), phrases.end(), [&](const Range& phrase) {
        return phrase.contains(word.begin) && phrase.size() > word.size() &&
               (list != List::kMayAsk || phrase.begin < word.begin);
      });
    });
  };
  const auto holds_open = [&](List list, const Range& range) {
    const std::vector<Range> found = cues_.all(list, range);
    return std::any_of(found.begin(), found.end(), [&](const Range& one) {
      return !is_mere_word(one) &&
             (list == List::kPerhaps || !cues_.covers(List::kPerhaps, one.begin));
    });
  };
  const std::size_t said = withdrawn_at(stretch).value_or(stretch.end - 1);
  std::size_t end = said;
  const std::size_t last = body_.sentences().clause_of(document_, said).end;
  while (end < last && (!cues_.at(List::kAnd, end) || cues_.at(List::kPerhaps, end))) ++end;
  return holds_open(List::kUndecided, sentence) ||
         holds_open(List::kPerhaps, {sentence.begin, end});
}

bool Sayings::withdraw_whom(const Told& told) const {
  const bool by_name = names_people_and(told.range, List::kNegation) || denies_people(told.range);
  return withdraw(told.range) && !(told.implied && by_name);
}

std::optional<std::size_t> Sayings::withdrawn_at(const Range& stretch) const {
  if (cues_.any(List::kPartly, body_.sentences().of(stretch.begin).range)) return std::nullopt;
  if (takes_back(stretch)) return std::nullopt;
  if (names_people_and(stretch, List::kNegation) || denies_people(stretch)) return stretch.begin;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    if (leaves_at(i, stretch) && !stays_on(body_, i, stretch)) return i;
  }
  return std::nullopt;
}

bool Sayings::leaves_at(std::size_t token, const Range& stretch) const {
  constexpr std::size_t kNear = 2;  // "hoeft niet te worden afgemeld"
  // "Kan ik niet ook naar HRM?"
  if (document_[token].zone != Zone::kOwn || cues_.covers(List::kNoNegation, token)) return false;
  if (keeps_away_that_day(token)) return true;
  const std::size_t end = cues_.end_at(List::kDropsOut, token);
  if (end != token && end <= stretch.end && !denies_something_else(end) &&
      !names_groups_alone(stretch))
    return true;
  const std::size_t near = token - std::min(kNear, token - stretch.begin);
  return cues_.at(List::kCancel, token) && !cues_.any(List::kNegation, {near, token}) &&
         !body_.is_of_group(token);
}

// Before the marks that end it; its beginning where it holds no word.
std::size_t Sayings::end_of_words(const Range& stretch) const {
  std::size_t end = stretch.end;
  while (end > stretch.begin && !document_.is_word(end - 1)) --end;
  return end;
}

// "Niet Petra"
bool Sayings::denies_people(const Range& stretch) const {
  const std::size_t first = document_.first_word(stretch);
  if (!cues_.at(List::kBareNegation, first)) return false;
  bool name = false;
  for (std::size_t i = first + 1; i < stretch.end; ++i) {
    if (!document_.is_word(i)) continue;
    const bool capital = document_[i].capital && !cues_.at(List::kCommon, i);
    if (!capital && !cues_.covers(List::kParticle, i)) return false;
    name = name || capital;
  }
  return name;
}

// "Vergeet mijn afmelding", "annuleer mijn annulering": the noun, and in its clause what takes it
// back, which is not the noun itself.
bool Sayings::takes_back(const Range& stretch) const {
  const std::vector<Range> withdrawals = cues_.all(List::kWithdrawal, stretch);
  return std::any_of(withdrawals.begin(), withdrawals.end(), [&](const Range& noun) {
    if (document_[noun.begin].zone != Zone::kOwn) return false;
    const Range& sentence = body_.sentences().of(noun.begin).range;
    if (cues_.any(List::kBareNegation, {sentence.begin, noun.begin})) return false;
    const std::vector<Range> undone = cues_.all(List::kUndoesWithdrawal, sentence);
    return std::any_of(undone.begin(), undone.end(), [&](const Range& word) {
      return !noun.holds(word) && !parts_clauses_between(word, noun);
    });
  });
}

bool Sayings::withdraw_in_vain() const {
  bool vain = false;
  for (const Sentence& sentence : body_.sentences().all()) {
    if (sentence.range.empty()) continue;
    if (withdraw(sentence.range)) return false;
    for (std::size_t i = sentence.range.begin; i < sentence.range.end; ++i)
      vain = vain || leaves_at(i, sentence.range);
  }
  return vain;
}

// "Door een begrafenis ben ik 4 oktober afwezig", but not "van 1 tot 8 oktober".
bool Sayings::keeps_away_that_day(std::size_t token) const {
  const Range& sentence = body_.sentences().of(token).range;
  return cues_.at(List::kKeepsAway, token) && cues_.any(List::kDateWord, sentence) &&
         cues_.any(List::kFirstPerson, sentence) && !cues_.any(List::kThrough, sentence) &&
         !cues_.any(List::kNegation, sentence);
}

std::optional<Range> Sayings::groups_given_up(const Range& stretch) const {
  constexpr std::size_t kNear = 3;
  for (const List list : {List::kCancel, List::kNegation}) {
    for (const Range& cue : cues_.all(list, stretch)) {
      const Range near{std::max(stretch.begin, cue.begin - std::min(cue.begin, kNear)),
                       std::min(stretch.end, cue.end + kNear)};
      for (const Range& word : cues_.all(List::kKindAny, near)) {
        const bool parted = parts_clauses_between(cue, word);
        // What is denied without a word of leaving may be anything, but for "de tweede groep".
        const bool counted = word.begin > 0 && cues_.covers(List::kOrdinal, word.begin - 1) &&
                             !cues_.at(List::kBareNegation, cue.begin);
        if (list == List::kNegation && !counted && !cue.holds(word)) continue;
        if (!parted && !body_.is_of_group(word.begin) && !hold(List::kRegister, near)) return word;
      }
    }
  }
  return std::nullopt;
}

// Whether a comma or the like stands between the two.
bool Sayings::parts_clauses_between(const Range& one, const Range& other) const {
  for (std::size_t i = std::min(one.end, other.end); i < std::max(one.begin, other.begin); ++i) {
    if (parts_clauses(document_, i)) return true;
  }
  return false;
}

bool Sayings::announce(const Range& stretch) const {
  if (hold(List::kComesAfterAll, stretch) || names_people_and(stretch, List::kContrast) ||
      takes_back(stretch))
    return true;
  if (cues_.any(List::kNegation, stretch)) return false;
  for (const List list : {List::kJoins, List::kSelfRegister, List::kRegister, List::kComes,
                          List::kSignsUp, List::kBrings}) {
    if (hold(list, stretch)) return true;
  }
  return false;
}

bool Sayings::withdraw_writer(const SpokenOf& spoken) const {
  return std::any_of(spoken.told.begin(), spoken.told.end(), [&](const Told& told) {
    return told.writer && !told.other && withdraw(told.range);
  });
}

bool Sayings::name_kind(const Range& stretch) const {
  if (hold(List::kOnly, stretch) && hold(List::kOrdinal, stretch)) return true;
  return std::any_of(std::begin(kNamedKinds), std::end(kNamedKinds),
                     [&](const auto& kind) { return hold(kind.first, stretch); });
}

bool Sayings::say_the_contrary(const Range& stretch) const {
  if (names_people_and(stretch, List::kContrast)) return true;
  // "Niet Petra, maar Elly Kok komt"
  const std::size_t first = document_.first_word(stretch);
  if (cues_.at(List::kContrast, first) && (announce(stretch) || only_comes({first, stretch.end})))
    return true;
  // "Twan de Boer komt wel"
  const std::size_t end = end_of_words(stretch);
  return end > stretch.begin && cues_.at(List::kContrast, end - 1) && announce(stretch);
}

// "Maar Elly Kok komt": people, and one word for what they do.
bool Sayings::only_comes(const Range& stretch) const {
  const std::size_t end = end_of_words(stretch);
  if (end < stretch.begin + 3 || !cues_.at(List::kThirdVerb, end - 1)) return false;
  for (std::size_t i = stretch.begin + 1; i + 1 < end; ++i) {
    if (document_.is_word(i) && !document_[i].capital && !cues_.covers(List::kParticle, i))
      return false;
  }
  return true;
}

bool Sayings::say_the_same(const Range& stretch) const {
  bool also = false;
  bool name = false;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    if (!document_.is_word(i)) continue;
    const bool person = cues_.at(List::kFirstPerson, i) || cues_.covers(List::kParticle, i);
    const bool small = cues_.at(List::kAlso, i) || cues_.covers(List::kFiller, i) ||
                       cues_.at(List::kAnd, i) || cues_.at(List::kNegation, i);
    if (!small && !person && (!document_[i].capital || cues_.at(List::kCommon, i))) return false;
    also = also || cues_.at(List::kAlso, i);
    name = name || !small;
  }
  return also && name;
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
    } else if (!cues_.at(list, i) && !cues_.at(List::kAnd, i) && !cues_.at(List::kFiller, i) &&
               !(people > 0 && cues_.covers(List::kParticle, i))) {
      return false;
    }
    last = i;
  }
  return people > 0 && last < stretch.end && cues_.at(list, last);
}

// "Projectgroep toch maar niet": of a group, whichever that is.
bool Sayings::names_groups_alone(const Range& stretch) const {
  if (hold(List::kFirstPerson, stretch) || hold(List::kThirdPerson, stretch)) return false;
  // "Deze toch niet", "de laatste toch niet", but not "dit jaar toch niet"
  for (const List list : {List::kDemonstrative, List::kOrdinal, List::kLatter}) {
    const Cue* cue = cues_.first(list, stretch);
    if (cue == nullptr) continue;
    std::size_t next = cue->range.end;
    while (next < stretch.end && !cues_.at(List::kDropsOut, next) &&
           cues_.covers(List::kFiller, next))
      ++next;
    // "Iris is ziek, die komt niet"
    if (list == List::kDemonstrative && cues_.at(List::kThirdVerb, next)) continue;
    if (next == stretch.end || cues_.at(List::kDropsOut, next)) return true;
  }
  return hold(List::kKindPlg, stretch) || hold(List::kKindWerkgroep, stretch) ||
         hold(List::kKindProjectgroep, stretch);
}

// "Ik kan de bijlage niet openen", "ik kom niet te laat", "dat ik haar niet kan bereiken": what
// follows is what is denied, unless it is coming, or a day.
bool Sayings::denies_something_else(std::size_t end) const {
  constexpr std::size_t kNear = 3;
  const bool verb_last =
      end > 1 && cues_.covers(List::kAuxiliary, end - 1) && cues_.at(List::kBareNegation, end - 2);
  if ((!cues_.at(List::kBareNegation, end - 1) && !verb_last) || end >= document_.size() ||
      document_.breaks_after(end - 1) || !document_.is_word(end))
    return false;
  if (cues_.at(List::kOnly, end)) return true;  // "ik kom niet alleen"
  for (const List list : {List::kComes, List::kFiller, List::kSubordinate, List::kClauseBreak,
                          List::kAnd, List::kThen, List::kContrast, List::kHindrance}) {
    if (cues_.at(list, end)) return false;
  }
  for (std::size_t i = end; i < std::min(end + kNear, document_.size()); ++i) {
    if (cues_.at(List::kDateWord, i) || document_[i].kind == TokenKind::kNumber) return false;
  }
  return true;
}

}  // namespace meldaan::extract
