#include "extract/later_mails/exchanges.h"

#include <algorithm>
#include <array>

#include "extract/later_mails/acquaintances.h"
#include "extract/later_mails/sayings.h"
#include "extract/people/named_instead.h"
#include "util/text.h"

namespace meldaan::extract {

std::optional<Cue> Exchanges::cue_of(const Told& told) const {
  const Cue* cue = cues_.first(List::kReplacedBy, told.range);
  if (cue == nullptr) cue = cues_.first(List::kTakesPlace, told.range);
  if (cue == nullptr) return turn_of(told);
  const bool of_groups = cue->list == List::kReplacedBy
                             ? told.named.empty() && body_.names_group(told.range)
                             : cues_.any(List::kInsteadOf, cue->range) && is_of_groups(told, *cue);
  if (of_groups) return std::nullopt;
  return *cue;
}

std::optional<Cue> Exchanges::turn_of(const Told& told) const {
  for (const Told::Named& named : told.named) {
    const Range words{named.token, named.token + 2};
    if (told.named.size() < 2 || !cues_.at(List::kTurn, named.token + 1)) continue;
    Cue cue;
    cue.list = List::kTakesPlace;
    cue.range = words;
    return cue;
  }
  return std::nullopt;
}

bool Exchanges::is_of_numbers(const Told& told) const {
  // "Elf mag eraf", "11 hoeft niet"
  const std::size_t first = told.range.begin;
  const bool number = document_[first].kind == TokenKind::kNumber ||
                      (cues_.at(List::kCardinal, first) && !cues_.at(List::kArticle, first));
  static constexpr std::array kOther = {List::kDateWord, List::kMonth, List::kFirstPerson,
                                        List::kColleague, List::kAllRegistered};
  const bool of_other = !told.named.empty() || body_.names_group(told.range) ||
                        std::any_of(kOther.begin(), kOther.end(),
                                    [&](List list) { return cues_.any(list, told.range); });
  const bool takes_off =
      cues_.any(List::kCancel, told.range) || cues_.any(List::kRemoves, told.range);
  if (number && !of_other && takes_off) return true;
  const std::vector<Range> instead = cues_.all(List::kInsteadOf, told.range);
  return std::any_of(instead.begin(), instead.end(), [this](const Range& cue) {
    std::size_t behind = cue.end;
    while (cues_.covers(List::kArticle, behind) || cues_.covers(List::kKindAny, behind)) ++behind;
    return behind < document_.size() && document_[behind].kind == TokenKind::kNumber;
  });
}

bool Exchanges::leaves_unsaid(const Told& told) const {
  return !says_so(told) && std::any_of(told.whom.begin(), told.whom.end(), [this](std::size_t who) {
    if (who < known_.size()) return false;
    const Newcomer& newcomer = spoken_.newcomers[who - known_.size()];
    return newcomer.name.text.empty() && !newcomer.is_writer;
  });
}

// "Taal in plaats van Rekenen", but not "in plaats van Nils naar Rekenen".
bool Exchanges::is_of_groups(const Told& told, const Cue& cue) const {
  std::size_t end = told.range.end;
  for (const Told::Named& named : told.named) {
    if (named.token >= cue.range.end) end = std::min(end, named.token);
  }
  return body_.names_group({cue.range.end, end});
}

bool Exchanges::is_given_away(const Told& told) const {
  const bool somebody = told.somebody && told.named.size() > (told.whom.empty() ? 0 : 1);
  return !somebody && !told.other && !cues_.any(List::kColleague, told.range);
}

bool Exchanges::names_writer(const Range& cue) const {
  for (std::size_t i = cue.begin; i <= cue.end && i < document_.size(); ++i) {
    if (cues_.at(List::kFirstPerson, i) || (i < cue.end && cues_.at(List::kMy, i))) return true;
  }
  return false;
}

// Who comes stands in the stretch; who leaves is "mijn", or named last before.
std::optional<Exchange> Exchanges::find(const Told& told) const {
  const Cue cue = *cue_of(told);
  std::optional<std::size_t> leaving;
  if (names_writer(cue.range)) leaving = writer_among(known_);
  for (const Told::Named& named : told.named) {
    if (cue.range.contains(named.token)) leaving = named.who;
  }
  std::optional<std::size_t> coming;
  // "In plaats van Joost komt Bea", "Joost wordt vervangen door Bea"; else "Bea vervangt Joost".
  const bool leaves_first = cue.list == List::kReplacedBy;
  const bool leaves_behind = cues_.any(List::kInsteadOf, cue.range);
  for (const Told::Named& named : told.named) {
    if (named.who == leaving) continue;
    const bool behind = named.token >= cue.range.end;
    const bool leaves = leaves_first ? !behind : behind && (leaves_behind || coming);
    if (leaves && !leaving) {
      leaving = named.who;
    } else if (!coming) {
      coming = named.who;
    }
  }
  // "Dorine zit al in de auto, zij neemt mijn plek in"
  const bool points = !told.unclear && !told.implied && told.whom.size() == 1;
  if (!coming && points && told.whom.front() != leaving) coming = told.whom.front();
  if (!coming) coming = named_next(told);
  if (!leaving) leaving = named_before(told, coming);
  if (!leaving) leaving = withdrawn_behind(told, coming);
  if (!coming || !leaving || *leaving >= known_.size()) return std::nullopt;
  return Exchange{*leaving, *coming, cue.range};
}

bool Exchanges::goes_to(const Exchange& exchange, const Range& group) const {
  const Range& cue = exchange.cue;
  return group.begin >= cue.end && cues_.any(List::kInsteadOf, cue) &&
         !cues_.any(List::kNegation, {cue.end, group.end}) &&
         !cues_.any(List::kAnd, {cue.end, group.begin});
}

// "In plaats van Petra: Elly Kok"
std::optional<std::size_t> Exchanges::named_next(const Told& told) const {
  const std::size_t end = body_.sentences().of(told.range.begin).range.end;
  for (const Told& next : spoken_.told) {
    if (next.range.begin == told.range.end && next.range.begin < end && next.whom.size() == 1 &&
        names_only(next))
      return next.whom.front();
  }
  return std::nullopt;
}

bool Exchanges::names_only(const Told& told) const {
  if (told.unclear || told.implied || told.named.empty()) return false;
  for (std::size_t i = told.range.begin; i < told.range.end; ++i) {
    const bool name =
        document_[i].capital || cues_.covers(List::kParticle, i) || cues_.covers(List::kFiller, i);
    if (document_.is_word(i) && !name) return false;
  }
  return true;
}

bool Exchanges::puts_name_right(const Told& told) const {
  return std::any_of(known_.begin(), known_.end(), [&](const Acquaintance& one) {
    const std::vector<Range> names = named_instead(body_, surname_of(one.person.name));
    return std::any_of(names.begin(), names.end(),
                       [&](const Range& name) { return told.range.holds(name); });
  });
}

bool Exchanges::denies_old_name(const Told& told) const {
  constexpr std::size_t kNear = 2;  // "Smyth, not Smith"
  const std::vector<Range> denials = cues_.all(List::kBareNegation, told.range);
  return std::any_of(known_.begin(), known_.end(), [&](const Acquaintance& one) {
    const std::vector<Range> names = named_instead(body_, surname_of(one.person.name));
    return std::any_of(names.begin(), names.end(), [&](const Range& name) {
      return std::any_of(denials.begin(), denials.end(), [&](const Range& denial) {
        return denial.begin >= name.end && denial.begin < name.end + kNear;
      });
    });
  });
}

bool Exchanges::is_surname(std::size_t token, bool of_writer) const {
  return std::any_of(known_.begin(), known_.end(), [&](const Acquaintance& one) {
    const std::string surname = " " + fold(surname_of(one.person.name)) + " ";
    return (one.is_writer || !of_writer) &&
           surname.find(" " + std::string(document_.folded(token)) + " ") != std::string::npos;
  });
}

bool Exchanges::denies_surname(const Told& told) const {
  const Range& sentence = body_.sentences().of(told.range.begin).range;
  bool denied = false;
  bool named = false;
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (!document_.is_word(i)) continue;
    const bool first_name =
        !named && std::any_of(known_.begin(), known_.end(), [&](const Acquaintance& one) {
          return one.is_writer && first_word(fold(called(one.person))) == document_.folded(i);
        });
    if (cues_.at(List::kBareNegation, i)) {
      denied = true;
    } else if (is_surname(i, !denied)) {  // "Vos niet", of a colleague, is plain enough
      named = true;
    } else if (!first_name) {
      return false;
    }
  }
  return denied && named;
}

// "Twan de Boer komt in haar plaats: Petra kan niet."
std::optional<std::size_t> Exchanges::withdrawn_behind(
    const Told& told, const std::optional<std::size_t>& coming) const {
  const Sayings sayings(body_);
  std::optional<std::size_t> left;
  for (const Told& behind : spoken_.told) {
    if (behind.range.begin <= told.range.begin || !sayings.withdraw(behind.range)) continue;
    for (const std::size_t who : behind.whom) {
      if (who >= known_.size() || who == coming) continue;
      if (left && left != who) return std::nullopt;
      left = who;
    }
  }
  return left;
}

std::optional<std::size_t> Exchanges::named_before(const Told& told,
                                                   const std::optional<std::size_t>& coming) const {
  std::optional<std::size_t> last;
  for (const Told& before : spoken_.told) {
    if (before.range.begin >= told.range.begin) break;
    for (const std::size_t who : before.whom) {
      if (who < known_.size() && who != coming) last = who;
    }
  }
  return last;
}

}  // namespace meldaan::extract
