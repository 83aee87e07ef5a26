// What the mail server that received a mail found out about its sender (RFC 8601).
//
// Pure and total: any thread, any header.
#pragma once

#include <string_view>

#include "domain/incoming_mail.h"

namespace meldaan::mime {

enum class Dmarc { kUnknown, kPass, kFail };

// The DMARC result of the first Authentication-Results header that bears this identifier; a server
// removes those that came in under its own name (RFC 8601 section 5), so it is the server's own.
// kUnknown where the identifier is empty, where there is no such header, and for every result but
// "pass" and "fail".
Dmarc dmarc_of(const IncomingMail& mail, std::string_view authserv_id);

}  // namespace meldaan::mime
