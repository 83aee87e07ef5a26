// What an organiser answers about an open item, part by part. Each part is understood as a whole or
// not at all: what is not is told, and never becomes a value.
//
// Pure, and total like all reading.
#pragma once

#include <vector>

#include "domain/instruction.h"
#include "extract/instructions/instruction_span.h"

namespace meldaan::extract {

// In the order of the text. Greetings, signatures and quotations are no part of it.
std::vector<Instruction> read_instructions(const Answer& answer);

}  // namespace meldaan::extract
