// The invitation, recognised wherever it stands: quoted, pasted or forwarded, wrapped anew, with
// words added.
//
// What is compared are runs of kRun words, so that line ends, bullets, quote marks and small edits
// do not matter: words that lie in such a run are the invitation's, and what lies between them was
// added.
//
// Immutable after it was made; any thread may ask it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/text/document.h"
#include "extract/text/hash_index.h"

namespace meldaan::extract {

class InvitationText {
 public:
  InvitationText() = default;  // knows no invitation
  // "[…]" stands for words that were left out of the text, such as people's names.
  explicit InvitationText(std::string_view text);

  // For each token whether it is the invitation's. Needs no zones.
  std::vector<bool> covered(const Document& document) const;

 private:
  // Three words may occur in anybody's sentence ("meld je aan"); four in a row from the letter
  // hardly do.
  static constexpr std::size_t kRun = 4;
  std::vector<std::uint64_t> runs_;  // by their hashes
  HashIndex numbers_;                // into runs_
  // Of each "[…]", the run before it and the one behind it.
  std::unordered_map<std::uint64_t, std::uint64_t> gaps_;

  bool is_run(std::uint64_t hash) const;
  std::vector<char> known_words(const std::vector<std::uint64_t>& hashes) const;
};

// Whether a token on the line is the invitation's, or with `is` false one is not.
inline bool any_on_line(const std::vector<bool>& covered, const Line& line, bool is = true) {
  const auto first = covered.begin() + static_cast<std::ptrdiff_t>(line.first);
  const auto last = covered.begin() + static_cast<std::ptrdiff_t>(line.last);
  return std::find(first, last, is) != last;
}

// Of the tokens that are the invitation's those of its prose: of lines that are its alone, too long
// for a heading, and above the last ones, in which it asks for name and school. What it tells there
// of its groups is nobody's wish. Empty where nothing is the invitation's.
std::vector<bool> prose_of(const Document& document, const std::vector<bool>& covered);

}  // namespace meldaan::extract
