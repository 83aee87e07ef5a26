// All phrases of all lexicons as one trie over words, and where they occur in a text: one pass
// finds the cues of every list, however many phrases there are.
//
// A PhraseBook is immutable after compile(); any thread may search with it.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/lexicon.h"
#include "extract/text/cues.h"
#include "extract/text/document.h"
#include "extract/text/phrase_trie.h"
#include "extract/text/vocabulary.h"
#include "util/result.h"

namespace meldaan::extract {

class PhraseBook {
 public:
  // Phrases are words as people write them, compared folded; "aanmeld*" and "*school" stand for any
  // word that begins or ends so, and "meld … aan" bridges up to kMostBridged words of the same
  // sentence: Dutch and German verbs stand apart from their particles. Marks of verbs and classes
  // are unfolded first (verb_forms.h). kConfig where a lexicon has
  // a list that no one reads or a phrase that is no phrase, or where a list stands in no lexicon at
  // all; the text names file and line.
  //
  // What organisers answer has words of its own, which tell nothing of a mail that signs somebody
  // up and must not be met there: they are a book of their own.
  enum class Readers { kOfMails, kOfAnswers };
  static Result<PhraseBook> compile(const std::vector<Lexicon>& lexicons,
                                    Readers readers = Readers::kOfMails);

  // Where `somebody`, a person's name, stands in the document its first word is a first name, even
  // one that no list has or that is an ordinary word.
  // With the tokens that `unread` flags, empty where all are read, no phrase begins or goes on.
  Cues find(const Document& document, const Document* somebody = nullptr,
            const std::vector<bool>& unread = {}) const;

 private:
  Result<void> add_all(std::uint8_t language, const Lexicon& lexicon);
  Result<void> add(const PhraseTrie::End& end, const Lexicon& lexicon,
                   const Lexicon::Phrase& phrase);
  std::vector<Symbols> symbols_of(const Document& document, const std::vector<bool>& unread) const;
  bool holds(List list) const;
  class Search;

  Readers readers_ = Readers::kOfMails;
  Vocabulary vocabulary_;
  PhraseTrie trie_;
};

// So many words, commas and the like may stand where a phrase has its "…".
inline constexpr std::size_t kMostBridged = 8;

}  // namespace meldaan::extract
