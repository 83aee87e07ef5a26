// What a writer takes back or narrows down further on: "Taal. Of nee, toch Rekenen".
#pragma once

#include <vector>

#include "extract/wishes/wish_context.h"
#include "extract/wishes/wishes.h"

namespace meldaan::extract {

// The wishes of one text, in its order; changes the stance of those that later words undo.
void settle_among(const WishContext& context, const std::vector<Mention>& mentions,
                  std::vector<Wish>& wishes);

}  // namespace meldaan::extract
