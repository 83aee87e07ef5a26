#include "extract/exchanges.h"

#include <algorithm>

#include "extract/acquaintances.h"

namespace meldaan::extract {

const Cue* Exchanges::cue_of(const Told& told) const {
  const Cue* cue = cues_.first(List::kReplacedBy, told.range);
  if (cue == nullptr) cue = cues_.first(List::kTakesPlace, told.range);
  if (cue == nullptr) return nullptr;
  return cues_.any(List::kInsteadOf, cue->range) && is_of_groups(told, *cue) ? nullptr : cue;
}

bool Exchanges::is_of_numbers(const Told& told) const {
  const std::vector<Range> instead = cues_.all(List::kInsteadOf, told.range);
  return std::any_of(instead.begin(), instead.end(), [this](const Range& cue) {
    std::size_t behind = cue.end;
    while (cues_.covers(List::kArticle, behind) || cues_.covers(List::kKindAny, behind)) ++behind;
    return behind < document_.size() && document_[behind].kind == TokenKind::kNumber;
  });
}

bool Exchanges::leaves_unsaid(const Told& told) const {
  return !says_so(told) && std::any_of(told.whom.begin(), told.whom.end(), [this](std::size_t who) {
    return who >= known_.size() && spoken_.newcomers[who - known_.size()].name.text.empty();
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
  const Cue& cue = *cue_of(told);
  std::optional<std::size_t> leaving;
  if (names_writer(cue.range)) leaving = writer_among(known_);
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
  if (!leaving) leaving = named_before(told, coming);
  if (!coming || !leaving || *leaving >= known_.size()) return std::nullopt;
  return Exchange{*leaving, *coming, cue.range};
}

bool Exchanges::goes_to(const Exchange& exchange, const Range& group) const {
  const Range& cue = exchange.cue;
  return group.begin >= cue.end && cues_.any(List::kInsteadOf, cue) &&
         !cues_.any(List::kNegation, {cue.end, group.end}) &&
         !cues_.any(List::kAnd, {cue.end, group.begin});
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
