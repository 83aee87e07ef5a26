// A mail of ours before it becomes bytes: what `render` makes and `mime` writes.
#pragma once

#include <string>
#include <vector>

#include "domain/address.h"
#include "util/clock.h"

namespace meldaan {

struct OutgoingAttachment {
  std::string filename;
  std::string media_type;  // may carry parameters: "text/calendar; method=PUBLISH; charset=utf-8"
  std::string content;     // raw bytes; encoded as base64
};

struct OutgoingMail {
  Address from;
  std::vector<Address> to;
  std::vector<Address> cc;
  std::string subject;
  Instant date{};
  std::string message_id;   // without <>
  std::string in_reply_to;  // without <>; empty: none
  std::vector<std::string> references;
  std::string auto_submitted = "auto-replied";  // RFC 3834 section 5
  std::string text;                             // UTF-8, LF
  std::string html;                             // empty: no html part
  std::vector<OutgoingAttachment> attachments;
};

}  // namespace meldaan
