// The words of a text as a model is told of them.
#pragma once

#include <string_view>
#include <vector>

#include "extract/part.h"

namespace meldaan::extract {

// Each token's folded word, or its class in angle brackets where only that counts: whose name it
// is, or which group, says nothing. Empty for punctuation. The text outlives the words.
std::vector<std::string_view> telling_words(const Part& part);

}  // namespace meldaan::extract
