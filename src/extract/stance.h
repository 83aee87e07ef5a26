// Whether a mention is wished for, declined, or only spoken of.
#pragma once

#include "extract/reach.h"
#include "extract/wish_context.h"

namespace meldaan::extract {

// `labelled`: it stands in a field for groups, where only a refusal speaks against it.
Stance stance_of(const WishContext& context, const Reach& reach, const Mention& mention,
                 bool labelled);

// "Taal: ja", "Taal? Graag!"
bool is_affirmed(const WishContext& context, const Reach& reach, const Mention& mention);

// The words in the range that turn a wish round; not those that only look it.
std::vector<Range> negations_in(const Cues& cues, const Range& range);

}  // namespace meldaan::extract
