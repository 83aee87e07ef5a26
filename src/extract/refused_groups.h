// What a refusal leaves of the groups that a letter wishes for.
#pragma once

#include <vector>

#include "extract/part.h"

namespace meldaan::extract {

// Whether the writer signs up all the same: it is another group that is refused, or the wish comes
// after it. `refusal`: the words that refuse; `wished`: the names of the groups.
bool leaves_wishes(const Part& body, const Range& refusal, const std::vector<Range>& wished);

}  // namespace meldaan::extract
