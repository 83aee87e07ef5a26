#include "mime/parameters.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "mime/ascii.h"
#include "mime/encoded_word.h"
#include "util/charset.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

constexpr std::size_t kMaxParameters = 100;

// One `name*1*="…"` as it stands.
struct Segment {
  std::string name;
  int index = -1;         // -1: no continuation
  bool extended = false;  // percent-encoded
  std::string value;
};

// A backslash escapes a quote or itself only: Windows programs send paths with plain backslashes.
std::string read_quoted(std::string_view raw, std::size_t& at) {
  std::string value;
  ++at;
  while (at < raw.size() && raw[at] != '"') {
    if (raw[at] == '\\' && at + 1 < raw.size() && (raw[at + 1] == '"' || raw[at + 1] == '\\')) ++at;
    value += raw[at++];
  }
  if (at < raw.size()) ++at;
  return value;
}

// Comments stand in no parameter that matters, and a '(' in a file name does: only the value's is
// cut.
std::string_view without_comment(std::string_view value) {
  return trim(value.substr(0, value.find('(')));
}

// Reads "name*0*" into a segment.
Segment named_segment(std::string_view name) {
  Segment segment;
  if (!name.empty() && name.back() == '*') {
    segment.extended = true;
    name.remove_suffix(1);
  }
  const std::size_t star = name.find('*');
  if (star != std::string_view::npos) {
    const std::string_view number = name.substr(star + 1);
    int index = -1;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
    if (error == std::errc() && end == number.data() + number.size()) segment.index = index;
    name = name.substr(0, star);
  }
  segment.name = ascii_lower(trim(name));
  return segment;
}

std::vector<Segment> read_segments(std::string_view raw, std::size_t at) {
  std::vector<Segment> segments;
  while (at < raw.size() && segments.size() < kMaxParameters) {
    while (at < raw.size() && (raw[at] == ';' || is_white(raw[at]))) ++at;
    const std::size_t name_begin = at;
    while (at < raw.size() && raw[at] != '=' && raw[at] != ';') ++at;
    if (at >= raw.size() || raw[at] == ';') continue;
    Segment segment = named_segment(trim(raw.substr(name_begin, at - name_begin)));
    ++at;
    while (at < raw.size() && is_white(raw[at])) ++at;
    if (at < raw.size() && raw[at] == '"') {
      segment.value = read_quoted(raw, at);
      while (at < raw.size() && raw[at] != ';') ++at;
    } else {
      // Up to the ';', blanks included: "filename=mijn brief.docx" is common.
      const std::size_t end = std::min(raw.find(';', at), raw.size());
      segment.value = std::string(trim(raw.substr(at, end - at)));
      at = end;
    }
    if (!segment.name.empty()) segments.push_back(std::move(segment));
  }
  return segments;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// "utf-8'nl'caf%C3%A9": takes charset and language off the front of `value`.
std::string take_charset(std::string_view& value) {
  const std::size_t first = value.find('\'');
  if (first == std::string_view::npos) return {};
  const std::size_t second = value.find('\'', first + 1);
  if (second == std::string_view::npos) return {};
  std::string charset(value.substr(0, first));
  value.remove_prefix(second + 1);
  return charset;
}

// The bytes of all segments are joined before they are decoded: a character may be split between
// two.
std::string joined(std::vector<const Segment*> segments) {
  std::stable_sort(segments.begin(), segments.end(),
                   [](const Segment* a, const Segment* b) { return a->index < b->index; });
  std::string charset;
  std::string encoded;
  bool extended = false;
  for (const Segment* segment : segments) {
    std::string_view value = segment->value;
    if (segment == segments.front() && segment->extended) charset = take_charset(value);
    extended |= segment->extended;
    encoded += segment->extended ? std::string(value) : replace_all(std::string(value), "%", "%25");
  }
  const std::string bytes = percent_decoded(encoded);
  return extended ? clean_text(decode_charset(bytes, charset).text) : decode_header_text(bytes);
}

// Of "filename=…; filename*=…; filename*0=…" the richer form counts: the plain one is a fallback.
std::string best_value(const std::vector<Segment>& segments, const std::string& name) {
  std::vector<const Segment*> pieces;
  const Segment* plain = nullptr;
  const Segment* extended = nullptr;
  for (const Segment& segment : segments) {
    if (segment.name != name) continue;
    if (segment.index >= 0) {
      pieces.push_back(&segment);
    } else if (segment.extended) {
      extended = extended ? extended : &segment;
    } else {
      plain = plain ? plain : &segment;
    }
  }
  if (extended) return joined({extended});
  if (!pieces.empty()) return joined(std::move(pieces));
  return joined({plain});
}

}  // namespace

std::string_view Parameterized::parameter(std::string_view name) const {
  for (const Parameter& parameter : parameters) {
    if (parameter.name == name) return parameter.value;
  }
  return {};
}

Parameterized parse_parameterized(std::string_view raw) {
  Parameterized result;
  const std::size_t end = std::min(raw.find(';'), raw.size());
  result.value = ascii_lower(without_comment(raw.substr(0, end)));
  const std::vector<Segment> segments = read_segments(raw, end);
  for (const Segment& segment : segments) {
    const bool known = std::any_of(result.parameters.begin(), result.parameters.end(),
                                   [&](const Parameter& p) { return p.name == segment.name; });
    if (!known) result.parameters.push_back({segment.name, best_value(segments, segment.name)});
  }
  return result;
}

}  // namespace meldaan::mime
