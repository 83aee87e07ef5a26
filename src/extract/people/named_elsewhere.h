// Somebody who is described, and named in other words of the mail: "Mijn collega Piet Bakker gaat
// naar Taal. Mijn collega komt iets later", "Mijn vrouw en ik komen. Zij heet Anna Smit."
#pragma once

#include "extract/parts/part.h"

namespace meldaan::extract {

// `words`: the description, which ends with what she is ("mijn nieuwe collega").
bool is_named_elsewhere(const Part& body, const Range& words);

}  // namespace meldaan::extract
