// Answers that name groups and choose none: "Ik twijfel tussen Taal en Rekenen. Wat raden jullie
// aan?", "17 of 18, ik weet het nog niet".
//
// Pure, and total like all reading.
#pragma once

#include <cstddef>

#include "extract/parts/part.h"

namespace meldaan::extract {

// A question instead of an answer.
bool asks_for_advice(const Part& body);

// Whether all groups that the mail chooses, by name or by number, are those between which the
// writer does not know. `choices`: how many our question has numbered.
bool leaves_choice_open(const Part& body, std::size_t choices);

}  // namespace meldaan::extract
