#include "mime/style.h"

#include <algorithm>
#include <cstdlib>

#include "mime/ascii.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// Nobody reads letters of two pixels.
constexpr double kUnreadable = 2;
// A box so high or wide shows nothing of what it cuts off.
constexpr double kNoRoom = 1;
// Text moved so far stands beside every screen; designs move it by some dozens.
constexpr double kBesideThePage = -400;

struct Length {
  double number = 0;
  std::string_view unit;
};

// nullopt where it begins with no number.
std::optional<Length> length_of(std::string_view value) {
  std::size_t end = 0;
  bool digit = false;
  while (end < value.size() && (is_digit(value[end]) || value[end] == '.' ||
                                (end == 0 && (value[end] == '-' || value[end] == '+')))) {
    digit |= is_digit(value[end]);
    ++end;
  }
  if (!digit) return std::nullopt;
  const double number = std::strtod(std::string(value.substr(0, end)).c_str(), nullptr);
  std::size_t stop = end;
  while (stop < value.size() && (is_alpha(value[stop]) || value[stop] == '%')) ++stop;
  return Length{number, value.substr(end, stop - end)};
}

// In pixels, where one em is `em`.
double pixels(const Length& length, double em) {
  constexpr double kRoot = 16;
  if (length.unit == "em") return length.number * em;
  if (length.unit == "ex") return length.number * em / 2;
  if (length.unit == "%") return length.number * em / 100;
  if (length.unit == "rem") return length.number * kRoot;
  if (length.unit == "pt") return length.number * 4 / 3;
  if (length.unit == "pc" || length.unit == "mm" || length.unit == "cm" || length.unit == "in") {
    return length.number * kRoot;  // roughly: none of these is small
  }
  return length.number;
}

// "0 auto": the first counts.
bool is_at_most(std::string_view value, double most) {
  const auto length = length_of(value);
  return length && length->unit != "%" && pixels(*length, 16) <= most;
}

bool is_zero(std::string_view value) {
  const auto length = length_of(value);
  return length && length->number == 0;
}

double size_of(std::string_view value, double inherited) {
  constexpr double kSmallest = 10;  // that a keyword stands for
  if (const auto length = length_of(value)) return pixels(*length, inherited);
  if (value.ends_with("er")) return inherited;  // smaller, larger
  return value == "inherit" ? inherited : std::max(inherited, kSmallest);
}

// "bold 0/0 a" has 0, "700 14px Arial" has 14px.
double size_in_font(std::string_view value, double inherited) {
  for (const std::string_view word : split(value, ' ')) {
    const auto length = length_of(word);
    if (length && (!length->unit.empty() || length->number == 0)) return pixels(*length, inherited);
  }
  return inherited;
}

// What an element's declarations say together.
struct Box {
  bool hidden = false;  // display
  bool hidden_by_mso = false;
  bool clear = false;
  bool struck = false;
  bool cut_off = false;
  bool no_room = false;
  bool moved_away = false;
  bool clipped = false;
  bool removes() const {
    return hidden || hidden_by_mso || clear || struck || (cut_off && no_room) || clipped ||
           moved_away;
  }
};

void read_background(std::string_view value, std::optional<Colour>& background) {
  if (value.find("url(") != std::string_view::npos ||
      value.find("gradient") != std::string_view::npos) {
    background = std::nullopt;
    return;
  }
  if (value == "inherit" || value == "none" || value == "initial") return;
  std::optional<Colour> colour = colour_of(value);
  if (!colour && !value.starts_with("rgb")) {
    for (const std::string_view word : split(value, ' ')) {
      if (!colour && !word.empty() && !is_digit(word.front())) colour = colour_of(word);
    }
  }
  if (!colour || !colour->clear) background = colour;
}

bool read_box(const Declaration& declaration, Box& box) {
  const std::string_view property = declaration.property;
  const std::string_view value = declaration.value;
  if (property == "display") {
    box.hidden = value == "none";
  } else if (property == "mso-hide") {
    box.hidden_by_mso = value == "all";
  } else if (property == "opacity") {
    box.clear = is_zero(value);
  } else if (property == "text-decoration" || property == "text-decoration-line") {
    box.struck = value.find("line-through") != std::string_view::npos;
  } else if (property == "max-height" || property == "height" || property == "max-width" ||
             property == "width") {
    box.no_room |= is_at_most(value, kNoRoom);
  } else if (property == "overflow") {
    box.cut_off = value == "hidden";
  } else if (property == "left" || property == "right" || property == "top" ||
             property == "text-indent" || property.starts_with("margin-")) {
    box.moved_away |= is_at_most(value, kBesideThePage);
  } else if (property == "clip" || property == "clip-path") {
    box.clipped |= value.starts_with("rect(0") || value.starts_with("rect(1px") ||
                   value.starts_with("inset(50%") || value.starts_with("inset(100%");
  } else if (property == "transform") {
    box.clear |= value.starts_with("scale(0)");
  } else {
    return false;
  }
  return true;
}

void read_inherited(const Declaration& declaration, const Visibility& inherited,
                    Visibility& result) {
  const std::string_view property = declaration.property;
  const std::string_view value = declaration.value;
  if (property == "visibility") {
    result.invisible = value == "hidden" || value == "collapse";
  } else if (property == "font-size") {
    result.size = size_of(value, inherited.size);
  } else if (property == "font") {
    result.size = size_in_font(value, inherited.size);
  } else if (property == "white-space") {
    result.preserves_space = value.starts_with("pre") || value == "break-spaces";
  } else if (property == "color") {
    if (value != "inherit") result.colour = colour_of(value);
  } else if (property == "background" || property == "background-color" ||
             property == "background-image") {
    read_background(value, result.background);
  }
}

}  // namespace

bool Visibility::has_size() const {
  return size > kUnreadable;
}

bool Visibility::stands_out() const {
  if (!colour) return true;
  return !colour->clear && (!background || !look_alike(*colour, *background));
}

std::vector<Declaration> declarations_of(std::string_view style) {
  std::vector<Declaration> found;
  const std::string lowered_style = ascii_lower(style);
  for (const std::string_view part : split(lowered_style, ';')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view value = part.substr(colon + 1);
    const std::size_t mark = value.find('!');
    const std::string_view plain = trim(value.substr(0, mark));
    if (plain.empty()) continue;
    found.push_back({std::string(trim(part.substr(0, colon))), std::string(plain),
                     mark != std::string_view::npos});
  }
  return found;
}

Visibility visibility_of(const std::vector<Declaration>& declarations,
                         const Visibility& inherited) {
  Visibility result = inherited;
  Box box;
  for (const Declaration& declaration : declarations) {
    if (!read_box(declaration, box)) read_inherited(declaration, inherited, result);
  }
  result.removed |= box.removes();
  return result;
}

Visibility visibility_of(std::string_view style, const Visibility& inherited) {
  if (style.empty()) return inherited;
  return visibility_of(declarations_of(style), inherited);
}

bool takes_margin_away(std::string_view style) {
  if (style.empty()) return false;
  bool top = false;
  bool bottom = false;
  for (const Declaration& declaration : declarations_of(style)) {
    const bool zero = is_zero(declaration.value);
    if (declaration.property == "margin") top = bottom = zero;
    if (declaration.property == "margin-top") top = zero;
    if (declaration.property == "margin-bottom") bottom = zero;
  }
  return top && bottom;
}

}  // namespace meldaan::mime
