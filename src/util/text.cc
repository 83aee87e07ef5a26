#include "util/text.h"

#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>

namespace meldaan {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// Characters that are there but that no reader sees: soft hyphen, zero-width and directional marks,
// BOM.
bool is_invisible(UChar32 c) {
  return c == 0x00AD || c == 0x034F || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF || c == 0x180E;
}

bool is_nonbreaking_space(UChar32 c) {
  return c == 0x00A0 || c == 0x2007 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

const icu::Locale& dutch() {
  static const icu::Locale kDutch("nl");
  return kDutch;
}

// Of eight bytes, the highest bit of each that is an ASCII capital: one sum carries into that bit
// from 'A' on, the other behind 'Z'.
std::uint64_t capitals_in(std::uint64_t eight) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighest = 0x80 * kOnes;
  const std::uint64_t rest = eight & ~kHighest;
  const std::uint64_t from_a = rest + (0x80 - 'A') * kOnes;
  const std::uint64_t behind_z = rest + (0x80 - 'Z' - 1) * kOnes;
  return (from_a & ~behind_z) & ~eight & kHighest;
}

std::string normalized(const icu::Normalizer2* form, std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(utf8.size()));
  form->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())),
                      sink, nullptr, status);
  if (U_FAILURE(status)) return std::string(utf8);
  return out;
}

}  // namespace

// Nearly all of a mail is ASCII, so that eight bytes are looked at together.
std::size_t ascii_end(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
  for (std::uint64_t eight = 0; at + sizeof eight <= bytes.size(); at += sizeof eight) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

bool is_ascii(std::string_view bytes) {
  return ascii_end(bytes) == bytes.size();
}

bool is_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = ascii_end(bytes); at < bytes.size(); at = ascii_end(bytes, at)) {
    auto i = static_cast<std::int64_t>(at);
    UChar32 c;
    U8_NEXT(data, i, static_cast<std::int64_t>(bytes.size()), c);
    if (c < 0) return false;
    at = static_cast<std::size_t>(i);
  }
  return true;
}

std::string to_valid_utf8(std::string_view bytes) {
  if (bytes.find('\0') == std::string_view::npos && is_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size());
  std::size_t at = 0;
  while (at < bytes.size()) {
    const char32_t c = next_code_point(bytes, at);
    if (c != 0) append_utf8(out, c);
  }
  return out;
}

char32_t next_code_point_beyond_ascii(std::string_view utf8, std::size_t& at) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  auto i = static_cast<std::int64_t>(at);
  const auto length = static_cast<std::int64_t>(utf8.size());
  UChar32 c;
  U8_NEXT(data, i, length, c);
  at = static_cast<std::size_t>(i);
  return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

void append_utf8_beyond_ascii(std::string& out, char32_t code_point) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  UBool failed = false;
  U8_APPEND(bytes, length, U8_MAX_LENGTH, static_cast<UChar32>(code_point), failed);
  if (!failed) out.append(bytes, static_cast<std::size_t>(length));
}

std::string fold(std::string_view utf8) {
  if (is_ascii(utf8)) return ascii_lower(utf8);
  static const icu::Normalizer2* const kNfkd = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
  }();
  const std::string decomposed = normalized(kNfkd, to_valid_utf8(utf8));
  std::string out;
  out.reserve(decomposed.size());
  std::size_t at = 0;
  while (at < decomposed.size()) {
    const auto c = static_cast<UChar32>(next_code_point(decomposed, at));
    if (u_charType(c) == U_NON_SPACING_MARK || is_invisible(c)) continue;
    if (c == 0xDF) {  // the one letter of our languages whose fold is longer than itself
      out += "ss";
    } else if (c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xB4) {
      out += '\'';
    } else {
      append_utf8(out, static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
    }
  }
  return out;
}

std::string lower(std::string_view utf8) {
  if (is_ascii(utf8)) return ascii_lower(utf8);
  std::string out;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())))
      .toLower(dutch())
      .toUTF8String(out);
  return out;
}

std::string upper(std::string_view utf8) {
  if (is_ascii(utf8)) return ascii_upper(utf8);
  std::string out;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())))
      .toUpper(dutch())
      .toUTF8String(out);
  return out;
}

std::string clean_text(std::string_view utf8) {
  if (is_ascii(utf8)) return to_valid_utf8(utf8);
  static const icu::Normalizer2* const kNfc = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  const std::string composed = normalized(kNfc, to_valid_utf8(utf8));
  std::string out;
  out.reserve(composed.size());
  std::size_t at = 0;
  while (at < composed.size()) {
    const std::size_t end = ascii_end(composed, at);
    out.append(composed, at, end - at);
    at = end;
    if (at == composed.size()) break;
    const auto c = static_cast<UChar32>(next_code_point(composed, at));
    if (is_invisible(c)) continue;
    if (is_nonbreaking_space(c)) {
      out += ' ';
    } else if (c == 0x2028 || c == 0x2029 || c == 0x85) {
      out += '\n';
    } else {
      append_utf8(out, static_cast<char32_t>(c));
    }
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string first_word(std::string_view text) {
  return std::string(text.substr(0, text.find(' ')));
}

std::string collapse_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : trim(text)) {
    if (!is_space(c)) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded = fold(text);
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

std::string ascii_upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= out.size(); at += sizeof eight) {
    std::memcpy(&eight, out.data() + at, sizeof eight);
    eight |= capitals_in(eight) >> 2;  // 'a' is 'A' with the bit 0x20
    std::memcpy(out.data() + at, &eight, sizeof eight);
  }
  for (; at < out.size(); ++at) {
    if (out[at] >= 'A' && out[at] <= 'Z') out[at] = static_cast<char>(out[at] - 'A' + 'a');
  }
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view ascii_b) {
  return a.size() == ascii_b.size() && starts_with_ignoring_case(a, ascii_b);
}

bool starts_with_ignoring_case(std::string_view text, std::string_view ascii_prefix) {
  if (text.size() < ascii_prefix.size()) return false;
  const auto lowered = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(ascii_prefix.begin(), ascii_prefix.end(), text.begin(),
                    [&](char a, char b) { return lowered(a) == lowered(b); });
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  if (from.empty()) return text;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

std::size_t utf8_prefix(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text.size();
  while (limit > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(text[limit]))) --limit;
  return limit;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  std::size_t at = 0;
  while (at < utf8.size()) {
    const auto c = static_cast<UChar32>(next_code_point(utf8, at));
    const int type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c));
}
bool is_word_beyond_ascii(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c));
}
bool is_upper_beyond_ascii(char32_t c) {
  return u_isupper(static_cast<UChar32>(c));
}

}  // namespace meldaan
