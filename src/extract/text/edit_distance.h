// How many typing errors lie between two words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace meldaan::extract {

// One word as others are measured against it: insertions, deletions, substitutions and swaps of
// neighbours (optimal string alignment), over bytes. All columns of the table at once, as bits
// (Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances", 2003).
//
// Belongs to one search; refers to the word, which must outlive it. Costs nothing until something
// is measured: most words are ruled out before.
class EditDistance {
 public:
  explicit EditDistance(std::string_view word) : word_(word) {}

  // Every number above `limit` is reported as limit + 1. Time is linear in the other word.
  std::size_t to(std::string_view other, std::size_t limit);

 private:
  void prepare();
  bool has(unsigned char byte) const { return (bytes_[byte / 64] >> byte % 64 & 1) != 0; }

  std::string_view word_;
  bool prepared_ = false;
  std::array<std::uint64_t, 4> bytes_{};  // that are in the word, one bit each
  // Of each of these bytes in the word, one bit a place. The others' stay as they were found: to
  // clear so much for every word costs more than to compare most.
  std::array<std::uint64_t, 256> places_;
};

// No group and no school has a longer name; what is longer, is no typing error of one.
inline constexpr std::size_t kLongestCompared = 64;

// How many errors a word of this length may have and still be meant: none in a short one, since
// another word is one letter away ("taal", "zaal"), more in a long one.
constexpr std::size_t allowed_errors(std::size_t length) {
  return length < 6 ? 0 : length < 12 ? 1 : length < 18 ? 2 : 3;
}

// Which letters occur in a word, one bit each: what rules most pairs out at a glance.
std::uint32_t letters_in(std::string_view word);

// Whether they are no more than so few. They are not counted: std::popcount calls a library where a
// program is to run on any processor.
constexpr bool are_at_most(std::uint32_t letters, std::size_t most) {
  for (; letters != 0 && most > 0; --most) letters &= letters - 1;
  return letters == 0;
}

// Whether words of these letters may be so near each other: an error changes two letters at most.
constexpr bool may_be_near(std::uint32_t letters, std::uint32_t others, std::size_t limit) {
  return are_at_most(letters ^ others, 2 * limit);
}

}  // namespace meldaan::extract
