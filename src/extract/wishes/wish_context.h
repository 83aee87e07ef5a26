// What wishes are read from, and what is said of a mention.
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/layout/fields.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"
#include "extract/text/sentences.h"

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
