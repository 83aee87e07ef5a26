// Lists of people who do not come, by the words above them.
#pragma once

#include "extract/text/document.h"
#include "extract/text/phrases.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {

// "Wilt u de volgende collega's afmelden:", "De volgende collega's kunnen helaas niet komen:":
// whether the line of this token stands in a list below such words, or its sentence follows them.
bool is_listed_to_leave(const Document& document, const Cues& cues, const Sentences& sentences,
                        std::size_t token);

}  // namespace meldaan::extract
