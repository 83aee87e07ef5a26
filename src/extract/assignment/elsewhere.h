// Whether somebody works at none of the places that a mail names.
#pragma once

#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// "Mijn zus Truus geeft les in het speciaal onderwijs", "Piet werkt op een andere school": it is
// told of her where she works, and no place is named for it. Of a colleague it takes "andere".
bool works_elsewhere(const Part& body, const PersonFound& person);

}  // namespace meldaan::extract
