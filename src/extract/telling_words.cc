#include "extract/telling_words.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

// The surname of "Rein Bos", "Anna van der Hof".
bool follows_name(const Document& document, const Cues& cues,
                  const std::vector<std::string_view>& words, std::size_t token) {
  std::size_t at = token;
  while (at > 0 && cues.covers(List::kParticle, at - 1) && !document.breaks_after(at - 1)) --at;
  return at > 0 && words[at - 1] == "<name>" && !document.breaks_after(at - 1);
}

}  // namespace

std::vector<std::string_view> telling_words(const Part& part) {
  const Document& document = part.document();
  std::vector<std::string_view> words(document.size());
  for (std::size_t i = 0; i < document.size(); ++i) {
    const Token& token = document[i];
    if (token.kind == TokenKind::kNumber) words[i] = "<number>";
    if (token.kind == TokenKind::kAddress) words[i] = "<address>";
    if (token.kind != TokenKind::kWord) continue;
    const bool name = token.capital && (part.cues().covers(List::kFirstName, i) ||
                                        follows_name(document, part.cues(), words, i));
    words[i] = name ? "<name>" : document.folded(i);
  }
  const auto mark = [&](const Range& range, std::string_view as) {
    std::fill(words.begin() + static_cast<std::ptrdiff_t>(range.begin),
              words.begin() + static_cast<std::ptrdiff_t>(range.end), as);
  };
  for (const Place& place : part.places()) mark(place.range, "<place>");
  for (const Mention& mention : part.mentions()) mark(mention.name, "<group>");
  return words;
}

}  // namespace meldaan::extract
