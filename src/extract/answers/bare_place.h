// Whether a line or a sentence of an answer is the bare name of a school or a foundation.
//
// Pure, and total like all reading.
#pragma once

#include <vector>

#include "domain/conversation.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// What a line of an answer may say one thing with: cut at commas, slashes and the like, where a
// sentence ends, and between a place and a group ("De Bron en Gedrag", "De Bron van Consent").
std::vector<Range> pieces_of(const Part& body, const Range& line);

// Wants, asks and says nothing, names neither a group nor anybody, and reads as a name does.
bool may_name_place(const Part& body, const Expectation& expectation, const Range& range);

// Capitals throughout, but for what is small in a name, and more than the sentence's own.
bool is_written_as_name(const Part& body, const Range& range);

}  // namespace meldaan::extract
