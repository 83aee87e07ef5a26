#include "mime/style.h"

#include <string>

#include "mime/ascii.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// "0", "0px", "0.0em", but not "0.5em".
bool is_zero(std::string_view value) {
  bool digit = false;
  for (const char c : value) {
    if (c >= '1' && c <= '9') return false;
    digit |= c == '0';
    if (is_blank(c)) break;  // "0 auto": the first counts
  }
  return digit && (is_digit(value.front()) || value.front() == '.');
}

// Calls `take(property, value)` for each declaration, in lower case, without "!important".
template <class Take>
void each_declaration(std::string_view style, Take take) {
  const std::string lowered_style = ascii_lower(style);
  for (const std::string_view declaration : split(lowered_style, ';')) {
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view value = declaration.substr(colon + 1);
    value = trim(value.substr(0, value.find('!')));
    if (!value.empty()) take(trim(declaration.substr(0, colon)), value);
  }
}

}  // namespace

Visibility visibility_of(std::string_view style, const Visibility& inherited) {
  Visibility result = inherited;
  if (style.empty()) return result;
  bool no_height = false;
  bool cut_off = false;
  each_declaration(style, [&](std::string_view property, std::string_view value) {
    if (property == "display") {
      result.removed |= value == "none";
    } else if (property == "mso-hide") {
      result.removed |= value == "all";
    } else if (property == "opacity") {
      result.removed |= is_zero(value);
    } else if (property == "text-decoration" || property == "text-decoration-line") {
      result.removed |= value.find("line-through") != std::string_view::npos;
    } else if (property == "visibility") {
      result.invisible = value == "hidden" || value == "collapse";
    } else if (property == "font-size") {
      result.sizeless = is_zero(value);
    } else if (property == "max-height" || property == "height") {
      no_height |= is_zero(value);
    } else if (property == "overflow") {
      cut_off |= value == "hidden";
    } else if (property == "white-space") {
      result.preserves_space = value.rfind("pre", 0) == 0 || value == "break-spaces";
    }
  });
  result.removed |= no_height && cut_off;
  return result;
}

bool takes_margin_away(std::string_view style) {
  if (style.empty()) return false;
  bool top = false;
  bool bottom = false;
  each_declaration(style, [&](std::string_view property, std::string_view value) {
    if (property == "margin") top = bottom = is_zero(value);
    if (property == "margin-top") top = is_zero(value);
    if (property == "margin-bottom") bottom = is_zero(value);
  });
  return top && bottom;
}

}  // namespace meldaan::mime
