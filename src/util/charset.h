// Charsets by ICU, with the ladder that real mail needs: what is declared, then UTF-8, then
// windows-1252.
#pragma once

#include <string>
#include <string_view>

namespace meldaan {

struct Decoded {
  std::string text;     // valid UTF-8
  std::string charset;  // what it was decoded from, in ICU's spelling
};

// Never fails. A declared charset that is unknown or cannot have produced these bytes is passed
// over. us-ascii and iso-8859-1 are read as windows-1252, as browsers do (WHATWG Encoding
// Standard).
Decoded decode_charset(std::string_view bytes, std::string_view declared);

// UTF-8 into another charset; false where it is unknown or cannot hold the text.
bool encode_charset(std::string_view utf8, std::string_view charset, std::string& out);

}  // namespace meldaan
