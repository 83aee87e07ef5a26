// All that one handled mail leaves behind, in one transaction.
#include "store/conversations.h"
#include "store/erasures.h"
#include "store/impl.h"
#include "store/mails.h"
#include "store/outbox.h"
#include "store/registrations.h"
#include "store/settling.h"
#include "store/waiting.h"

namespace meldaan::store {
namespace {

// With a place for each, or one in the line; kRefused where that is not what the replies tell.
Result<void> write_registrations(Connection& db, const HandledMail& mail, MailId id) {
  const auto ids = waiting::store_in_place(
      db, mail.registrations, mail.capacities, mail.now,
      [&](const Registration& one) { return registrations::save(db, one, id, mail.now); });
  if (!ids) return ids.error();
  for (std::size_t i = 0; i < ids->size(); ++i) {
    if (waiting::of(db, (*ids)[i], std::nullopt) != mail.registrations[i].waiting)
      return transient(Errc::kRefused, "a place was taken or came free meanwhile");
  }
  return {};
}

// All that handling leaves beside the mail itself; `by` is the mail that settles an item.
Result<void> write_consequences(Connection& db, const HandledMail& mail, MailId id,
                                std::optional<MailId> by) {
  ItemKind kind = ItemKind::kReview;
  if (mail.settlement) {
    const Result<ItemKind> open = settling::require_open(db, mail.settlement->item);
    if (!open) return open.error();
    kind = *open;
  }
  if (Result<void> written = write_registrations(db, mail, id); !written) return written;
  for (const auto& [ref, mark] : mail.marks) conversations::mark(db, ref, mark);
  if (!mail.returned_digest.empty()) outbox::fail_digest(db, mail.returned_digest, mail.now);
  if (!mail.erased.empty()) {
    const std::int64_t erasure = erasures::request(
        db, {ErasureOrigin::kMail, mail.erased, {}, mail.erased_colleagues}, mail.now);
    erasures::add_mail_target(db, erasure, mail.message_id, mail.hashes.whole);
    mails::forget_words(db, id);
  }
  for (const NewOutboxMail& reply : mail.replies) outbox::add(db, reply, id, mail.now);
  if (mail.settlement && !mail.settlement->stays_open)
    settling::close(db, *mail.settlement, kind, by, mail.now);
  return {};
}

// All that commit() writes; without a commit of its own.
Result<MailId> write_handled(Connection& db, const HandledMail& mail) {
  mails::end_attempts(db, mail.key);
  if (const std::optional<MailId> known = mails::find(db, mail.key)) return *known;
  const MailId id = mails::insert(db, mail);
  if (Result<void> written = write_consequences(db, mail, id, id); !written) return written.error();
  return id;
}

// What is settled at a shell: its history stands under the mail that the item comes from.
Result<void> write_settled(Connection& db, const HandledMail& settled) {
  const MailId mail = settling::mail_of(db, settled.settlement->item);
  if (mail == 0) return permanent(Errc::kNotFound, "no mail is known that it comes from");
  return write_consequences(db, settled, mail, std::nullopt);
}

}  // namespace

Result<MailId> Store::commit(const HandledMail& mail) {
  return impl_->run("storing a mail", [&]() -> Result<MailId> {
    SQLite::Transaction transaction = impl_->db.begin_write();
    Result<MailId> id = write_handled(impl_->db, mail);
    if (id) transaction.commit();
    return id;
  });
}

Result<void> Store::settle(const HandledMail& settled) {
  return impl_->run("settling an item", [&]() -> Result<void> {
    SQLite::Transaction transaction = impl_->db.begin_write();
    Result<void> written = write_settled(impl_->db, settled);
    if (written) transaction.commit();
    return written;
  });
}

}  // namespace meldaan::store
