// Who joins what was just said of somebody else: "Wendy gaat naar Taal, ik ook", "Lonneke wil naar
// IKC. Ik doe dat ook."
#pragma once

#include <cstddef>
#include <vector>

#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

struct Joining {
  std::size_t person = 0;  // number in the list of people
  std::size_t at = 0;      // the word that says so; what she joins stands before it
};

// In the order of the text; none in a question, where something is refused, or where the words go
// on to something of their own ("ik ook naar Rekenen", "ik ben ook leerkracht").
std::vector<Joining> find_joinings(const Part& part, const std::vector<PersonFound>& people);

}  // namespace meldaan::extract
