// Who joins those who are registered, by a later mail of theirs.
//
// Pure, and total like all reading.
#pragma once

#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"
#include "extract/later_mails/spoken_of.h"

namespace meldaan::extract {

// Adds the name, where it is a full one, and the school or foundation that a colleague shares with
// those who are known.
void introduce(const Part& body, const Newcomer& newcomer, const std::vector<Acquaintance>& known,
               PersonReading& reading);

}  // namespace meldaan::extract
