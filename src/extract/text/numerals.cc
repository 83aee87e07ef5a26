#include "extract/text/numerals.h"

#include <algorithm>
#include <string_view>

namespace meldaan::extract {
namespace {

bool is_numeral(const Document& document, const Cues& cues, std::size_t token) {
  return token < document.size() &&
         (document[token].kind == TokenKind::kNumber || cues.at(List::kCardinal, token));
}

// "2 groepen", "1 of 2 collega's", "een stuk of 3"
bool counts(const Document& document, const Cues& cues, const Range& sentence, std::size_t token) {
  std::size_t next = token + 1;
  while (next < sentence.end && cues.at(List::kOr, next) && is_numeral(document, cues, next + 1))
    next += 2;
  const bool behind =
      next < sentence.end && cues.at(List::kCounted, next) && !document.breaks_after(next - 1);
  return behind || (token > sentence.begin && cues.covers(List::kAboutSoMany, token - 1));
}

// "Ik geef les aan groep 3 en 4", "groep 7/8": there are eight of them.
bool is_of_children(const Document& document, const Cues& cues, const Range& clause,
                    std::size_t token) {
  const std::string_view digits = document.folded(token);
  if (document[token].kind != TokenKind::kNumber || digits.size() > 1 || digits.front() > '8')
    return false;
  return cues.any(List::kTeaches, clause) && cues.any(List::kKindAny, {clause.begin, token});
}

// "7/8" is one class.
Range with_slashes(const Document& document, const Sentences& sentences, std::size_t token) {
  Range clause = sentences.clause_of(document, token);
  while (clause.begin > 1 && document.is_mark(clause.begin - 1, '/'))
    clause.begin = sentences.clause_of(document, clause.begin - 2).begin;
  return clause;
}

}  // namespace

bool names_no_line(const Document& document, const Cues& cues, const Sentences& sentences,
                   std::size_t token) {
  return is_numeral(document, cues, token) &&
         (counts(document, cues, sentences.of(token).range, token) ||
          is_of_children(document, cues, with_slashes(document, sentences, token), token));
}

}  // namespace meldaan::extract
