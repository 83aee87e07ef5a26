#include "extract/later_groups.h"

#include <algorithm>
#include <utility>

namespace meldaan::extract {
namespace {

constexpr double kTold = 0.9;
constexpr double kLeastWish = 0.5;

}  // namespace

bool LaterGroups::declines(const Wish& wish, bool leaves) const {
  const std::size_t at = wish.mention.phrase.begin;
  const bool replaced = at > 0 && cues_.covers(List::kInsteadOf, at - 1);
  return replaced || wish.stance == Stance::kDeclined || (leaves && wish.stance != Stance::kWished);
}

bool LaterGroups::wishes(const Wish& wish, const Told& told) const {
  // "Ik ben door Judith opgegeven voor Rekenen, maar …"
  if (cues_.any(List::kAlreadyRegistered, told.range)) return false;
  if (wish.stance == Stance::kWished) return wish.confidence >= kLeastWish;
  if (wish.told || told.implied || told.unclear) return false;
  for (const List list : {List::kJoins, List::kWish, List::kAdditive, List::kChange,
                          List::kRegister, List::kSelfRegister, List::kMayAsk, List::kSignsUp}) {
    if (sayings_.hold(list, told.range)) return true;
  }
  return false;
}

void LaterGroups::add(const Wish& wish, PersonReading& person) const {
  const Topic& topic = catalogue_.topics()[wish.mention.topic];
  const Evidence evidence = document_.evidence(wish.mention.phrase, "said of somebody known");
  const Kinds& kinds = wish.mention.kinds.empty() ? wish.kinds : wish.mention.kinds;
  bool settled = false;
  for (const Group* group : topic.groups) {
    if (topic.groups.size() > 1 && !kinds.has(group->kind)) continue;
    add_once(person.groups, {group->id, kTold, evidence});
    settled = true;
  }
  if (!settled) add_once(person.unclear_groups, {topic.id, kTold, evidence});
}

void LaterGroups::add_once(std::vector<Found<std::string>>& list, Found<std::string> item) {
  const bool there = std::any_of(list.begin(), list.end(),
                                 [&](const auto& known) { return known.value == item.value; });
  if (!there) list.push_back(std::move(item));
}

void LaterGroups::decline(const Wish& wish, PersonReading& person) const {
  const Topic& topic = catalogue_.topics()[wish.mention.topic];
  for (const Group* group : topic.groups) {
    if (wish.mention.kinds.empty() || wish.mention.kinds.has(group->kind))
      person.declined_groups.push_back(group->id);
  }
}

}  // namespace meldaan::extract
