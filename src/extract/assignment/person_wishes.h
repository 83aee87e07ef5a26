// Groups that are told of somebody who takes part: "Piet neemt Taal er nog bij", "Anna vindt
// Rekenen wel wat" in a mail that signs both up. No word of wishing needs to stand there.
#pragma once

#include <vector>

#include "extract/assignment/assignment.h"
#include "extract/people/people.h"

namespace meldaan::extract {

void accept_told_of(std::vector<Findings>& findings, const std::vector<PersonFound>& people);

}  // namespace meldaan::extract
