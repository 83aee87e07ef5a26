// Whether a mail says that it is about others, or about several.
#pragma once

#include "extract/part.h"

namespace meldaan::extract {

// "Graag geef ik twee leerkrachten op", "Schrijf ze maar in."
bool signs_up_others(const Part& body);
// "Hierbij twee aanmeldingen", "drie van onze leerkrachten", "met z'n drieën"
bool speaks_for_several(const Part& body);

}  // namespace meldaan::extract
