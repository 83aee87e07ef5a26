// Who answers the invitation with no more than that it is fine and until then: "Prima, tot de
// vierde!" above the quoted letter signs up, though nothing else is told.
#pragma once

#include <optional>

#include "extract/parts/part.h"

namespace meldaan::extract {

// The words that look forward to the day; nullopt where the writer says more, or the invitation
// does not stand below.
std::optional<Cue> agreement(const Part& body);

}  // namespace meldaan::extract
