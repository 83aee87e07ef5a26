// What tells a sequence model which words of a mail are names of schools, foundations and people:
// each word with its neighbours, its form, the phrases it stands in, its line and its zone.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/models/sequence_model.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// Those tokens of a part that a person wrote of herself, and their signs.
struct TokensToTag {
  std::vector<std::size_t> tokens;
  std::vector<TokenSigns> signs;  // each once
};

TokensToTag tokens_to_tag(const Part& part);

}  // namespace meldaan::extract
