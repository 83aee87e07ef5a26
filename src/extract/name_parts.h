// What of a text takes part in names of groups, and how it is compared.
#pragma once

#include <string_view>

#include "extract/document.h"
#include "extract/phrases.h"

namespace meldaan::extract {

inline bool is_name_part(const Document& document, std::size_t token) {
  return document[token].kind == TokenKind::kWord || document.is_mark(token, '&') ||
         document.is_mark(token, '+');
}

// Hyphens, apostrophes, slashes and full stops inside a name do not count ("zij-instroom", "i.b.",
// "W / T").
inline bool is_joiner(const Document& document, std::size_t token) {
  return document.is_mark(token, '-') || document.is_mark(token, '\'') ||
         document.is_mark(token, '/') || (document.is_mark(token, '.') && document[token].glued);
}

// Folded, and "&" for each word that says "and".
inline std::string_view name_part(const Document& document, std::size_t token) {
  const std::string_view word = document.folded(token);
  const bool is_and = word == "en" || word == "&" || word == "+" || word == "and" || word == "und";
  return is_and ? std::string_view("&") : word;
}

inline constexpr List kKindLists[] = {List::kKindPlg, List::kKindWerkgroep, List::kKindProjectgroep,
                                      List::kKindAny};

// The end of the word for "group" that begins here; the token itself where none does.
inline std::size_t kind_word_end(const Cues& cues, std::size_t token) {
  std::size_t end = token;
  for (const List list : kKindLists) {
    const std::size_t at = cues.end_at(list, token);
    if (at > end) end = at;
  }
  return end;
}

}  // namespace meldaan::extract
