#include "app/settle_doubles.h"

#include <algorithm>

namespace meldaan::app {

void rule_on_double(std::vector<Instruction>& said) {
  const bool rules = std::any_of(said.begin(), said.end(), [](const Instruction& one) {
    return one.ruling && !one.is_away && !one.refuses;
  });
  for (Instruction& one : said) {
    if (rules || !(one.understood || one.only_tells)) continue;
    if (one.two_ones) {
      one.ruling = Ruling::kIgnore;
    } else if (one.same_one || one.is_away) {
      one.ruling = Ruling::kCancel;
    } else {
      continue;
    }
    one.understood = true;
    one.is_away = one.refuses = false;
    one.whom.clear();
  }
}

}  // namespace meldaan::app
