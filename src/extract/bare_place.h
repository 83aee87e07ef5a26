// Whether a line or a sentence of an answer is the bare name of a school or a foundation.
//
// Pure, and total like all reading.
#pragma once

#include "domain/conversation.h"
#include "extract/part.h"

namespace meldaan::extract {

// Wants, asks and says nothing, and names neither a group nor anybody.
bool may_name_place(const Part& body, const Expectation& expectation, const Range& range);

// Capitals throughout, but for what is small in a name, and more than the sentence's own.
bool is_written_as_name(const Part& body, const Range& range);

}  // namespace meldaan::extract
