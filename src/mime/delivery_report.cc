#include "mime/delivery_report.h"

#include <algorithm>

#include "mime/address_list.h"
#include "mime/encoded_word.h"
#include "mime/header_fields.h"
#include "mime/limits.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// "rfc822; jan@example.nl" → "jan@example.nl"; some servers leave the type out or put brackets
// around.
std::string typed_value(const std::string* field) {
  if (field == nullptr) return {};
  const std::size_t semicolon = field->find(';');
  std::string_view value = *field;
  if (semicolon != std::string::npos) value.remove_prefix(semicolon + 1);
  value = trim(value);
  if (value.size() > 2 && value.front() == '<' && value.back() == '>') {
    value = value.substr(1, value.size() - 2);
  }
  return decode_header_text(value);
}

// The first word: "5.1.1 (bad destination mailbox address)" and "failed (bounce)" carry comments.
std::string first_word(const std::string* field) {
  if (field == nullptr) return {};
  const std::string_view value = trim(*field);
  return decode_header_text(value.substr(0, value.find_first_of(" \t(;")));
}

// Where a mail server sent it: anybody may forward such a report.
bool is_from_mail_server(const IncomingMail& mail) {
  return (mail.return_path && mail.return_path->empty()) ||
         starts_with_ignoring_case(mail.sender().address, "mailer-daemon");
}

// "------ This is a copy of the message, including all the headers. ------", "--- Below this line
// is a copy of the message."
bool begins_copy(std::string_view line) {
  return line.starts_with("---") && ascii_lower(line).find(" copy of ") != std::string::npos;
}

// Exim and qmail both say so of what they give up, and of nothing that they still try.
bool tells_final_failure(std::string_view text) {
  return ascii_lower(collapse_spaces(text)).find("this is a permanent error") != std::string::npos;
}

// "<jan@example.nl>:"
std::string recipient_in(std::string_view text) {
  for (const std::string_view line : split_lines(text)) {
    if (line.size() > 3 && line.front() == '<' && line.ends_with(">:"))
      return std::string(line.substr(1, line.size() - 3));
  }
  return {};
}

}  // namespace

std::vector<DeliveryStatus> parse_delivery_status(std::string_view body) {
  std::vector<DeliveryStatus> recipients;
  while (!body.empty() && recipients.size() < kMaxRecipientsInReport) {
    const std::size_t before = body.size();
    const Head block = split_fields(body);
    body = block.body;
    if (body.size() == before) {  // a line that is no field: on behind it
      body.remove_prefix(std::min(body.find('\n'), body.size() - 1) + 1);
      continue;
    }
    const std::string* recipient = find_field(block.fields, "final-recipient");
    if (recipient == nullptr) recipient = find_field(block.fields, "original-recipient");
    const std::string* action = find_field(block.fields, "action");
    if (recipient == nullptr && action == nullptr) continue;
    recipients.push_back({typed_value(recipient), ascii_lower(first_word(action)),
                          first_word(find_field(block.fields, "status"))});
  }
  return recipients;
}

void read_report_in_text(IncomingMail& mail) {
  if (mail.media_type == "multipart/report" || !is_from_mail_server(mail)) return;
  const std::string_view text = mail.text;
  for (const std::string_view line : split_lines(text)) {
    if (!begins_copy(line)) continue;
    const auto at = static_cast<std::size_t>(line.data() - text.data());
    const std::string_view report = text.substr(0, at);
    std::string_view copy = text.substr(at + line.size());
    copy.remove_prefix(std::min(copy.find_first_not_of("\r\n"), copy.size()));
    std::string id = returned_message_id(copy);
    if (id.empty() || !tells_final_failure(report)) return;
    mail.returned_message_id = std::move(id);
    const std::string* failed = mail.header("x-failed-recipients");
    const std::vector<Address> recipients =
        failed != nullptr ? parse_address_list(*failed) : std::vector<Address>();
    mail.delivery_statuses.push_back(
        {recipients.empty() ? recipient_in(report) : recipients.front().address, "failed",
         "5.0.0"});
    return;
  }
}

std::string returned_message_id(std::string_view head) {
  const Head fields = split_fields(head);
  const std::string* field = find_field(fields.fields, "message-id");
  if (field == nullptr) return {};
  const std::vector<std::string> ids = parse_message_ids(*field);
  return ids.empty() ? std::string() : ids.front();
}

}  // namespace meldaan::mime
