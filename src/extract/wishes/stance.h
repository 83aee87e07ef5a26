// Whether a mention is wished for, declined, or only spoken of.
#pragma once

#include "extract/wishes/reach.h"
#include "extract/wishes/wish_context.h"

namespace meldaan::extract {

// `labelled`: it stands in a field for groups, where only a refusal speaks against it.
Stance stance_of(const WishContext& context, const Reach& reach, const Mention& mention,
                 bool labelled);

}  // namespace meldaan::extract
