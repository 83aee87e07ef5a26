// The text of a Word document (.docx: a zip with word/document.xml, ECMA-376). Bounded against zip
// bombs: by what is unpacked, whatever the archive says of itself.
//
// Pure: any thread may call it.
#pragma once

#include <string>
#include <string_view>

namespace meldaan::mime {

// Paragraphs as lines, table cells set apart by TAB, deleted text left out; empty where it cannot
// be read.
std::string docx_text(std::string_view bytes);

}  // namespace meldaan::mime
