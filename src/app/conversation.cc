#include "app/conversation.h"

#include <algorithm>

#include "app/message_id.h"
#include "desk/authority.h"
#include "desk/merge.h"
#include "domain/choices.h"
#include "mime/parse.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

const std::vector<Standing> kNobody;

// Nearest first: the mail that is answered, then its forebears from the last one back.
std::vector<std::string> forebears(const IncomingMail& mail) {
  std::vector<std::string> ids;
  if (!mail.returned_message_id.empty()) ids.push_back(mail.returned_message_id);
  ids.insert(ids.end(), mail.in_reply_to.begin(), mail.in_reply_to.end());
  ids.insert(ids.end(), mail.references.rbegin(), mail.references.rend());
  return ids;
}

// A report that returns no Message-ID of ours: by whom it could not reach, and the reference.
Result<std::vector<Standing>> bounced(store::Store& store, const IncomingMail& mail) {
  std::vector<Standing> found;
  std::vector<Reference> refs = references_in(mail.subject);
  for (const Reference& ref : references_in(mail.text)) refs.push_back(ref);
  Result<std::vector<Standing>> named = store.standings(refs);
  if (!named) return named;
  for (const Standing& standing : *named) {
    const bool recipient =
        std::any_of(mail.delivery_statuses.begin(), mail.delivery_statuses.end(),
                    [&](const DeliveryStatus& status) {
                      const std::string address = comparable_address(status.final_recipient);
                      return address == comparable_address(standing.registration.person.email) ||
                             address == comparable_address(standing.registration.submitted_by);
                    });
    if (recipient) found.push_back(standing);
  }
  return found;
}

Result<std::string> text_of(store::Store& store, const SentReply& sent) {
  const Result<std::string> bytes = store.reply_message(sent.id);
  if (!bytes && bytes.error().code == Errc::kNotFound) return std::string();
  if (!bytes) return bytes.error();
  return mime::parse(*bytes).text;
}

}  // namespace

bool is_from(const IncomingMail& mail, const std::vector<std::string>& addresses) {
  const std::string sender = comparable_address(mail.sender().address);
  return !sender.empty() &&
         std::any_of(addresses.begin(), addresses.end(), [&](const std::string& address) {
           return comparable_address(address) == sender;
         });
}

Result<Conversation> find_conversation(store::Store& store, std::string_view secret,
                                       const IncomingMail& mail, bool from_ourselves) {
  Conversation conversation;
  const std::vector<std::string> ids = forebears(mail);
  for (const std::string& id : ids) {
    if (!is_own_message_id(secret, id)) continue;
    Result<std::optional<SentReply>> sent = store.sent_reply(id);
    if (!sent) return sent.error();
    if (!*sent) continue;
    conversation.answered = *std::move(sent);
    Result<std::vector<Standing>> thread = store.standings(conversation.answered->registrations);
    if (!thread) return thread.error();
    conversation.thread = *std::move(thread);
    break;
  }
  if (from_ourselves) {
    for (const std::string& id : ids) {
      if (!conversation.thread.empty()) break;
      Result<std::vector<Standing>> thread = store.standings_from(id);
      if (!thread) return thread.error();
      conversation.thread = *std::move(thread);
    }
    return conversation;
  }
  if (!mail.delivery_statuses.empty() && conversation.thread.empty()) {
    Result<std::vector<Standing>> thread = bounced(store, mail);
    if (!thread) return thread.error();
    conversation.thread = *std::move(thread);
    return conversation;
  }
  if (conversation.answered) {
    Result<std::string> text = text_of(store, *conversation.answered);
    if (!text) return text.error();
    conversation.answered_text = *std::move(text);
  }
  Result<std::vector<Standing>> referred = store.standings(references_in(mail.subject));
  if (!referred) return referred.error();
  conversation.referred = *std::move(referred);
  Result<std::vector<Standing>> own = store.standings_of(mail.sender().address);
  if (!own) return own.error();
  conversation.own = *std::move(own);
  return conversation;
}

std::optional<Expectation> expectation_of(const Conversation& conversation,
                                          const IncomingMail& mail, const Event& event) {
  const std::string sender = comparable_address(mail.sender().address);
  const bool answers = conversation.answered && !conversation.thread.empty();
  const bool has_lost_thread = !mail.in_reply_to.empty() || !mail.references.empty();
  const std::vector<Standing>& asked = answers                          ? conversation.thread
                                       : !conversation.referred.empty() ? conversation.referred
                                       : has_lost_thread                ? conversation.own
                                                                        : kNobody;
  Expectation expectation;
  std::vector<Registration> registrations;
  bool may_answer = answers && sender == comparable_address(conversation.answered->recipient);
  for (const Standing& standing : asked) {
    const Registration& registration = standing.registration;
    may_answer = may_answer || desk::may_alter(registration, sender) ||
                 (answers && !registration.person.name.empty() && !mail.sender().name.empty() &&
                  desk::may_be_same_name(registration.person.name, mail.sender().name));
    expectation.people.push_back(registration.person);
    expectation.registrations.push_back(registration.id);
    registrations.push_back(registration);
  }
  if (!may_answer) return std::nullopt;
  if (answers) expectation.text = conversation.answered_text;
  expectation.writer = mail.sender();
  expectation.choices = answers ? conversation.answered->choices : choices_of(registrations, event);
  return expectation;
}

Result<std::vector<Standing>> same_person(store::Store& store, const Conversation& conversation,
                                          const IncomingMail& mail) {
  const Result<std::vector<Registration>> all = store.registrations();
  if (!all) return all.error();
  const std::string sender = comparable_address(mail.sender().address);
  std::vector<std::int64_t> found;
  for (const Registration& other : *all) {
    if (desk::may_alter(other, sender)) continue;
    const bool is_same =
        std::any_of(conversation.own.begin(), conversation.own.end(), [&](const Standing& own) {
          return desk::is_address_of(own.registration, sender) &&
                 desk::is_same_person(own.registration.person, other.person);
        });
    if (is_same) found.push_back(other.id);
  }
  return store.standings(found);
}

std::vector<Acquaintance> acquaintances_of(const Conversation& conversation,
                                           const IncomingMail& mail) {
  const std::string sender = comparable_address(mail.sender().address);
  std::vector<Acquaintance> known;
  for (const auto* standings : {&conversation.thread, &conversation.referred, &conversation.own}) {
    for (const Standing& standing : *standings) {
      const Registration& one = standing.registration;
      const bool in_thread = standings == &conversation.thread;
      const bool there = std::any_of(known.begin(), known.end(), [&](const Acquaintance& other) {
        return other.registration == one.id;
      });
      const bool own_address = desk::is_address_of(one, sender);
      // Only who answers our mail is believed by the name.
      const bool own_name = in_thread && !one.person.name.empty() &&
                            fold(one.person.name) == fold(mail.sender().name);
      if (there || !(own_name || desk::may_alter(one, sender))) continue;
      known.push_back({one.id, one.person, own_address || own_name,
                       one.state == RegistrationState::kCancelled, in_thread});
    }
  }
  return known;
}

}  // namespace meldaan::app
