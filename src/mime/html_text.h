// Html → the text that a browser would show, as lines (compare innerText, WHATWG HTML
// section 3.2.7): blocks, lists, tables; blockquotes as "> " quoting; hidden and preheader text
// left out.
//
// Pure: any thread may call it. Total: time and stack are bounded by tamed_html.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meldaan::mime {

// Stands behind a line that ends with words that are highlighted: whoever did that meant something.
inline constexpr std::string_view kHighlightMark = " \u25c4";

// `utf8` beyond kMaxHtml is left unread.
std::string html_text(std::string_view utf8);

// A table that holds data rather than lays out a page: rows of equally many short cells, the text
// of each on one line.
using DataTable = std::vector<std::vector<std::string>>;

// In order; none holds another one. html_text() writes each row of theirs on one line,
// with a TAB before every cell but the first, empty ones too.
std::vector<DataTable> data_tables(std::string_view utf8);

// The charset that a <meta> near the beginning names; empty where there is none. Bytes in any
// charset that is a superset of ASCII.
std::string html_charset(std::string_view bytes);

}  // namespace meldaan::mime
