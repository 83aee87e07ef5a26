#include "extract/later_mails/outcomes.h"

#include <algorithm>
#include <optional>

namespace meldaan::extract {

Said& Outcomes::of(std::size_t who) {
  Said& said = said_[who];
  if (who < known_.size()) said.reading.registration = known_[who].registration;
  return said;
}

void Outcomes::leave(std::size_t who) {
  if (who >= known_.size()) {
    beyond_ = true;
    return;
  }
  of(who).reading.move = Move::kLeaves;
  of(who).told = true;
  decisive_ = true;
}

void Outcomes::come(std::size_t who) {
  Said& said = of(who);
  said.comes = true;
  const bool returns = who < known_.size() && known_[who].cancelled;
  if (who < known_.size() && !returns) return;
  if (returns) said.reading.move = Move::kReturns;
  said.told = decisive_ = true;
}

void Outcomes::come_all() {
  // "We kunnen toch alle vier komen", in answer to a mail about one of them
  const auto near = std::count_if(known_.begin(), known_.end(), [](const Acquaintance& one) {
    return one.cancelled && one.in_thread;
  });
  for (std::size_t who = 0; who < known_.size(); ++who) {
    if (known_[who].cancelled && (near < 2 || known_[who].in_thread)) come(who);
  }
}

void Outcomes::leave_but(const std::vector<std::size_t>& whom) {
  for (std::size_t who = 0; who < known_.size(); ++who) {
    const bool stays = std::find(whom.begin(), whom.end(), who) != whom.end();
    if (!stays && !known_[who].cancelled && known_[who].in_thread) leave(who);
  }
}

void Outcomes::take_place_of_who_left(std::size_t who) {
  std::optional<std::int64_t> left;
  for (std::size_t one = 0; one < known_.size(); ++one) {
    if (said_[one].reading.move != Move::kLeaves) continue;
    if (left) return;
    left = known_[one].registration;
  }
  if (who >= known_.size()) of(who).reading.takes_place_of = left;
}

}  // namespace meldaan::extract
