#include "app/colleagues.h"

#include "app/conversation.h"
#include "app/message_id.h"
#include "app/settle_token.h"
#include "domain/address.h"
#include "mime/parse.h"
#include "util/log.h"

namespace meldaan::app {
namespace {

constexpr const char* kSentMark = "sent";

Result<void> hand_over(store::Store& store, const std::vector<Standing>& standings) {
  std::vector<Reference> refs;
  for (const Standing& standing : standings) {
    if (!standing.taken_over) refs.push_back(standing.registration.ref);
  }
  if (refs.empty()) return {};
  log::info("conversation.taken-over",
            {{"registrations", static_cast<std::uint64_t>(refs.size())}});
  return store.mark(refs, Mark::kTakenOver);
}

// An organiser may take part as well: what she answers of ours as whom we wrote to is her own
// answer.
bool answers_as_participant(const Conversation& conversation, const IncomingMail& mail) {
  return conversation.answered && comparable_address(conversation.answered->recipient) ==
                                      comparable_address(mail.sender().address);
}

// A mail of ours that the program did not write. One that settles an item is none to a participant.
Result<void> take_sent(const ColleaguesParts& parts, const HeaderBlock& block) {
  const IncomingMail mail = mime::parse(block.bytes);
  if (!is_from(mail, parts.addresses) || is_own_message_id(parts.secret, mail.message_id) ||
      settle_token_in(mail.subject))
    return {};
  if (!mail.in_reply_to.empty()) {
    Result<void> noted = parts.store.note_answered(mail.in_reply_to);
    if (!noted) return noted;
  }
  Result<Conversation> conversation = find_conversation(parts.store, parts.secret, mail, true);
  if (!conversation) return conversation.error();
  if (answers_as_participant(*conversation, mail)) return {};
  return hand_over(parts.store, conversation->thread);
}

Result<void> take_answered(const ColleaguesParts& parts, const HeaderBlock& block) {
  const IncomingMail mail = mime::parse(block.bytes);
  const Result<std::vector<Standing>> standings = parts.store.standings_from(mail.message_id);
  if (!standings) return standings.error();
  return hand_over(parts.store, *standings);
}

Result<void> refused_or(const Error& error, const char* folder) {
  if (error.code != Errc::kRefused) return error;
  log::warning("mailbox.folder-refused", {{"folder", folder}, {"text", error.text}});
  return {};
}

Result<void> look_into_sent(const ColleaguesParts& parts) {
  for (bool more = true; more;) {
    const Result<FolderMark> mark = parts.store.folder_mark(kSentMark);
    if (!mark) return mark.error();
    const Result<FolderHeaders> page = parts.mailbox.sent_headers(parts.since, *mark);
    if (!page) return refused_or(page.error(), "sent");
    for (const HeaderBlock& block : page->mails) {
      if (Result<void> taken = take_sent(parts, block); !taken) return taken;
    }
    if (!(page->mark == *mark)) {
      Result<void> kept = parts.store.keep_folder_mark(kSentMark, page->mark);
      if (!kept) return kept;
    }
    more = page->more;
  }
  return {};
}

}  // namespace

Result<void> note_colleagues(const ColleaguesParts& parts) {
  if (Result<void> sent = look_into_sent(parts); !sent) return sent;
  FolderMark mark;
  for (bool more = true; more;) {
    const Result<FolderHeaders> page = parts.mailbox.answered_headers(parts.since, mark);
    if (!page) return refused_or(page.error(), "handled");
    for (const HeaderBlock& block : page->mails) {
      if (Result<void> taken = take_answered(parts, block); !taken) return taken;
    }
    mark = page->mark;
    more = page->more;
  }
  return {};
}

}  // namespace meldaan::app
