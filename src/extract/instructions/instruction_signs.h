// What speaks for it that a stretch of an organiser's answer is a name.
//
// Pure.
#pragma once

#include "extract/instructions/instruction_span.h"

namespace meldaan::extract {

// A name of the only one whom the item is about: the first name or its letter, and the surname
// where both have one. Anybody's where no name is known.
bool may_call_the_known(const Answer& answer, const Range& name);
// Whether it has words that the known name has not: not "Sanne" for Sanne Bakker.
bool says_more_than_known(const Answer& answer, const Range& name);
// Whether it is known where the only one works.
bool is_place_known(const Answer& answer);
// No other school or foundation than the one that is known.
bool may_be_where_known(const Answer& answer, const Range& place);
// "de bongerd", where nothing but the school is missing: an article and no word of every day, and
// with marks all of what is said.
bool is_school_in_small_letters(const Answer& answer, const Range& value, const Range& said);

}  // namespace meldaan::extract
