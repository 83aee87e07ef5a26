// What one reading of a place says about another: former places, the one of two that counts, and
// foundations taken for schools.
#pragma once

#include <vector>

#include "extract/places/place_form.h"
#include "extract/places/places.h"

namespace meldaan::extract {

inline constexpr double kNoLonger = 0.40;  // less: it was her school once

// Weighs the candidates against each other and takes out those that another one explains.
void weigh_rivals(const Document& document, const Cues& cues, const PlaceForm& form,
                  std::vector<Place>& places);

// Adds the school between a name and its foundation, where nothing else makes one known.
void add_neighbours(const Document& document, const Cues& cues, std::vector<Place>& places);

// Whether the one is a fuller spelling of the other: "obs De Brug", "De Brug".
bool same_place(std::string_view a, std::string_view b);

}  // namespace meldaan::extract
