// The words of a mail as what a learned model weighs.
#pragma once

#include <string>

#include "extract/part.h"

namespace meldaan::extract {

// The folded word, or its class in angle brackets where only that counts: whose name it is, or
// which group, says nothing. Empty for punctuation.
std::string word_class(const Part& part, std::size_t token);

}  // namespace meldaan::extract
