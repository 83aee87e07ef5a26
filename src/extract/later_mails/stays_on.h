// What sounds like a withdrawal and is none: "om 3 uur kan ik niet, wel om half 4", "3 oktober kan
// ik niet", "ik ben ziek geweest maar kom gewoon", "mijn directeur kan niet, ik wel". Who says so
// stays on the list.
//
// Pure; belongs to one read.
#pragma once

#include <cstddef>

#include "extract/parts/part.h"

namespace meldaan::extract {

// `token`: where words of leaving begin, `stretch`: what is said there of one and the same person.
bool stays_on(const Part& body, std::size_t token, const Range& stretch);

}  // namespace meldaan::extract
