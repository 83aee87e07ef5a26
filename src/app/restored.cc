#include "app/restored.h"

#include "util/log.h"

namespace meldaan::app {
namespace {

using store::MailStanding;

// A row that says no more than that the mail was met.
Result<void> remember(store::Store& store, const store::HandledMail& mail) {
  store::HandledMail wordless;
  wordless.key = mail.key;
  wordless.arrived = mail.arrived;
  wordless.now = mail.now;
  wordless.hashes = mail.hashes;
  wordless.fate = Fate::kErased;
  const Result<store::MailId> stored = store.commit(wordless);
  if (!stored) return stored.error();
  return {};
}

// Erased, and not here anew.
Result<bool> is_gone(store::Store& store, const std::string& address) {
  if (address.empty()) return false;
  const auto erased = store.erased_since({address, "", Instant{}, Instant{}});
  if (!erased) return erased.error();
  if (!*erased) return false;
  const auto registrations = store.registrations_of(address);
  if (!registrations) return registrations.error();
  return registrations->empty();
}

}  // namespace

Result<bool> note_restored(store::Store& store, const MailStanding& standing,
                           const IncomingMail& mail, const store::HandledMail& handled) {
  const bool is_known = standing.kind != MailStanding::Kind::kNew;
  if (is_known && standing.fate != Fate::kErased) return false;
  // Whoever was erased may sign up anew; only what is older came back.
  const Result<std::optional<Instant>> erased =
      store.erased_since({mail.sender().address, mail.message_id, mail.date, handled.arrived});
  if (!erased) return erased.error();
  if (!is_known && !*erased) return false;
  const Result<void> noted = is_known ? store.note_alias(handled.key, standing.id, Fate::kErased)
                                      : remember(store, handled);
  if (!noted) return noted.error();
  const Result<void> again =
      store.erase_again(mail.sender().address, mail.message_id, handled.hashes.whole, handled.now);
  if (!again) return again.error();
  log::info("mail.restored", {{"uid", handled.key.uid}, {"fate", name_of(Fate::kErased)}});
  return true;
}

Result<bool> note_echo(store::Store& store, const IncomingMail& mail, Fate fate,
                       const store::HandledMail& handled) {
  if (fate != Fate::kIgnored && fate != Fate::kFiled) return false;
  if (!handled.registrations.empty()) return false;
  std::vector<std::string> addresses{mail.sender().address};
  for (const DeliveryStatus& status : mail.delivery_statuses) {
    addresses.push_back(status.final_recipient);
  }
  for (const std::string& address : addresses) {
    const Result<bool> gone = is_gone(store, address);
    if (!gone) return gone;
    if (!*gone) continue;
    if (Result<void> noted = remember(store, handled); !noted) return noted.error();
    const Result<void> again =
        store.erase_again("", mail.message_id, handled.hashes.whole, handled.now);
    if (!again) return again.error();
    log::info("mail.echo", {{"uid", handled.key.uid}, {"fate", name_of(Fate::kErased)}});
    return true;
  }
  return false;
}

}  // namespace meldaan::app
