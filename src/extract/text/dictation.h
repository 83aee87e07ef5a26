// Marks that somebody spoke to a phone and that it wrote out: "Dag komma ik kom graag punt".
#pragma once

#include <vector>

#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

// In order; empty where the text was not dictated: marks that were typed are as many, or a word
// such as "punt" stands there once.
std::vector<SpokenMark> spoken_marks(const Document& document, const Cues& cues);

}  // namespace meldaan::extract
