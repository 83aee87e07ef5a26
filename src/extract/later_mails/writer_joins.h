// Whether somebody who has signed up others alone now comes too: "doe mij er ook maar bij".
//
// Pure.
#pragma once

#include <vector>

#include "domain/conversation.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// Of a stretch that speaks of "ik", in a mail whose writer is none of those who are known.
bool writer_joins(const Part& body, const std::vector<Acquaintance>& known, const Range& stretch);

}  // namespace meldaan::extract
