// Colours as html attributes and style declarations write them, as far as it matters whether text
// stands out from what is behind it.
//
// Pure: any thread may call it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace meldaan::mime {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool clear = false;  // lets through wholly what is behind it
};

// `value` in lower case: "#fff", "ffffff", "rgb(255, 255, 255)", "white"; nullopt for what is none,
// or none that is known here.
std::optional<Colour> colour_of(std::string_view value);

// Light and clearly no grey, as the pens are that mark a text.
bool is_pen_colour(const Colour& colour);

// Nobody tells the one from the other on a screen.
bool look_alike(const Colour& a, const Colour& b);

}  // namespace meldaan::mime
