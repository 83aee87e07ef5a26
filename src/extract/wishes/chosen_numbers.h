// The numbers by which an answer names lines of our list: "2 en 5", "nummer vier", "14 t/m 16", "de
// eerste en de laatste", "niet 17 maar 20".
//
// Pure, and total like all reading.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/parts/part.h"

namespace meldaan::extract {

struct ChosenNumber {
  std::size_t number = 0;  // from 1; may lie beyond the list
  Range range;             // where it is said
};

// Those of one line, in order; dates and what is declined are none. `last` is the list's last.
std::vector<ChosenNumber> chosen_numbers(const Part& body, const Range& line, std::size_t last);

// Whether what stands before it, in its clause, says that it is not chosen.
bool is_declined(const Part& body, const Range& range);

}  // namespace meldaan::extract
