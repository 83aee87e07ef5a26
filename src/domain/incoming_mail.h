// A mail as it came in, decoded: what `mime` makes of any bytes and everything else reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/address.h"
#include "util/clock.h"

namespace meldaan {

struct Header {
  std::string name;   // lower case
  std::string value;  // unfolded, RFC 2047 decoded, valid UTF-8
};

// A stretch of IncomingMail::text, in bytes.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Attachment {
  std::string filename;    // RFC 2231 and RFC 2047 decoded, without folders; may be empty
  std::string media_type;  // "application/pdf", lower case
  std::uint64_t size = 0;  // bytes, decoded
  std::string text;        // what a .docx or a text file says; empty for other kinds
};

// The machine-readable part of a delivery report (RFC 3464), one entry per recipient.
struct DeliveryStatus {
  std::string final_recipient;
  std::string action;  // "failed", "delayed", "delivered", …; lower case
  std::string status;  // "5.1.1"
};

struct IncomingMail {
  std::vector<Header> headers;  // in order

  std::vector<Address> from;
  std::vector<Address> reply_to;
  std::vector<Address> to;
  std::vector<Address> cc;
  std::string subject;
  std::optional<Instant> date;
  std::string message_id;                // without <>; empty where there is none
  std::vector<std::string> in_reply_to;  // message-ids without <>
  std::vector<std::string> references;
  std::optional<std::string> return_path;  // "" for <>; nullopt where the header is missing
  std::string media_type;                  // of the whole mail: "multipart/report", lower case
  std::string report_type;                 // its report-type parameter, lower case

  // What a person would see in the body: NFC, LF line ends, no control characters but LF and TAB.
  // What stands in an html blockquote is kept, each of its lines prefixed with "> " once per level.
  std::string text;
  bool text_from_html = false;

  std::vector<Attachment> attachments;
  std::vector<IncomingMail> attached_mails;  // message/rfc822 parts, in order
  std::vector<DeliveryStatus> delivery_statuses;
  // The Message-ID in the returned headers of a delivery report, without <>.
  std::string returned_message_id;
  bool has_calendar = false;    // a text/calendar part
  std::string calendar_method;  // its METHOD, upper case: "REPLY"; empty where there is none

  bool truncated = false;  // the mail was larger than the limit; what is here is its beginning
  std::vector<std::string> defects;  // what had to be guessed, in English, for logs and `parse`

  // The first header of that (lower case) name; nullptr where there is none.
  const std::string* header(std::string_view name) const;
  // The first From address; an empty one where there is none.
  const Address& sender() const;
};

}  // namespace meldaan
