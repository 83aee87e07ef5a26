// UTF-8 text: checking, folding for comparison, trimming. Total: any bytes in, valid UTF-8 out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace meldaan {

// Where the first byte at or behind `from` stands that is no ASCII; the size where none does.
std::size_t ascii_end(std::string_view bytes, std::size_t from = 0);
bool is_ascii(std::string_view bytes);
bool is_utf8(std::string_view bytes);
// Replaces what is no UTF-8 by U+FFFD, and removes NUL.
std::string to_valid_utf8(std::string_view bytes);

// Lower case, no diacritics, compatibility forms resolved (NFKD, case fold): for comparing, never
// for showing.
std::string fold(std::string_view utf8);
// Lower case with the Dutch locale's rules; diacritics stay.
std::string lower(std::string_view utf8);
std::string upper(std::string_view utf8);

// Precomposed form (NFC), without soft hyphens, zero-width and directional marks; no-break spaces
// become spaces.
std::string clean_text(std::string_view utf8);

std::string_view trim(std::string_view text);
// Up to the first space; all of it where there is none.
std::string first_word(std::string_view text);
// Runs of white space become one space; trimmed.
std::string collapse_spaces(std::string_view text);
// Lines without their LF or CRLF.
std::vector<std::string_view> split_lines(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
// Folded, without the spaces between them.
std::vector<std::string> folded_words(std::string_view text);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool starts_with_ignoring_case(std::string_view text, std::string_view ascii_prefix);
bool equals_ignoring_case(std::string_view a, std::string_view ascii_b);
// ASCII only: header names, domains.
std::string ascii_lower(std::string_view text);
std::string ascii_upper(std::string_view text);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

// The largest length <= limit that does not cut a UTF-8 sequence.
std::size_t utf8_prefix(std::string_view text, std::size_t limit);
// Columns on a terminal (wide characters count two, combining ones none).
std::size_t display_width(std::string_view utf8);

// The code point at `at`, which moves behind it; U+FFFD for a byte that starts none.
char32_t next_code_point_beyond_ascii(std::string_view utf8, std::size_t& at);
inline char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(utf8[at]);
  if (byte >= 0x80) return next_code_point_beyond_ascii(utf8, at);
  ++at;
  return byte;
}
void append_utf8_beyond_ascii(std::string& out, char32_t code_point);
inline void append_utf8(std::string& out, char32_t code_point) {
  if (code_point >= 0x80) return append_utf8_beyond_ascii(out, code_point);
  out += static_cast<char>(code_point);
}
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
// ICU's classes: letter or digit of any script.
bool is_letter(char32_t c);
bool is_word_beyond_ascii(char32_t c);
inline bool is_word(char32_t c) {
  if (c >= 0x80) return is_word_beyond_ascii(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_upper_beyond_ascii(char32_t c);
inline bool is_upper(char32_t c) {
  return c >= 0x80 ? is_upper_beyond_ascii(c) : c >= 'A' && c <= 'Z';
}

}  // namespace meldaan
