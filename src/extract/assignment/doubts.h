// Wishes of which it is not sure whose they are: "Hier komt Mustafa graag bij", where no Mustafa is
// signed up.
#pragma once

#include <vector>

#include "extract/assignment/assignment.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// Lowers such wishes below kSure, so that they are asked about and not confirmed.
void doubt_unowned(std::vector<Findings>& findings, const std::vector<PersonFound>& people);

// Only those on lines that begin with the full name of somebody else ("Tanja Reimert   HRM"): the
// same for what was found likely in spite of the rules.
void doubt_rows_of_others(std::vector<Findings>& findings, const std::vector<PersonFound>& people);

}  // namespace meldaan::extract
