// What the html beside a plain text highlights.
//
// Pure: any thread may call it.
#pragma once

#include <string>
#include <string_view>

namespace meldaan::mime {

// Where a line of the html ends with words that are highlighted, the same line of the plain text
// gets the mark as well (kHighlightMark): the second of two equal lines for the second.
std::string with_highlights(std::string plain, std::string_view html);

}  // namespace meldaan::mime
