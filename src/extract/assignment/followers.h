// Who wants what somebody else wants: "Els Vrieling: idem", "Jorinde kiest hetzelfde als ik".
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

struct Followed {
  std::size_t whom = 0;  // number among the people
  bool besides = false;  // "idem + HRM": what she names herself comes on top
};

// "- Els Vrieling: idem", "- en ik schuif bij haar aan", "Mij mag je op dezelfde plek zetten als
// Jorn": whoever has no group of her own has that of the one named there, else of the one above.
// Of each of the people whom she follows; nothing where nobody is meant.
std::vector<std::optional<Followed>> find_followers(const Part& part,
                                                    const std::vector<PersonFound>& people);

}  // namespace meldaan::extract
