// Bytes → IncomingMail. Never fails and never throws: a broken mail becomes a mail with less in it
// and a line in `defects`. Time is linear in the size, nesting and the number of parts are bounded.
//
// Pure: any thread may call it.
#pragma once

#include <string_view>

#include "domain/incoming_mail.h"

namespace meldaan::mime {

struct ParseOptions {
  bool truncated = false;  // the bytes are the beginning of a larger mail
};

// RFC 5322, 2045–2049, 2231, 3676; accepts LF and CRLF alike.
IncomingMail parse(std::string_view bytes, const ParseOptions& options = {});

}  // namespace meldaan::mime
