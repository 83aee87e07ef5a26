#include "mime/colour.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "mime/ascii.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

struct Named {
  std::string_view name;
  Colour colour;
};

// HTML 4's sixteen, and those that are near to white: what text is hidden in.
constexpr std::array kNamed = {
    Named{"aliceblue", {240, 248, 255}},
    Named{"aqua", {0, 255, 255}},
    Named{"azure", {240, 255, 255}},
    Named{"black", {0, 0, 0}},
    Named{"blue", {0, 0, 255}},
    Named{"floralwhite", {255, 250, 240}},
    Named{"fuchsia", {255, 0, 255}},
    Named{"gainsboro", {220, 220, 220}},
    Named{"ghostwhite", {248, 248, 255}},
    Named{"gray", {128, 128, 128}},
    Named{"green", {0, 128, 0}},
    Named{"grey", {128, 128, 128}},
    Named{"honeydew", {240, 255, 240}},
    Named{"ivory", {255, 255, 240}},
    Named{"lavender", {230, 230, 250}},
    Named{"lightgray", {211, 211, 211}},
    Named{"lightgrey", {211, 211, 211}},
    Named{"lime", {0, 255, 0}},
    Named{"linen", {250, 240, 230}},
    Named{"maroon", {128, 0, 0}},
    Named{"mintcream", {245, 255, 250}},
    Named{"navy", {0, 0, 128}},
    Named{"olive", {128, 128, 0}},
    Named{"purple", {128, 0, 128}},
    Named{"red", {255, 0, 0}},
    Named{"seashell", {255, 245, 238}},
    Named{"silver", {192, 192, 192}},
    Named{"snow", {255, 250, 250}},
    Named{"teal", {0, 128, 128}},
    Named{"transparent", {0, 0, 0, true}},
    Named{"white", {255, 255, 255}},
    Named{"whitesmoke", {245, 245, 245}},
    Named{"window", {255, 255, 255}},
    Named{"windowtext", {0, 0, 0}},
    Named{"yellow", {255, 255, 0}},
};

std::uint8_t byte_of(int high, int low) {
  return static_cast<std::uint8_t>(16 * high + low);
}

// "fff", "ffff", "ffffff" and "ffffffff".
std::optional<Colour> by_digits(std::string_view digits) {
  std::array<int, 8> values{};
  const std::size_t count = digits.size();
  if (count != 3 && count != 4 && count != 6 && count != 8) return std::nullopt;
  for (std::size_t i = 0; i < count; ++i) {
    values.at(i) = hex_value(digits[i]);
    if (values.at(i) < 0) return std::nullopt;
  }
  if (count <= 4) {
    return Colour{byte_of(values[0], values[0]), byte_of(values[1], values[1]),
                  byte_of(values[2], values[2]), count == 4 && values[3] == 0};
  }
  return Colour{byte_of(values[0], values[1]), byte_of(values[2], values[3]),
                byte_of(values[4], values[5]), count == 8 && values[6] + values[7] == 0};
}

// "rgb(255, 255, 255)", "rgba(0 0 0 / 0%)".
std::optional<Colour> by_function(std::string_view value) {
  if (!value.starts_with("rgb")) return std::nullopt;
  std::array<double, 4> parts{0, 0, 0, 1};
  std::size_t count = 0;
  std::size_t at = value.find('(');
  while (at < value.size() && count < parts.size()) {
    while (at < value.size() && !is_digit(value[at]) && value[at] != '.') ++at;
    const std::size_t begin = at;
    while (at < value.size() && (is_digit(value[at]) || value[at] == '.')) ++at;
    if (at == begin) break;
    const double number =
        std::strtod(std::string(value.substr(begin, at - begin)).c_str(), nullptr);
    const bool percent = at < value.size() && value[at] == '%';
    parts.at(count) = percent && count < 3 ? number * 255 / 100 : number;
    ++count;
  }
  if (count < 3) return std::nullopt;
  const auto channel = [&](std::size_t i) {
    return static_cast<std::uint8_t>(std::clamp(parts.at(i), 0.0, 255.0));
  };
  return Colour{channel(0), channel(1), channel(2), parts[3] == 0};
}

}  // namespace

std::optional<Colour> colour_of(std::string_view value) {
  value = trim(value);
  if (value.starts_with('#')) return by_digits(value.substr(1));
  for (const Named& named : kNamed) {
    if (named.name == value) return named.colour;
  }
  if (const auto colour = by_function(value)) return colour;
  return by_digits(value);
}

bool is_pen_colour(const Colour& colour) {
  constexpr int kLight = 190;  // of 255
  constexpr int kColoured = 70;
  const auto [least, most] = std::minmax({colour.red, colour.green, colour.blue});
  return !colour.clear && most >= kLight && most - least >= kColoured;
}

bool look_alike(const Colour& a, const Colour& b) {
  constexpr int kTold = 8;  // of 255, in any of the three
  const auto near = [](std::uint8_t x, std::uint8_t y) { return std::abs(x - y) <= kTold; };
  return near(a.red, b.red) && near(a.green, b.green) && near(a.blue, b.blue);
}

}  // namespace meldaan::mime
