// Texts and the places that are read in them.
#pragma once

#include <gmock/gmock.h>

#include <cstddef>
#include <ostream>
#include <string>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract {

// The best school or foundation of a text, as the register will hold it.
struct Read {
  std::string school;
  std::string foundation;
  bool operator==(const Read&) const = default;
};
inline void PrintTo(const Read& read, std::ostream* out) {
  *out << "school '" << read.school << "', foundation '" << read.foundation << "'";
}

inline Read places_of(const std::string& text) {
  const Body body(text, "Marieke Jansen");
  const Place* best[2] = {nullptr, nullptr};
  for (const Place& place : body.part.places()) {
    const Place*& known = best[place.is_school ? 0 : 1];
    if (known == nullptr || place.score > known->score) known = &place;
  }
  return {best[0] ? best[0]->name : "", best[1] ? best[1]->name : ""};
}

struct PlaceCase {
  const char* text;
  Read places;
};

template <std::size_t N>
void expect_places(const PlaceCase (&cases)[N]) {
  for (const PlaceCase& c : cases) EXPECT_EQ(places_of(c.text), c.places) << c.text;
}

}  // namespace meldaan::extract
