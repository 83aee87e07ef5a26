// What a mail does to what was registered before: puts groups in the place of others, sends
// somebody in the place of somebody else, withdraws all, asks to be erased.
//
// Pure, and total like all reading.
#pragma once

#include <vector>

#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// Fills in the alteration's side of `reading`; `people` are those of reading.people, in their
// order.
void read_alteration(const Part& body, const std::vector<PersonFound>& people, Reading& reading);

}  // namespace meldaan::extract
