#include "mime/mail_assembler.h"

#include "mime/defects.h"
#include "mime/delivery_report.h"
#include "mime/docx.h"
#include "mime/limits.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

constexpr std::string_view kDocx =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// RFC 6350, and its forerunners. Programs read it, and nobody writes it.
bool is_contact_card(const Entity& leaf) {
  const std::string& type = leaf.type.value;
  return type == "text/vcard" || type == "text/x-vcard" || type == "text/directory" ||
         ascii_lower(leaf.filename()).ends_with(".vcf");
}

bool is_text(const Entity& leaf) {
  return leaf.type.value.rfind("text/", 0) == 0;
}

class Assembler {
 public:
  Assembler(const ParseOptions& options, ParseState& state, IncomingMail& mail)
      : options_(options), state_(state), mail_(mail) {}

  void run(const Entity& root) {
    Body body;
    if (root.is_multipart()) {
      visit(root, body);
    } else if (is_text(root) && root.type.value != "text/calendar") {
      body.add(root);  // whatever its disposition says: there is nothing else to read
    } else {
      leaf(root, body, "");
    }
    BodyText text = body.read(options_.truncated, mail_.defects);
    mail_.text = std::move(text.text);
    mail_.text_from_html = text.from_html;
  }

 private:
  void visit(const Entity& entity, Body& body) {
    if (entity.type.value != "multipart/alternative") {
      for (const Entity& part : entity.parts) child(part, body, entity.type.value);
      return;
    }
    std::vector<Body> alternatives;
    for (const Entity& part : entity.parts) {
      Body alternative;
      child(part, alternative, entity.type.value);
      if (!alternative.empty()) alternatives.push_back(std::move(alternative));
    }
    body.add_choice(std::move(alternatives));
  }

  void child(const Entity& part, Body& body, std::string_view parent_type) {
    if (part.is_multipart()) {
      visit(part, body);
    } else {
      leaf(part, body, parent_type);
    }
  }

  void leaf(const Entity& leaf, Body& body, std::string_view parent_type) {
    const std::string& type = leaf.type.value;
    if (type == "message/rfc822" || type == "message/global") {
      attached_mail(leaf);
    } else if (type == "message/delivery-status" || type == "message/global-delivery-status") {
      mail_.delivery_statuses = parse_delivery_status(leaf.decoded_body(mail_.defects));
    } else if (type == "text/rfc822-headers" || type == "message/global-headers") {
      returned_head(leaf.decoded_body(mail_.defects));
    } else if (type == "text/calendar") {
      calendar(leaf);
      if (is_attached(leaf)) attachment(leaf);
    } else if (is_body_text(leaf, parent_type)) {
      body.add(leaf);
    } else {
      attachment(leaf);
    }
  }

  static bool is_attached(const Entity& leaf) {
    return leaf.disposition.value == "attachment" || !leaf.filename().empty();
  }

  static bool is_body_text(const Entity& leaf, std::string_view parent_type) {
    if (leaf.type.value != "text/plain" && leaf.type.value != "text/html") return false;
    // An alternative is no attachment, whatever name a program gives it.
    return parent_type == "multipart/alternative" || !is_attached(leaf);
  }

  void attached_mail(const Entity& leaf) {
    const std::string bytes = leaf.decoded_body(mail_.defects);
    returned_head(bytes);
    if (state_.attached_depth >= kMaxAttachedDepth) {
      note_defect(mail_.defects, "mails nested too deeply; the inner ones were left unread");
      attachment(leaf);
      return;
    }
    ++state_.attached_depth;
    mail_.attached_mails.push_back(parse_mail(bytes, options_, state_));
    --state_.attached_depth;
  }

  // Only what a report returns is ours; a mail that somebody forwards says nothing about delivery.
  void returned_head(std::string_view head) {
    if (mail_.media_type != "multipart/report" || !mail_.returned_message_id.empty()) return;
    mail_.returned_message_id = returned_message_id(head);
  }

  void calendar(const Entity& leaf) {
    mail_.has_calendar = true;
    mail_.calendar_method = upper(leaf.type.parameter("method"));
    if (!mail_.calendar_method.empty()) return;
    const std::string content = leaf.decoded_body(mail_.defects);
    for (const std::string_view line : split_lines(content)) {
      if (!starts_with_ignoring_case(line, "method:")) continue;
      mail_.calendar_method = upper(to_valid_utf8(trim(line.substr(7))));
      return;
    }
  }

  void attachment(const Entity& leaf) {
    const std::string bytes = leaf.decoded_body(mail_.defects);
    Attachment attachment;
    attachment.filename = leaf.filename();
    attachment.media_type = to_valid_utf8(leaf.type.value);
    attachment.size = bytes.size();
    const std::string name = ascii_lower(attachment.filename);
    const bool named_docx = name.size() > 5 && name.compare(name.size() - 5, 5, ".docx") == 0;
    if (leaf.type.value == kDocx || named_docx) {
      attachment.text = docx_text(bytes);
    } else if (is_text(leaf) && !is_contact_card(leaf)) {
      attachment.text = leaf_text(leaf, options_.truncated, mail_.defects);
    }
    attachment.text.resize(utf8_prefix(attachment.text, kMaxAttachmentText));
    mail_.attachments.push_back(std::move(attachment));
  }

  const ParseOptions& options_;
  ParseState& state_;
  IncomingMail& mail_;
};

}  // namespace

void assemble(const Entity& root, const ParseOptions& options, ParseState& state,
              IncomingMail& mail) {
  Assembler(options, state, mail).run(root);
}

}  // namespace meldaan::mime
