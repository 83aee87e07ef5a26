// OutgoingMail → bytes (CRLF): multipart/alternative of text and html, inside multipart/mixed where
// there are attachments. No name, subject or address can add a header: controls are removed before
// anything is written.
//
// Pure and deterministic: boundaries are derived from the Message-ID, so a reply composed twice is
// the same.
#pragma once

#include <string>

#include "domain/outgoing_mail.h"
#include "util/clock.h"

namespace meldaan::mime {

std::string compose(const OutgoingMail& mail, const TimeZone& zone);

}  // namespace meldaan::mime
