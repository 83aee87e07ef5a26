// What one stretch of an organiser's answer says, if every word of it is accounted for.
//
// Pure; belongs to one read.
#pragma once

#include <cstddef>
#include <optional>

#include "domain/instruction.h"
#include "extract/instructions/instruction_span.h"

namespace meldaan::extract {

// A value of a field: under a label, behind "werkt op" or "heet", or alone.
std::optional<Instruction> value_in(const Answer& answer, const Range& range);
// The name of the one who has none: "Marit Slot", "dit is Marit Slot"
std::optional<Instruction> missing_name_in(const Answer& answer, const Range& range);
// Groups that somebody joins or leaves.
std::optional<Instruction> groups_in(const Answer& answer, const Range& range);
// "Negeren", "akkoord", "meld haar maar af"
std::optional<Instruction> ruling_in(const Answer& answer, const Range& range);
// A courtesy, a reason, what the organiser does about it.
std::optional<Instruction> aside_in(const Answer& answer, const Range& range);

// Whether a stretch that was not understood holds nothing that could be done: no value, no group,
// no ruling, and nothing that is to come first.
bool only_tells(const Answer& answer, const Range& range);
// "Nee", and nothing else.
bool is_bare_no(const Answer& answer, const Range& range);
// Whether an aside says nothing that an "akkoord" beside it would not bear: nothing against it,
// nothing that is to come first, and, unless it gives a reason, no word that nothing accounts for.
bool bears_agreement(const Answer& answer, const Range& range);
// How many of an aside's words are accounted for by nothing but that it is one.
std::size_t loose_words(const Answer& answer, const Range& range);

}  // namespace meldaan::extract
