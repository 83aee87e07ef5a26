// Which kinds are meant where a topic stands in several: "W&T, alle drie de groepen".
#pragma once

#include "extract/wishes/reach.h"
#include "extract/wishes/wish_context.h"

namespace meldaan::extract {

// Empty: the mail does not settle it, or the topic stands in one kind only.
Kinds settled_kinds(const WishContext& context, const Reach& reach,
                    const std::vector<Mention>& mentions, const Mention& mention);

// Of the kinds that the text's statements name by themselves ("Graag de PLG en het project."): for
// a topic that stands in the subject alone. Empty where none is named, or in doubt.
Kinds kinds_by_themselves(const WishContext& context, const std::vector<Mention>& mentions);

}  // namespace meldaan::extract
