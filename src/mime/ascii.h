// The character classes of the mail grammars (RFC 5322 section 2.2 and 3.2.3), free of any locale.
#pragma once

#include <string_view>

#include "util/text.h"

namespace meldaan::mime {

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
inline bool is_white(char c) {
  return is_blank(c) || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
inline bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
// C0 controls and DEL.
constexpr bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}
// What an atom may hold: everything printable but the specials.
inline bool is_atom_text(char c) {
  return !is_control(c) && !is_high(c) &&
         std::string_view(" ()<>[]:;@\\,.\"").find(c) == std::string_view::npos;
}
inline char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
// -1 where it is no hexadecimal digit.
inline int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char l = lowered(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

}  // namespace meldaan::mime
