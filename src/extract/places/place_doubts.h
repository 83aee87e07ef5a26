// Places that a mail tells of and that are not, or no longer, the writer's: of the past, of the
// family, of colleagues and partners, and of a signature that she calls outdated.
#pragma once

#include <vector>

#include "extract/places/place_form.h"
#include "extract/places/places.h"

namespace meldaan::extract {

// Lowers the score of such places.
void doubt_places(const Document& document, const Cues& cues, const PlaceForm& form,
                  std::vector<Place>& places);

}  // namespace meldaan::extract
