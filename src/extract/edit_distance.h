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
// Immutable; refers to the word, which must outlive it.
class EditDistance {
 public:
  explicit EditDistance(std::string_view word);

  // Every number above `limit` is reported as limit + 1. Time is linear in the other word.
  std::size_t to(std::string_view other, std::size_t limit) const;

 private:
  bool has(unsigned char byte) const { return (bytes_[byte / 64] >> byte % 64 & 1) != 0; }

  std::string_view word_;
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

// How many they are. Written out, because std::popcount calls a library where a program is to run
// on any processor.
constexpr std::size_t count_of(std::uint32_t letters) {
  letters -= letters >> 1 & 0x55555555U;
  letters = (letters & 0x33333333U) + (letters >> 2 & 0x33333333U);
  letters = (letters + (letters >> 4)) & 0x0F0F0F0FU;
  return letters * 0x01010101U >> 24;
}

// Whether words of these letters may be so near each other: an error changes two letters at most.
constexpr bool may_be_near(std::uint32_t letters, std::uint32_t others, std::size_t limit) {
  return count_of(letters ^ others) <= 2 * limit;
}

}  // namespace meldaan::extract
