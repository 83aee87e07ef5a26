#include "app/person_search.h"

#include <algorithm>
#include <utility>

#include "domain/address.h"
#include "mime/parse.h"
#include "store/store.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

bool is_one_of(const std::vector<std::string>& values, const std::string& value) {
  return !value.empty() && std::find(values.begin(), values.end(), value) != values.end();
}

// Behind an address a full stop may end the sentence; before it stands what belongs to it.
bool is_address_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '+';
}

bool is_name_character(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Not as a part of a longer one: "anja@…" does not stand in "manja@…".
template <class IsInner>
bool contains(std::string_view text, const std::string& word, IsInner is_inner,
              std::string_view also_before = "") {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !(is_inner(text[at - 1]) ||
                                     also_before.find(text[at - 1]) != std::string_view::npos);
    const bool ends = end == text.size() || !is_inner(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace

PersonSearch::PersonSearch(const store::ErasureTargets& targets, std::string secret, Instant before)
    : targets_(targets), secret_(std::move(secret)), before_(before), words_(targets.addresses) {
  for (const std::string& name : targets.names) {
    const std::string plain = collapse_spaces(name);
    if (plain.find(' ') == std::string::npos) continue;
    words_.push_back(plain);
    folded_names_.push_back(fold(plain));
  }
}

bool PersonSearch::is_address(const std::string& address) const {
  return is_one_of(targets_.addresses, comparable_address(address));
}

bool PersonSearch::is_named(const IncomingMail& mail, std::string_view bytes) const {
  if (is_one_of(targets_.message_ids, mail.message_id)) return true;
  return !targets_.hashes.empty() &&
         is_one_of(targets_.hashes, store::content_hashes(secret_, bytes, "", "", "").whole);
}

bool PersonSearch::is_named(std::string_view bytes) const {
  return is_named(mime::parse(bytes), bytes);
}

bool PersonSearch::is_meant(std::string_view bytes) const {
  const IncomingMail mail = mime::parse(bytes);
  if (is_named(mail, bytes)) return true;
  if (words_.empty() || (mail.date && *mail.date > before_)) return false;
  return speaks_of(mail) || has_address(ascii_lower(bytes));
}

bool PersonSearch::is_answer(std::string_view bytes) const {
  const IncomingMail mail = mime::parse(bytes);
  if (mail.date && *mail.date > before_) return false;
  for (const auto* thread : {&mail.in_reply_to, &mail.references}) {
    for (const std::string& id : *thread) {
      if (is_one_of(targets_.message_ids, id)) return true;
    }
  }
  return false;
}

bool PersonSearch::speaks_of(const IncomingMail& mail) const {
  std::string all = mail.text;
  for (const Header& header : mail.headers) all += "\n" + header.value;
  for (const Attachment& attachment : mail.attachments) {
    all += "\n" + attachment.filename + "\n" + attachment.text;
  }
  for (const auto* addresses : {&mail.from, &mail.reply_to, &mail.to, &mail.cc}) {
    for (const Address& address : *addresses) all += "\n" + address.name + "\n" + address.address;
  }
  for (const DeliveryStatus& status : mail.delivery_statuses) all += "\n" + status.final_recipient;
  return speaks_of(all) || std::any_of(mail.attached_mails.begin(), mail.attached_mails.end(),
                                       [&](const auto& inner) { return speaks_of(inner); });
}

bool PersonSearch::has_address(std::string_view lower) const {
  return std::any_of(targets_.addresses.begin(), targets_.addresses.end(),
                     [&](const std::string& address) {
                       return contains(lower, address, is_address_character, ".");
                     });
}

bool PersonSearch::speaks_of(std::string_view text) const {
  if (has_address(ascii_lower(text))) return true;
  if (folded_names_.empty()) return false;
  // Names go over line ends, and people put two spaces.
  const std::string folded = fold(collapse_spaces(text));
  return std::any_of(folded_names_.begin(), folded_names_.end(), [&](const std::string& name) {
    return contains(folded, name, is_name_character);
  });
}

}  // namespace meldaan::app
