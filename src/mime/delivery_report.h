// The machine-readable parts of a delivery report (RFC 3464).
//
// Pure: any thread may call it. Total.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/incoming_mail.h"

namespace meldaan::mime {

// The per-recipient blocks of a message/delivery-status body.
std::vector<DeliveryStatus> parse_delivery_status(std::string_view body);

// A report of a mail server that writes to people only: Exim and qmail, which tell of a permanent
// error above a copy of the mail. Of a mail that none of them sent, or that is no final failure,
// nothing is noted.
void read_report_in_text(IncomingMail& mail);

// The Message-ID in the head of a returned mail, without <>; empty where there is none.
std::string returned_message_id(std::string_view head);

}  // namespace meldaan::mime
