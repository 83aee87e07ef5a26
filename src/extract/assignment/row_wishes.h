// Groups in lists of people: what stands beside somebody's name is what she wants.
#pragma once

#include <vector>

#include "extract/assignment/assignment.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// Makes sure of groups that stand in somebody's row apart from her name, and drops those in
// brackets behind it ("Dineke Habermehl (ib): Gedrag") where another stands outside them.
void accept_in_rows(std::vector<Findings>& findings, const std::vector<PersonFound>& people);

}  // namespace meldaan::extract
