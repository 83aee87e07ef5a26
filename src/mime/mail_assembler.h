// The tree of parts → what an IncomingMail says of its content: text, attachments, mails within,
// reports.
//
// Owned by one parse; not for two threads at once.
#pragma once

#include "domain/incoming_mail.h"
#include "mime/body_text.h"
#include "mime/entity.h"
#include "mime/parse.h"

namespace meldaan::mime {

// What all mails within one mail share.
struct ParseState {
  int parts_left;
  int attached_depth = 0;
};

// Defined in parse.cc; mails within mails come back to it.
IncomingMail parse_mail(std::string_view bytes, const ParseOptions& options, ParseState& state);

// Fills in text, attachments, attached_mails, delivery statuses and calendar.
void assemble(const Entity& root, const ParseOptions& options, ParseState& state,
              IncomingMail& mail);

}  // namespace meldaan::mime
