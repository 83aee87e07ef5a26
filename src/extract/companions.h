// Those who take part and are not fully named: "onze stagecoördinator", "mijn duo komt ook", "Loes
// en ik".
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extract/part.h"

namespace meldaan::extract {

struct Companion {
  Range range;                // the words that speak of her
  std::string call_name;      // folded; empty where there is no name at all
  std::size_t count = 1;      // "twee collega's"
  bool joins_writer = false;  // "mijn duo en ik", "samen met Loes"
};

// In order of appearance. `is_known` says of a folded first name that it is the writer's or that of
// somebody who is fully named; `is_taken` of a token that it belongs to a list of people.
std::vector<Companion> find_companions(const Part& body,
                                       const std::function<bool(std::string_view)>& is_known,
                                       const std::function<bool(std::size_t)>& is_taken);

}  // namespace meldaan::extract
