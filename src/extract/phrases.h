// All phrases of all lexicons as one trie over words, and where they occur in a text: one pass
// finds the cues of every list, however many phrases there are.
//
// A PhraseBook is immutable after compile(); any thread may search with it.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/lexicon.h"
#include "extract/document.h"
#include "extract/lists.h"
#include "extract/verb_forms.h"
#include "util/result.h"

namespace meldaan::extract {

// A phrase of a list that stands in the text.
struct Cue {
  List list = List::kCommon;
  Range range;
  std::uint8_t language = 0;  // the lexicon's number
  std::uint16_t entry = 0;    // of the list: "derde" is the third ordinal
};

// The cues of one document, by list and by place. A cue that lies wholly within a longer one of the
// same list is left out.
class Cues {
 public:
  explicit Cues(std::size_t tokens) : starting_(tokens), covered_(tokens), known_(tokens) {}

  // In order of place.
  const std::vector<Cue>& of(List list) const { return by_list_[static_cast<std::size_t>(list)]; }
  // Whether a cue of the list begins in the range and ends in it.
  bool any(List list, const Range& range) const { return first(list, range) != nullptr; }
  const Cue* first(List list, const Range& range) const;
  std::vector<Range> all(List list, const Range& range) const;
  // The end of the longest cue of the list that begins at this token; the token itself where none
  // does.
  std::size_t end_at(List list, std::size_t token) const;
  bool at(List list, std::size_t token) const {
    return token < starting_.size() && starting_[token].test(static_cast<std::size_t>(list));
  }

  // Whether the token stands in a cue of the list, as the "de" of "aan de" does.
  bool covers(List list, std::size_t token) const {
    return token < covered_.size() && covered_[token].test(static_cast<std::size_t>(list));
  }

  // Whether no phrase begins or ends with this token.
  bool knows_nothing_of(std::size_t token) const { return token < known_.size() && !known_[token]; }

  // For PhraseBook: cues come in order of place, of the same place the shorter first.
  void add(const Cue& cue);

 private:
  std::vector<Cue> by_list_[kListCount];
  std::vector<std::bitset<kListCount>> starting_;
  std::vector<std::bitset<kListCount>> covered_;
  std::vector<bool> known_;
};

class PhraseBook {
 public:
  // Phrases are words as people write them, compared folded; "aanmeld*" and "*school" stand for any
  // word that begins or ends so, and "meld … aan" bridges up to kMostBridged words of the same
  // sentence: Dutch and German verbs stand apart from their particles. Marks of verbs and classes
  // are unfolded first (verb_forms.h). kConfig where a lexicon has
  // a list that no one reads or a phrase that is no phrase, or where a list stands in no lexicon at
  // all; the text names file and line.
  static Result<PhraseBook> compile(const std::vector<Lexicon>& lexicons);

  Cues find(const Document& document) const;

 private:
  using Symbol = std::uint32_t;
  using Node = std::uint32_t;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Vocabulary = std::unordered_map<std::string, Symbol, Hash, std::equal_to<>>;
  struct End {
    List list;
    std::uint8_t language;
    std::uint16_t entry;
  };
  // What one word of a text may be in the trie: itself, and its beginning or ending.
  struct Symbols {
    Symbol items[4] = {};
    int count = 0;
    void push(Symbol symbol) {
      if (count < 4) items[count++] = symbol;
    }
  };

  Result<void> add_all(std::uint8_t language, const Lexicon& lexicon);
  Result<void> add(const End& end, const Lexicon& lexicon, const Lexicon::Phrase& phrase);
  Symbol symbol_for(Vocabulary& vocabulary, std::string_view word);
  void forgive(std::string_view word);
  static bool may_be_misspelt(const Document& document, std::size_t token);
  Symbol misspelt(std::string_view word) const;  // 0: no word is near
  Node child(Node parent, Symbol symbol);
  Symbols symbols_of(std::string_view word) const;
  Node follow(Node node, Symbol symbol) const;  // 0: no phrase goes on so
  struct State;
  void step(const Document& document, const Symbols& symbols, std::size_t token,
            const std::vector<State>& here, std::vector<State>& next) const;

  Vocabulary words_;
  // Words of which a misspelling is understood, by first letter and length.
  std::unordered_map<std::uint32_t, std::vector<std::string>> forgiven_;
  Vocabulary beginnings_;
  Vocabulary endings_;
  // One bit a length, so that a word is looked up by those affixes only that could be known.
  std::uint32_t beginning_lengths_ = 0;
  std::uint32_t ending_lengths_ = 0;
  Symbol last_symbol_ = 0;
  std::unordered_map<std::uint64_t, Node> edges_;
  std::vector<Node> from_root_;  // by symbol; 0: no edge. Most searches end with the first word
  std::vector<std::vector<End>> ends_ = std::vector<std::vector<End>>(1);
  std::vector<Node> bridges_;  // by node: where the phrase goes on behind a "…"; 0: nowhere
};

// So many words, commas and the like may stand where a phrase has its "…".
inline constexpr std::size_t kMostBridged = 8;

}  // namespace meldaan::extract
