// base64 and quoted-printable (RFC 2045 section 6.7 and 6.8), both ways. Decoders are total: what
// is no code is passed over or kept as it stands, never refused.
//
// Pure: any thread may call it.
#pragma once

#include <string>
#include <string_view>

namespace meldaan::mime {

// Goes on after padding, since some gateways glue encoded blocks together. Lines that cannot be
// base64, such as the footer that a mailing list adds below, are left out.
std::string decode_base64(std::string_view encoded);

// Line ends come out as they went in. A '=' that begins no code stays.
std::string decode_quoted_printable(std::string_view encoded);

// The Q encoding of RFC 2047: as above, '_' is a space, no soft line breaks.
std::string decode_q(std::string_view encoded);

// Lines of 76 characters, each ended by CRLF.
std::string encode_base64(std::string_view bytes);
// On one line, without line end.
std::string encode_base64_word(std::string_view bytes);

// UTF-8 text with LF line ends → lines of at most 76 characters, CRLF between them. "From " at the
// start of a line and a lone dot are encoded as well: gateways change them.
std::string encode_quoted_printable(std::string_view text);

}  // namespace meldaan::mime
