#include "extract/text/phrase_words.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

constexpr std::string_view kBridgeMark = "\u2026";

// What any text is folded to already, and no tokenizer parts.
bool is_plain(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

}  // namespace

PhraseWords::PhraseWords(const std::string& phrase) {
  if (split(phrase)) return;
  words_.clear();
  tokenize(phrase);
}

// Nearly every phrase is small letters between spaces. A start reads tens of thousands of them, and
// to prepare each as a text takes ten times as long. False where one has other signs.
bool PhraseWords::split(std::string_view phrase) {
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    PhraseWord word{phrase.substr(0, space)};
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
    word.bridge = word.text == kBridgeMark;
    if (!word.bridge && word.text.ends_with('*')) {
      word.text.remove_suffix(1);
      word.star_behind = true;
    } else if (word.text.starts_with('*')) {
      word.text.remove_prefix(1);
      word.star_before = true;
    }
    if (!word.bridge && !is_plain(word.text)) return false;
    words_.push_back(word);
  }
  return true;
}

void PhraseWords::tokenize(const std::string& phrase) {
  const Document& document = document_.emplace(phrase);
  const std::size_t count = document.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (document.is_mark(i, '*') && count > 1) continue;
    PhraseWord word{document.folded(i)};
    word.star_before = i > 0 && document[i].glued && document.is_mark(i - 1, '*');
    word.star_behind = i + 1 < count && document[i + 1].glued && document.is_mark(i + 1, '*');
    word.bridge = document.original(i) == kBridgeMark;
    words_.push_back(word);
  }
}

}  // namespace meldaan::extract
