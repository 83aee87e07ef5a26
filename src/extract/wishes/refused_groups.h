// What a refusal leaves of the groups that a letter wishes for.
#pragma once

#include <vector>

#include "extract/parts/part.h"

namespace meldaan::extract {

// Whether the writer signs up all the same: it is another group that is refused, or the wish comes
// after it. `refusal`: the words that refuse; `wished`: the names of the groups.
bool leaves_wishes(const Part& body, const Range& refusal, const std::vector<Range>& wished);

// "Taal sla ik dit jaar over, ik wil naar Rekenen": the refusal is of a group, and another one is
// wished for.
bool refuses_group_alone(const Part& body, const Range& refusal, const std::vector<Range>& wished);

// "Ik had Taal op het oog, …": a group that is named as what was thought of first.
bool thought_of_group(const Part& body, const Range& words);

}  // namespace meldaan::extract
