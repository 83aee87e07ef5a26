// Somebody who takes part and is not named: "onze stagecoördinator", "mijn duo komt ook".
#pragma once

#include <optional>

#include "extract/part.h"

namespace meldaan::extract {

// Where the mail speaks of such a one; nothing where it does not.
std::optional<Range> unnamed_companion(const Part& body);

}  // namespace meldaan::extract
