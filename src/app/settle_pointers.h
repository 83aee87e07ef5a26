// Answers that point to what is quoted or forwarded below them, which is nobody's word.
//
// Pure: any thread.
#pragma once

#include <vector>

#include "app/settle_form.h"
#include "domain/instruction.h"

namespace meldaan::app {

// Whether the lines say anything, once what was offered is left out of them.
bool fills_in(const Form& form);
// "Zie hieronder, graag verwerken" is not understood: of what another wrote nothing is read.
// "Negeren, zie hieronder" does not rest on it.
void doubt_pointers_below(std::vector<Instruction>& said);
// "Zie hieronder, graag verwerken", and nothing besides.
bool only_points_below(const std::vector<Instruction>& said);

}  // namespace meldaan::app
