// The names of several at once, where our question was what they are called.
//
// Pure, and total like all reading.
#pragma once

#include <string>
#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// "Het gaat om Ada Pronk en Gijs Wolf": the expectation, with as many new names as there are people
// without one given to them in order; `named` has one entry for each of the people then. Else the
// expectation as it is, and `named` stays empty.
Expectation with_answered_names(const Part& body, const Expectation& expectation,
                                std::vector<Found<std::string>>& named);

}  // namespace meldaan::extract
