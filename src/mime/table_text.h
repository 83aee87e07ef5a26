// Tables that a mail program could not draw in its plain text, written as rows again.
//
// Pure: any thread may call it.
#pragma once

#include <string>
#include <string_view>

namespace meldaan::mime {

// Outlook writes each cell of a table as a paragraph of its own. Where the plain text holds the
// words of one of the html's data tables in this way, its lines become rows of cells parted by TAB.
std::string with_tables(std::string plain, std::string_view html);

}  // namespace meldaan::mime
