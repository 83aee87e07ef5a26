// Groups that the writer wishes for as if the invitation had them, in words that none of its groups
// answers to: "… en naar de groep over hoogbegaafdheid".
//
// Pure, and total like all reading.
#pragma once

#include <vector>

#include "extract/wishes/wishes.h"

namespace meldaan::extract {

// Their words, with the article. A mention, and what overlaps one of `claimed` (a school's name, a
// proposal), is known.
std::vector<Range> find_unknown_groups(const WishContext& context,
                                       const std::vector<Mention>& mentions,
                                       const std::vector<Range>& claimed);

}  // namespace meldaan::extract
