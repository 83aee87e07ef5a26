// Those who take part and are not fully named: "onze stagecoördinator", "mijn duo komt ook", "Loes
// en ik".
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extract/parts/part.h"

namespace meldaan::extract {

struct Companion {
  Range range;                // the words that speak of her
  std::string call_name;      // folded; empty where there is no name at all
  std::size_t count = 1;      // "twee collega's"
  bool joins_writer = false;  // "mijn duo en ik", "samen met Loes"
};

struct CompanionQuestions {
  // Of a folded first name: whether it is the writer's or that of somebody who is fully named.
  std::function<bool(std::string_view)> is_known;
  // Of a token: whether it belongs to a list of people.
  std::function<bool(std::size_t)> is_taken;
  // Of somebody who by the words about her takes part, or does not: whether she does.
  std::function<bool(const Companion&, bool)> takes_part;
};

// In order of appearance.
std::vector<Companion> find_companions(const Part& body, const CompanionQuestions& ask);

}  // namespace meldaan::extract
