// The kinds of groups that a line of a list names beside its group, or as the heading above.
#pragma once

#include "extract/groups/catalogue.h"

namespace meldaan::extract {

// "Werkgroepen", "Alle PLG's:"; none where the line says more.
Kinds kinds_in_heading(const Cues& cues, const Range& line);

// "PLG's: (1) internationalisering, (2) …": those of a list that stands behind its heading; none
// where no colon follows.
Kinds kinds_before_colon(const Document& document, const Cues& cues, const Line& line);

// "W&T (werkgroep)", "W&T, het project": takes what is in brackets or behind a comma off the end.
Kinds take_kinds_behind(const Document& document, const Cues& cues, Range& line);

}  // namespace meldaan::extract
