// What wishes are read from, and what is said of a mention.
#pragma once

#include <vector>

#include "extract/catalogue.h"
#include "extract/document.h"
#include "extract/fields.h"
#include "extract/phrases.h"
#include "extract/sentences.h"

namespace meldaan::extract {

enum class Stance { kWished, kDeclined, kSpokenOf };

struct WishContext {
  const Document& document;
  const Cues& cues;
  const Sentences& sentences;
  const Catalogue& catalogue;
  const std::vector<Field>& fields;
};

}  // namespace meldaan::extract
