// Where an earlier mail begins in this one: the habits of Outlook, Gmail, Apple Mail, Thunderbird,
// Yahoo, Samsung and iOS, in Dutch, English and German.
#pragma once

#include <vector>

#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

// One zone a line: kOwn for what is not quoted, kQuoteHead, kQuoted or kForwarded.
std::vector<Zone> quoted_lines(const Document& document, const Cues& cues,
                               bool subject_says_forwarded);

}  // namespace meldaan::extract
