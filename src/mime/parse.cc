#include "mime/parse.h"

#include "mime/address_list.h"
#include "mime/defects.h"
#include "mime/delivery_report.h"
#include "mime/encoded_word.h"
#include "mime/entity.h"
#include "mime/limits.h"
#include "mime/mail_assembler.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

std::vector<Address> addresses(const std::vector<Field>& fields, std::string_view name) {
  const std::string* field = find_field(fields, name);
  return field == nullptr ? std::vector<Address>() : parse_address_list(*field);
}

// To and Cc may stand several times, against the grammar.
std::vector<Address> all_addresses(const std::vector<Field>& fields, std::string_view name) {
  std::vector<Address> all;
  for (const Field& field : fields) {
    if (field.name != name || all.size() >= kMaxAddresses) continue;
    for (Address& address : parse_address_list(field.value)) all.push_back(std::move(address));
  }
  return all;
}

std::vector<std::string> message_ids(const std::vector<Field>& fields, std::string_view name) {
  const std::string* field = find_field(fields, name);
  return field == nullptr ? std::vector<std::string>() : parse_message_ids(*field);
}

// RFC 5321 section 4.4: "<>" is the null sender of a report.
std::optional<std::string> return_path(const std::vector<Field>& fields) {
  const std::string* field = find_field(fields, "return-path");
  if (field == nullptr) return std::nullopt;
  const std::vector<Address> list = parse_address_list(*field);
  return list.empty() ? std::string() : list.front().address;
}

void read_head(const Entity& root, IncomingMail& mail) {
  const std::vector<Field>& fields = root.fields;
  mail.headers.reserve(fields.size());
  for (const Field& field : fields) {
    mail.headers.push_back({field.name, decode_header_text(field.value)});
  }
  mail.from = addresses(fields, "from");
  mail.reply_to = addresses(fields, "reply-to");
  mail.to = all_addresses(fields, "to");
  mail.cc = all_addresses(fields, "cc");
  if (const std::string* subject = mail.header("subject")) mail.subject = trim(*subject);
  if (const std::string* date = mail.header("date")) mail.date = parse_rfc5322(*date);
  const std::vector<std::string> own_ids = message_ids(fields, "message-id");
  if (!own_ids.empty()) mail.message_id = own_ids.front();
  mail.in_reply_to = message_ids(fields, "in-reply-to");
  mail.references = message_ids(fields, "references");
  mail.return_path = return_path(fields);
  mail.media_type = to_valid_utf8(root.type.value);
  mail.report_type = ascii_lower(root.type.parameter("report-type"));

  if (fields.empty()) note_defect(mail.defects, "no headers");
  if (mail.from.empty()) note_defect(mail.defects, "no From");
  if (!mail.date) note_defect(mail.defects, "no Date that can be read");
  if (mail.message_id.empty()) note_defect(mail.defects, "no Message-ID");
}

}  // namespace

IncomingMail parse_mail(std::string_view bytes, const ParseOptions& options, ParseState& state) {
  IncomingMail mail;
  mail.truncated = options.truncated;
  const Entity root = split_entity(bytes, state.parts_left, mail.defects);
  read_head(root, mail);
  assemble(root, options, state, mail);
  read_report_in_text(mail);
  return mail;
}

IncomingMail parse(std::string_view bytes, const ParseOptions& options) {
  ParseState state{kMaxParts};
  return parse_mail(bytes, options, state);
}

}  // namespace meldaan::mime
