#include "extract/text/list_signs.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace meldaan::extract {
namespace {

bool is_one_of(const Document& document, std::size_t token,
               std::span<const std::string_view> signs) {
  if (document[token].kind != TokenKind::kPunctuation) return false;
  return std::find(signs.begin(), signs.end(), document.folded(token)) != signs.end();
}

// No key writes them, so that most marks of a text are none of them.
bool is_drawn(const Document& document, std::size_t token) {
  return document[token].kind == TokenKind::kPunctuation && document.folded(token).size() > 1;
}

constexpr std::string_view kArrowSigns[] = {"\u2190", "\u2192", "\u21d0", "\u21d2",
                                            "\u2794", "\u27a1", "\u25c0", "\u25b6",
                                            "\u25ba", "\u25c4", "\u21e6", "\u21e8"};
constexpr std::string_view kTicks[] = {"\u2713", "\u2714", "\u2705", "\u2611", "\u2612",
                                       "\u2605", "\u25a0", "\u221a", "\u2665", "\u2764",
                                       "\u263a", "\u2b50", "\u2606", "\u25cf", "\U0001F44D"};
constexpr std::string_view kCrosses[] = {"\u2717", "\u2718", "\u2715",
                                         "\u2716", "\u274c", "\u00d7"};
constexpr std::string_view kEndSigns[] = {"+", "*", "!", "<", ">", "=", "-", "#"};
constexpr std::string_view kEmptyBoxes[] = {"\u2610", "\u25a1", "\u25fb", "\u25ef", "\u25cb"};

}  // namespace

bool is_arrow(const Document& document, std::size_t token) {
  if (document.is_mark(token, '<') || document.is_mark(token, '>')) return true;
  return is_drawn(document, token) && is_one_of(document, token, kArrowSigns);
}

bool is_tick(const Document& document, std::size_t token) {
  return is_drawn(document, token) && is_one_of(document, token, kTicks);
}

bool is_cross(const Document& document, std::size_t token) {
  return is_drawn(document, token) && is_one_of(document, token, kCrosses);
}

bool is_empty_box(const Document& document, std::size_t token) {
  return is_drawn(document, token) && is_one_of(document, token, kEmptyBoxes);
}

bool is_sign(const Document& document, std::size_t token) {
  if (document[token].kind != TokenKind::kPunctuation) return false;
  return is_arrow(document, token) || is_tick(document, token) || is_cross(document, token) ||
         is_empty_box(document, token);
}

std::size_t signs_at_end(const Document& document, const Line& line) {
  std::size_t begin = line.last;
  while (begin > line.first && is_one_of(document, begin - 1, kEndSigns)) --begin;
  // "naartoe!" and "15.00 -" are the sentence's own.
  if (begin == line.first) return begin;
  const bool apart = begin < line.last && !document[begin].glued && !document.is_mark(begin, '-');
  return apart ? begin : line.last;
}

}  // namespace meldaan::extract
