// Which kinds are meant where a topic stands in several: "W&T, alle drie de groepen".
#pragma once

#include "extract/reach.h"
#include "extract/wish_context.h"

namespace meldaan::extract {

// Empty: the mail does not settle it, or the topic stands in one kind only.
Kinds settled_kinds(const WishContext& context, const Reach& reach,
                    const std::vector<Mention>& mentions, const Mention& mention);

}  // namespace meldaan::extract
