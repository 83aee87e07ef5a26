// Signs that people set beside the lines of a list: arrows, ticks, crosses, ballot boxes.
#pragma once

#include "extract/text/document.h"

namespace meldaan::extract {

bool is_arrow(const Document& document, std::size_t token);
bool is_tick(const Document& document, std::size_t token);   // a ticked or crossed box too
bool is_cross(const Document& document, std::size_t token);  // no among ticks, else yes
bool is_empty_box(const Document& document, std::size_t token);

// A sign that no text has by itself: whoever set it there meant something.
bool is_sign(const Document& document, std::size_t token);

// Where the signs begin that stand behind a line's last word, apart from it: "Rekenen ***",
// "Taal +". The line's end where there are none.
std::size_t signs_at_end(const Document& document, const Line& line);

}  // namespace meldaan::extract
