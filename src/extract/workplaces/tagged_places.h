// Schools and foundations as a sequence model tells them by the words around, beside those that the
// rules found. Of a name that the rules read too widely it keeps what is the name, it drops the
// school of whom a board employs where that is somebody, or no name, and where they found none of
// its kind, it says which it is. What they doubt stays in doubt.
#pragma once

#include <vector>

#include "extract/models/sequence_model.h"
#include "extract/parts/part.h"
#include "extract/places/places.h"

namespace meldaan::extract {

// The places of the body of a mail; `places` are those that the rules found and hold theirs.
std::vector<Place> with_tagged_places(const SequenceModel& names, const Part& part,
                                      std::vector<Place> places);

}  // namespace meldaan::extract
