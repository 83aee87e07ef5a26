// What the writer put between the invitation's lines without taking the quotation apart ("> graag
// deze"): words on a quoted line that are not the invitation's, above and below which it goes on.
// Below its line that asks for name and school, whole lines are the answer.
#pragma once

#include <vector>

#include "domain/reading.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

// Gives them the writer's zone. `quoted`: the zone of each line; `covered`: for each token whether
// it is the invitation's.
void mark_remarks(Document& document, const Cues& cues, const std::vector<Zone>& quoted,
                  const std::vector<bool>& covered);

}  // namespace meldaan::extract
