// Names that their writer corrects in the same breath: "basisschool de Regenton, sorry Regenboom",
// "op De Brug, ik bedoel De Zwaan".
#pragma once

#include <vector>

#include "extract/places/place_extent.h"
#include "extract/places/places.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

// Gives each place that was named wrongly the name behind the word for the slip, or makes it give
// way to the place that was read there.
void mend_slips(const Document& document, const Cues& cues, const PlaceExtent& extent,
                std::vector<Place>& places);

}  // namespace meldaan::extract
