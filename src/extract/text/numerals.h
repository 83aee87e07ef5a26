// Numbers beside a list of groups that name no line of it: "2 groepen: HRM en IKC", "ik geef les
// aan groep 3 en 4", "een stuk of 3".
//
// Pure; belongs to one read.
#pragma once

#include <cstddef>

#include "extract/text/document.h"
#include "extract/text/phrases.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {

// Whether the number, in digits or in words, counts something, or is that of the children whom
// somebody teaches.
bool names_no_line(const Document& document, const Cues& cues, const Sentences& sentences,
                   std::size_t token);

}  // namespace meldaan::extract
