// What the lexicons say of a text: the phrases of their lists that stand in it.
//
// Belongs to one read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/text/document.h"
#include "extract/text/lists.h"

namespace meldaan::extract {

// A phrase of a list that stands in the text.
struct Cue {
  List list = List::kCommon;
  Range range;
  std::uint8_t language = 0;  // the lexicon's number
  std::uint16_t entry = 0;    // of the list: "derde" is the third ordinal
  // So many of its tokens, at both ends, are the phrase's own: words stand where it has a "…".
  // Both 0 where none do.
  std::uint8_t head = 0;
  std::uint8_t tail = 0;
};

class Cues;
// The first cue of the list in the writer's own words; nullptr: none.
const Cue* first_own(const Document& document, const Cues& cues, List list);

// The cues of one document, by list and by place. A cue that lies wholly within a longer one of the
// same list is left out.
class Cues {
 public:
  explicit Cues(std::size_t tokens);

  // In order of place.
  std::span<const Cue> of(List list) const {
    const auto number = static_cast<std::size_t>(list);
    return {cues_.data() + begins_[number], cues_.data() + begins_[number + 1]};
  }
  // Whether a cue of the list begins in the range and ends in it.
  bool any(List list, const Range& range) const { return first(list, range) != nullptr; }
  const Cue* first(List list, const Range& range) const;
  std::vector<Range> all(List list, const Range& range) const;
  // Whether a token of the range stands in a cue of the list, wherever that begins and ends.
  bool touches(List list, const Range& range) const;
  // The end of the longest cue of the list that begins at this token; the token itself where none
  // does.
  std::size_t end_at(List list, std::size_t token) const {
    return at(list, token) ? end_of_cue(list, token) : token;
  }
  bool at(List list, std::size_t token) const {
    return token < tokens_ && has(starting_, row_of(list), token);
  }

  // Whether the token stands in a cue of the list, as the "de" of "aan de" does.
  bool covers(List list, std::size_t token) const {
    return token < tokens_ && has(covering_, row_of(list), token);
  }

  // Whether no phrase begins or ends with this token.
  bool knows_nothing_of(std::size_t token) const {
    return token < tokens_ && !has(known_, 0, token);
  }

  // For PhraseBook: cues come in order of place, of the same place the shorter first; close() comes
  // behind the last and before all questions.
  void add(const Cue& cue);
  void close();

 private:
  using Bits = std::vector<std::uint64_t>;
  static constexpr std::size_t kBitsOfWord = 64;

  std::size_t row_of(List list) const { return rows_[static_cast<std::size_t>(list)]; }
  static bool has(const Bits& bits, std::size_t row, std::size_t token) {
    return (bits[row + token / kBitsOfWord] >> token % kBitsOfWord & 1u) != 0;
  }
  static void set(Bits& bits, std::size_t row, std::size_t token) {
    bits[row + token / kBitsOfWord] |= std::uint64_t{1} << token % kBitsOfWord;
  }
  std::size_t end_of_cue(List list, std::size_t token) const;
  void mark_tokens();

  std::vector<Cue> cues_;  // by list, once closed
  std::array<std::uint32_t, kListCount + 1> begins_{};
  std::array<std::uint32_t, kListCount> latest_{};  // of each list while they come, from 1
  std::size_t tokens_;
  // One bit a token, a row of them for each list that has cues: who asks every token for one list
  // walks along one short stretch of memory. The first row is that of all the other lists.
  std::array<std::uint32_t, kListCount> rows_{};  // where the row of each list begins
  Bits starting_;                                 // a cue of the list begins with the token
  Bits covering_;                                 // the token stands in one
  Bits known_;                                    // a phrase begins or ends with the token; one row
};

}  // namespace meldaan::extract
