// What the writer wants of the groups that a mail names: wished for, declined, or only spoken of.
#pragma once

#include <string>
#include <vector>

#include "extract/catalogue.h"
#include "extract/document.h"
#include "extract/fields.h"
#include "extract/phrases.h"
#include "extract/sentences.h"

namespace meldaan::extract {

enum class Stance { kWished, kDeclined, kSpokenOf };

struct Wish {
  Mention mention;
  Stance stance = Stance::kSpokenOf;
  double confidence = 0;  // that it is a wish
  Kinds kinds;  // settled kinds of a topic that stands in several; empty: unclear or only one
  bool labelled = false;
  std::string why;
};

// What all of this reads from.
struct WishContext {
  const Document& document;
  const Cues& cues;
  const Sentences& sentences;
  const Catalogue& catalogue;
  const std::vector<Field>& fields;
};

// A mention that overlaps one of `claimed` (a school's name, a proposal) is no wish.
std::vector<Wish> weigh(const WishContext& context, const std::vector<Mention>& mentions,
                        const std::vector<Range>& claimed);

}  // namespace meldaan::extract
