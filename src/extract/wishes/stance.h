// Whether a mention is wished for, declined, or only spoken of.
#pragma once

#include "extract/wishes/reach.h"
#include "extract/wishes/wish_context.h"

namespace meldaan::extract {

// `labelled`: it stands in a field for groups, where only a refusal speaks against it.
Stance stance_of(const WishContext& context, const Reach& reach, const Mention& mention,
                 bool labelled);

// "Dineke Habermehl (ib): Gedrag", "mijn collega Piet Vos (IB) ook": what the brackets hold is a
// post, and what follows says the wish.
bool is_post_in_brackets(const Document& document, const Cues& cues, const Mention& mention);

}  // namespace meldaan::extract
