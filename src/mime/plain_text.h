// What a text/plain part shows: line ends, controls, and the flowed paragraphs of RFC 3676.
//
// Pure: any thread may call it. Linear.
#pragma once

#include <string>
#include <string_view>

namespace meldaan::mime {

// LF line ends (from CRLF, CR CRLF and a lone CR), no control characters but LF and TAB, composed
// and without invisible characters (meldaan::clean_text).
std::string normalized_text(std::string_view utf8);

// Joins the lines of flowed paragraphs; expects LF line ends. Quoted lines come out with "> " per
// level. `del_sp`: the blank that marks a flowed line is no part of the text (RFC 3676
// section 4.2).
std::string unflow(std::string_view text, bool del_sp);

}  // namespace meldaan::mime
