#include "mime/compose.h"

#include "mime/ascii.h"
#include "mime/header_writer.h"
#include "mime/transfer_encoding.h"
#include "util/hash.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// Holds "=_", which neither quoted-printable nor base64 can produce, so it stands in no part.
std::string boundary(const OutgoingMail& mail, std::string_view purpose) {
  const std::string hash = to_hex(sha256(mail.message_id + '\n' + std::string(purpose)));
  return "=_" + std::string(purpose) + '_' + hash.substr(0, 24);
}

// Lines that every gateway leaves alone, so that the text can be sent as it is.
bool is_safe_as_is(std::string_view text) {
  constexpr std::size_t kLongest = 78;
  if (!is_ascii(text) || text.find("=_") != std::string_view::npos) return false;
  for (const std::string_view line : split(text, '\n')) {
    if (line.size() > kLongest || line == "." || line.rfind("From ", 0) == 0) return false;
    if (!line.empty() && is_blank(line.back())) return false;
    for (const char c : line) {
      if (is_control(c) && c != '\t') return false;
    }
  }
  return true;
}

// RFC 2046 section 5.1.1: the line end before a boundary is the boundary's, so the text ends as it
// ended.
std::string text_part(std::string_view media_type, const std::string& raw) {
  const std::string text = to_valid_utf8(replace_all(raw, "\r\n", "\n"));
  const bool plain = is_safe_as_is(text);
  std::string out;
  write_plain_field(out, "Content-Type", std::string(media_type) + "; charset=utf-8");
  write_plain_field(out, "Content-Transfer-Encoding", plain ? "7bit" : "quoted-printable");
  out += "\r\n";
  out += plain ? replace_all(text, "\n", "\r\n") : encode_quoted_printable(text);
  return out;
}

std::string attachment_part(const OutgoingAttachment& attachment) {
  std::string type = without_line_breaks(attachment.media_type);
  if (type.find('/') == std::string::npos || !is_ascii(type)) type = "application/octet-stream";
  std::string out;
  write_plain_field(out, "Content-Type", type);
  write_plain_field(out, "Content-Transfer-Encoding", "base64");
  write_disposition_field(out, attachment.filename);
  out += "\r\n";
  out += encode_base64(attachment.content);
  return out;
}

std::string multipart(std::string_view subtype, const std::string& mark,
                      const std::vector<std::string>& parts) {
  std::string out;
  write_plain_field(out, "Content-Type",
                    "multipart/" + std::string(subtype) + "; boundary=\"" + mark + '"');
  out += "\r\n";
  for (const std::string& part : parts) {
    out += "--" + mark + "\r\n" + part + "\r\n";
  }
  return out + "--" + mark + "--\r\n";
}

// The body with the Content-* fields before it.
std::string content(const OutgoingMail& mail) {
  std::string body = text_part("text/plain", mail.text);
  if (!mail.html.empty()) {
    // The richest last (RFC 2046 section 5.1.4).
    body = multipart("alternative", boundary(mail, "alternative"),
                     {body, text_part("text/html", mail.html)});
  }
  if (mail.attachments.empty()) return body;
  std::vector<std::string> parts = {std::move(body)};
  for (const OutgoingAttachment& attachment : mail.attachments) {
    parts.push_back(attachment_part(attachment));
  }
  return multipart("mixed", boundary(mail, "mixed"), parts);
}

}  // namespace

std::string compose(const OutgoingMail& mail, const TimeZone& zone) {
  std::string out;
  write_plain_field(out, "Date", format_rfc5322(mail.date, zone));
  write_address_field(out, "From", {mail.from});
  write_address_field(out, "To", mail.to);
  write_address_field(out, "Cc", mail.cc);
  write_text_field(out, "Subject", mail.subject);
  write_message_id_field(out, "Message-ID", {mail.message_id});
  write_message_id_field(out, "In-Reply-To", {mail.in_reply_to});
  write_message_id_field(out, "References", mail.references);
  write_plain_field(out, "Auto-Submitted", mail.auto_submitted);
  write_plain_field(out, "MIME-Version", "1.0");
  out += content(mail);
  if (out.size() < 2 || out.compare(out.size() - 2, 2, "\r\n") != 0) out += "\r\n";
  return out;
}

}  // namespace meldaan::mime
