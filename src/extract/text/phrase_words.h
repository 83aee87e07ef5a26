// A phrase of a lexicon as the words and marks that PhraseBook puts into its trie.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/document.h"

namespace meldaan::extract {

struct PhraseWord {
  std::string_view text;     // folded
  bool star_before = false;  // "*school"
  bool star_behind = false;  // "aanmeld*"
  bool bridge = false;       // "…"
};

// Belongs to the one who made it, and refers to the phrase.
class PhraseWords {
 public:
  explicit PhraseWords(const std::string& phrase);
  PhraseWords(const PhraseWords&) = delete;
  PhraseWords& operator=(const PhraseWords&) = delete;

  const std::vector<PhraseWord>& all() const { return words_; }

 private:
  bool split(std::string_view phrase);
  void tokenize(const std::string& phrase);

  std::vector<PhraseWord> words_;
  std::optional<Document> document_;
};

}  // namespace meldaan::extract
