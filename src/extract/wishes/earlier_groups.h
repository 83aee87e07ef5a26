// The groups of an earlier registration, in a mail that speaks of it.
//
// Pure, and total like all reading.
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/text/sentences.h"
#include "extract/wishes/wishes.h"

namespace meldaan::extract {

// What a mail says of an earlier registration that went wrong: "Volgens jullie lijst sta ik bij
// Taal, dat moet Rekenen zijn."
struct Misplacement {
  const Cue* told = nullptr;  // where the writer stands; null: nothing of the kind is said
  std::vector<Range> wrong;   // names of the groups in which she wrongly stands
  Range region;               // the sentences that tell of it
};

Misplacement find_misplacement(const Document& document, const Cues& cues,
                               const Sentences& sentences, const std::vector<Mention>& mentions);

// Declines what is wrong, and wishes for what it should have been; where groups are added to those
// of an earlier registration, its own stay: "Ik sta al bij Taal, zet mij ook bij Rekenen."
void settle_earlier(const WishContext& context, const std::vector<Mention>& mentions,
                    std::vector<Wish>& wishes);

}  // namespace meldaan::extract
