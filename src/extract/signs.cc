#include "extract/signs.h"

namespace meldaan::extract {

std::string word_class(const Part& part, std::size_t token) {
  const Document& document = part.document();
  for (const Mention& mention : part.mentions()) {
    if (mention.name.contains(token)) return "<group>";
  }
  for (const Place& place : part.places()) {
    if (place.range.contains(token)) return "<place>";
  }
  if (document[token].kind == TokenKind::kNumber) return "<number>";
  if (document[token].kind == TokenKind::kAddress) return "<address>";
  if (document[token].kind != TokenKind::kWord) return {};
  if (document[token].capital && part.cues().covers(List::kFirstName, token)) return "<name>";
  return std::string(document.folded(token));
}

}  // namespace meldaan::extract
