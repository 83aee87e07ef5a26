// What an organiser says of two registrations that may be one person's.
//
// Pure: any thread.
#pragma once

#include <vector>

#include "domain/instruction.h"

namespace meldaan::app {

// "Dezelfde persoon, deze mag weg" makes one of the two (kCancel), "het zijn er twee" leaves both
// (kIgnore). Where a plain word rules ("negeren") that holds.
void rule_on_double(std::vector<Instruction>& said);

}  // namespace meldaan::app
