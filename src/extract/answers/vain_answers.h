// An answer to our question that chooses something, and not what we could write down: "99" of a
// list of 23, "de werkgroep" where there are sixteen, "maakt me niet uit", or "doe maar Twan",
// whose surname was asked for. It is asked again; what says something else is left to people.
//
// Pure, and total like all reading.
#pragma once

#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// Those of whom a group or a surname is open, with nothing but their registration; empty where the
// mail tries nothing of the kind.
std::vector<PersonReading> vain_answers(const Part& body, const Expectation& expectation);

}  // namespace meldaan::extract
