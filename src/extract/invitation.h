// The invitation, recognised wherever it stands: quoted, pasted or forwarded, wrapped anew, with words added.
//
// What is compared are runs of kRun words, so that line ends, bullets, quote marks and small edits do not
// matter: words that lie in such a run are the invitation's, and what lies between them was added.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/document.h"

namespace meldaan::extract {

class InvitationText {
 public:
  InvitationText() = default;  // knows no invitation
  explicit InvitationText(std::string_view text);

  // For each token whether it is the invitation's.
  std::vector<bool> covered(const Document& document) const;

 private:
  // Three words may occur in anybody's sentence ("meld je aan"); four in a row from the letter hardly do.
  static constexpr std::size_t kRun = 4;
  std::unordered_set<std::uint64_t> runs_;
};

}  // namespace meldaan::extract
