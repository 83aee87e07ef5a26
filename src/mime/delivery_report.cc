#include "mime/delivery_report.h"

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

std::string returned_message_id(std::string_view head) {
  const Head fields = split_fields(head);
  const std::string* field = find_field(fields.fields, "message-id");
  if (field == nullptr) return {};
  const std::vector<std::string> ids = parse_message_ids(*field);
  return ids.empty() ? std::string() : ids.front();
}

}  // namespace meldaan::mime
