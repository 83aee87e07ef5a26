// The kinds of groups that a line of a list names beside its group, or as the heading above.
#pragma once

#include "extract/catalogue.h"

namespace meldaan::extract {

// "Werkgroepen", "Alle PLG's:"; none where the line says more.
Kinds kinds_in_heading(const Cues& cues, const Range& line);

// "W&T (werkgroep)": takes what is in brackets off the end.
Kinds take_kinds_in_brackets(const Document& document, const Cues& cues, Range& line);

}  // namespace meldaan::extract
