// Kind words that head lists of groups: "Werkgroepen" on a line of its own, and the groups below
// it.
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"

namespace meldaan::extract {

// Gives the groups on the lines below such a heading its kind, where they name none themselves; the
// list ends with a line that names no group.
void add_headed_kinds(const Document& document, const Cues& cues, std::vector<Mention>& mentions);

}  // namespace meldaan::extract
