// What goes into SMTP commands and behind DATA, checked and normalised before a connection is used.
//
// libcurl writes envelope addresses into MAIL and RCPT as they are: an address that holds a CRLF
// or '>' would become a command of its own. So every address passes through here first.
// Pure functions; any thread may call them. Sources: RFC 5321 sections 2.3.8 and 4.1.2, RFC 6531.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/courier.h"
#include "util/result.h"

namespace meldaan::net {

struct SmtpEnvelope {
  std::string from;  // "" is the null sender
  std::vector<std::string> to;
  // A local part that is not ASCII; only a server that offers SMTPUTF8 can carry it.
  bool needs_smtputf8 = false;
};

// Domains become A-labels (xn--…). kInvalid, permanent, where an address can't stand in a command;
// the text says which one by its place, since addresses stay out of logs.
Result<SmtpEnvelope> smtp_envelope(const Envelope& envelope);

// CRLF line ends, also for a bare CR or LF, and one at the end: a bare one lets a server that reads
// it differently from us see a message's end where there is none (SMTP smuggling).
std::string with_crlf(std::string_view message);

// What we call ourselves in EHLO: the domain of the log-in name. The machine's own name would tell
// the world about a school's network, and is rarely one that a server can look up.
std::string helo_name(std::string_view user);

}  // namespace meldaan::net
