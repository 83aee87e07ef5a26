// What speaks for the purpose of a mail, named so that a model can weigh it: the words of the
// writer, the cues they hold, and what else was found.
#pragma once

#include "extract/models/signs.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// What was found in the mail before its purpose is settled.
struct PurposeFacts {
  std::size_t wished = 0;    // groups wished for with confidence
  std::size_t proposed = 0;  // groups of one's own
  bool others = false;       // people beside the writer are named as taking part
};

Signs purpose_signs(const Part& body, const Part& subject, const PurposeFacts& facts);

}  // namespace meldaan::extract
