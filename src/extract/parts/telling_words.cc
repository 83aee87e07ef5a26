#include <algorithm>

#include "extract/parts/part.h"

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

std::vector<std::string_view> Part::find_telling_words() const {
  std::vector<std::string_view> words(document_.size());
  for (std::size_t i = 0; i < document_.size(); ++i) {
    const Token& token = document_[i];
    if (token.kind == TokenKind::kNumber) words[i] = "<number>";
    if (token.kind == TokenKind::kAddress) words[i] = "<address>";
    if (token.kind != TokenKind::kWord) continue;
    const bool name = token.capital && (cues_.covers(List::kFirstName, i) ||
                                        follows_name(document_, cues_, words, i));
    words[i] = name ? "<name>" : document_.folded(i);
  }
  const auto mark = [&](const Range& range, std::string_view as) {
    std::fill(words.begin() + static_cast<std::ptrdiff_t>(range.begin),
              words.begin() + static_cast<std::ptrdiff_t>(range.end), as);
  };
  for (const Place& place : places_) mark(place.range, "<place>");
  for (const Mention& mention : mentions_) mark(mention.name, "<group>");
  return words;
}

}  // namespace meldaan::extract
