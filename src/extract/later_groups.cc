#include "extract/later_groups.h"

#include "extract/chosen_groups.h"

namespace meldaan::extract {
namespace {

constexpr double kTold = 0.9;
constexpr double kLeastWish = 0.5;

}  // namespace

// "Taal moet blijven en Rekenen mag weg"
bool LaterGroups::stays(const Wish& wish) const {
  return cues_.at(List::kStays, wish.mention.phrase.end);
}

bool LaterGroups::declines(const Wish& wish, bool leaves) const {
  if (stays(wish)) return false;
  const std::size_t at = wish.mention.phrase.begin;
  const bool replaced = at > 0 && cues_.covers(List::kInsteadOf, at - 1);
  return replaced || wish.stance == Stance::kDeclined || (leaves && wish.stance != Stance::kWished);
}

bool LaterGroups::wishes(const Wish& wish, const Told& told) const {
  // "Ik ben door Judith opgegeven voor Rekenen, maar …"
  if (cues_.any(List::kAlreadyRegistered, told.range)) return false;
  if (wish.stance == Stance::kWished) return wish.confidence >= kLeastWish;
  if (stays(wish)) return true;
  if (wish.told || told.implied || told.unclear) return false;
  for (const List list :
       {List::kJoins, List::kWish, List::kAdditive, List::kChange, List::kRegister,
        List::kSelfRegister, List::kMayAsk, List::kSignsUp, List::kStays}) {
    if (sayings_.hold(list, told.range)) return true;
  }
  return false;
}

void LaterGroups::add(const Wish& wish, PersonReading& person) const {
  choose_groups(catalogue_, wish, wish.mention.kinds.empty() ? wish.kinds : wish.mention.kinds,
                kTold, document_.evidence(wish.mention.phrase, "said of somebody known"), person);
}

}  // namespace meldaan::extract
