// Header text: RFC 2047 encoded words and raw 8-bit bytes → UTF-8, as generous as real mail needs:
// words that split a character between them, words inside quotes or glued to other text, blanks
// inside a word.
//
// Pure: any thread may call it. Linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace meldaan::mime {

// Valid UTF-8 without controls; what is no encoded word stays as it is.
std::string decode_header_text(std::string_view raw);

// The length of the encoded word that `text` begins with; 0 where it begins with none.
std::size_t encoded_word_length(std::string_view text);

}  // namespace meldaan::mime
