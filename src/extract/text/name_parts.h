// What of a text takes part in names of groups, and how it is compared.
#pragma once

#include <string_view>

#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

inline bool is_name_part(const Document& document, std::size_t token) {
  return document[token].kind == TokenKind::kWord || document.is_mark(token, '&') ||
         document.is_mark(token, '+');
}

inline bool is_quote(const Document& document, std::size_t token) {
  return document.is_mark(token, '"') || document.is_mark(token, '\'');
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

// The end of brackets behind a name that hold nothing but what kind of group it is: "Gedrag
// (werkgroep)"; `token` where there are none.
inline std::size_t bracketed_kind_end(const Document& document, const Cues& cues,
                                      std::size_t token) {
  if (token >= document.size() || (!document.is_mark(token, '(') && !document.is_mark(token, '[')))
    return token;
  bool kind = false;
  for (std::size_t at = token + 1; at < document.size() && !document.breaks_after(at - 1);) {
    if (document.is_mark(at, ')') || document.is_mark(at, ']')) return kind ? at + 1 : token;
    const std::size_t end = kind_word_end(cues, at);
    kind = kind || end > at;
    if (end == at && !cues.covers(List::kParticle, at)) return token;
    at = std::max(end, at + 1);
  }
  return token;
}

}  // namespace meldaan::extract
