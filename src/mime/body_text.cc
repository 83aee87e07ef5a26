#include "mime/body_text.h"

#include <algorithm>
#include <array>

#include "mime/ascii.h"
#include "mime/defects.h"
#include "mime/highlighted_text.h"
#include "mime/html_text.h"
#include "mime/image_text.h"
#include "mime/limits.h"
#include "mime/plain_text.h"
#include "mime/table_text.h"
#include "util/charset.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// A size limit cuts anywhere: half a character at the end would make UTF-8 look like another
// charset.
std::string_view without_half_character(std::string_view bytes) {
  for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte >= 0xC0) return bytes.substr(0, bytes.size() - back);
    if (byte < 0x80) break;
  }
  return bytes;
}

std::string_view without_empty_lines_at_end(std::string_view text) {
  std::size_t end = text.size();
  std::size_t kept = end;
  while (end > 0 && is_white(text[end - 1])) {
    --end;
    if (text[end] == '\n') kept = end;
  }
  // The blank of a last line "-- " stays; a text of blanks alone has nothing to keep.
  return end == 0 ? std::string_view() : text.substr(0, kept);
}

// Older Exchange and newsletter tools write such a line and nothing else into the plain part. A
// person who writes about html loses nothing by this: the html part says the same.
bool only_asks_for_html(std::string_view plain) {
  constexpr std::size_t kLongest = 500;
  static constexpr std::array<std::string_view, 9> kCues = {
      "ondersteun", "support", "weergeven", "weer te geven", "bekijk",
      "lezen",      "view",    "display",   "html-bericht"};
  if (plain.size() > kLongest) return false;
  const std::string text = fold(plain);
  return text.find("html") != std::string::npos &&
         std::any_of(kCues.begin(), kCues.end(),
                     [&](std::string_view cue) { return text.find(cue) != std::string::npos; });
}

bool is_html(const Entity& leaf) {
  return leaf.type.value == "text/html";
}

}  // namespace

std::string leaf_text(const Entity& leaf, bool truncated, std::vector<std::string>& defects) {
  const std::string decoded = leaf.decoded_body(defects);
  const std::string_view bytes = truncated ? without_half_character(decoded) : decoded;
  std::string charset(leaf.type.parameter("charset"));
  if (charset.empty() && is_html(leaf)) charset = html_charset(bytes);
  const std::string text = decode_charset(bytes, charset).text;
  if (is_html(leaf)) {
    if (text.size() > kMaxHtml) note_defect(defects, "very long html; the rest was left unread");
    return html_text(text);
  }
  std::string lines = normalized_text(text);
  if (!equals_ignoring_case(leaf.type.parameter("format"), "flowed")) return lines;
  return unflow(lines, equals_ignoring_case(leaf.type.parameter("delsp"), "yes"));
}

void Body::add(const Entity& leaf) {
  pieces_.push_back({&leaf, {}});
}

void Body::add_choice(std::vector<Body> alternatives) {
  pieces_.push_back({nullptr, std::move(alternatives)});
}

bool Body::has_html() const {
  return std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
    return piece.leaf != nullptr ? is_html(*piece.leaf)
                                 : std::any_of(piece.alternatives.begin(), piece.alternatives.end(),
                                               [](const Body& body) { return body.has_html(); });
  });
}

std::string Body::html_source(std::vector<std::string>& defects) const {
  std::string source;
  for (const Piece& piece : pieces_) {
    if (piece.leaf == nullptr || !is_html(*piece.leaf)) continue;
    const std::string bytes = piece.leaf->decoded_body(defects);
    std::string charset(piece.leaf->type.parameter("charset"));
    source += decode_charset(bytes, charset.empty() ? html_charset(bytes) : charset).text;
  }
  return source;
}

BodyText Body::read(bool truncated, std::vector<std::string>& defects) const {
  BodyText result;
  bool any_plain = false;
  for (const Piece& piece : pieces_) {
    BodyText next;
    if (piece.leaf != nullptr) {
      next = {leaf_text(*piece.leaf, truncated, defects), is_html(*piece.leaf)};
    } else {
      next = read_best(piece.alternatives, truncated, defects);
    }
    const std::string_view text = without_empty_lines_at_end(next.text);
    if (text.empty()) continue;
    if (!result.text.empty()) result.text += "\n\n";
    result.text += text;
    any_plain |= !next.from_html;
    result.from_html |= next.from_html;
  }
  result.from_html &= !any_plain;
  return result;
}

BodyText Body::read_best(const std::vector<Body>& alternatives, bool truncated,
                         std::vector<std::string>& defects) {
  BodyText plain;
  for (const Body& body : alternatives) {
    if (body.has_html() || !plain.text.empty()) continue;
    plain = body.read(truncated, defects);
  }
  if (!plain.text.empty() && !only_asks_for_html(plain.text)) {
    std::string html;
    for (const Body& body : alternatives) html += body.html_source(defects);
    if (plain.text.find("[cid:") != std::string::npos)
      plain.text = with_image_texts(plain.text, html);
    plain.text = with_highlights(with_tables(std::move(plain.text), html), html);
    return plain;
  }
  for (const Body& body : alternatives) {
    if (!body.has_html()) continue;
    BodyText html = body.read(truncated, defects);
    if (!html.text.empty()) return html;
  }
  return plain;
}

}  // namespace meldaan::mime
