// The words of all phrases as numbers: what one word of a text may be in a phrase.
//
// Immutable once all words were added; any thread may look words up.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/hash_index.h"

namespace meldaan::extract {

// A word of a phrase, or the beginning or ending of one; 0 is none.
using Symbol = std::uint32_t;

// "…": no word of a text has this symbol.
inline constexpr Symbol kBridge = 1;

// What a word may be: itself, and what its beginning or ending stands for.
struct Symbols {
  Symbol items[4] = {};
  int count = 0;
  bool whole = false;  // the first is the word itself
  void push(Symbol symbol) {
    if (count < 4) items[count++] = symbol;
  }
};

// Beginnings and endings shorter than this would fit half the language.
inline constexpr std::size_t kShortestAffix = 3;
inline constexpr std::size_t kLongestAffix = 16;

class Vocabulary {
 public:
  Vocabulary();

  // Words are folded. An affix has kShortestAffix to kLongestAffix bytes.
  Symbol add_word(std::string_view word);
  Symbol add_beginning(std::string_view affix);
  Symbol add_ending(std::string_view affix);
  // From now on a misspelling of this word is understood.
  void forgive(std::string_view word);

  Symbol last() const { return static_cast<Symbol>(texts_.size() - 1); }
  // Words are given with their hash_of(). expect() asks the memory for what symbols_of() will look
  // at first.
  void expect(std::uint32_t hash) const { words_.expect(hash); }
  Symbols symbols_of(std::string_view word, std::uint32_t hash) const;
  // The one forgiven word that a slip of the finger makes of this one; 0: none, or several.
  Symbol misspelt(std::string_view word) const;

 private:
  struct Affixes {
    HashIndex symbols;
    std::uint32_t lengths = 0;  // one bit a length
    // By the three outermost letters: most words are told apart by them from all affixes.
    std::bitset<1 << 15> outermost;
  };
  struct Forgiven {
    std::uint32_t letters = 0;
    std::uint32_t number = 0;  // into forgiven_
    std::size_t length = 0;
  };

  Symbol add(HashIndex& index, std::string_view text);
  // 0: it has none.
  Symbol find(const HashIndex& index, std::string_view text, std::uint32_t hash) const;

  std::vector<std::string> texts_;  // by symbol
  HashIndex words_;
  Affixes beginnings_;
  Affixes endings_;
  std::vector<std::string> forgiven_;
  // By first letter, of each the shortest first.
  std::array<std::vector<Forgiven>, 32> forgiven_by_letter_;
};

}  // namespace meldaan::extract
