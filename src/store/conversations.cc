#include "store/conversations.h"

#include "store/registrations.h"

namespace meldaan::store::conversations {
namespace {

// Nobody asked a colleague whom somebody else has signed up: as at the sign-up (design.md section
// 7), our mail goes to who did, and can be passed on. It is the colleague's own once we have
// answered a mail from their address; a notice of ours that something was altered is no answer.
constexpr const char* kConversation = R"sql(
  SELECT r.reminded, r.receipt_sent, r.taken_over, r.undeliverable,
    CASE WHEN r.email_key <> '' AND (r.email_key = r.submitted_by_key OR EXISTS (
      SELECT 1 FROM outbox_registration AS p JOIN outbox AS o ON o.id = p.outbox_id
      WHERE p.registration_id = r.id AND o.recipient_key = r.email_key AND o.kind <> 'notice'))
    THEN r.email ELSE r.submitted_by END
  FROM registration AS r WHERE r.id = ?)sql";

std::optional<Standing> load(Connection& db, std::int64_t id) {
  std::optional<Registration> registration = registrations::find(db, id);
  if (!registration) return std::nullopt;
  Standing standing;
  standing.registration = *std::move(registration);
  {
    Query query = db.query(kConversation, id);
    query.step();
    standing.reminded = query.flag(0);
    standing.receipt_sent = query.flag(1);
    standing.taken_over = query.flag(2);
    standing.undeliverable = query.flag(3);
    standing.mailed_at = query.bytes(4);
  }
  Query query = db.query("SELECT gap, times, last FROM asked WHERE registration_id = ?", id);
  while (query.step()) {
    standing.asked[query.bytes(0)] = query.small_integer(1);
    const Instant last = query.instant(2);
    if (!standing.asked_since || *standing.asked_since < last) standing.asked_since = last;
  }
  return standing;
}

std::optional<std::int64_t> id_of(Connection& db, const Reference& ref) {
  Query query = db.query("SELECT id FROM registration WHERE ref = ?", ref);
  if (!query.step()) return std::nullopt;
  return query.integer(0);
}

}  // namespace

Result<std::optional<SentReply>> sent_reply(Connection& db, const std::string& message_id) {
  SQLite::Transaction snapshot = db.begin_read();
  std::int64_t outbox_id = 0;
  MailId mail = 0;  // 0: no mail asked for it
  SentReply reply;
  {
    Query query =
        db.query("SELECT id, kind, recipient, ifnull(mail_id, 0) FROM outbox WHERE message_id = ?",
                 message_id);
    if (!query.step()) return std::optional<SentReply>();
    outbox_id = query.integer(0);
    reply.kind = reply_kind_of(query.bytes(1)).value_or(ReplyKind::kConfirmation);
    reply.recipient = query.bytes(2);
    mail = query.integer(3);
  }
  reply.id = outbox_id;
  reply.message_id = message_id;
  reply.registrations =
      db.query(
            "SELECT registration_id FROM outbox_registration WHERE outbox_id = ? ORDER BY position",
            outbox_id)
          .numbers();
  Query choices =
      db.query("SELECT group_id FROM outbox_choice WHERE outbox_id = ? ORDER BY number", outbox_id);
  while (choices.step()) reply.choices.push_back(choices.bytes(0));
  for (const std::int64_t id : reply.registrations) {
    if (auto undo = registrations::undo_of(db, id, mail)) reply.undo.push_back(*std::move(undo));
  }
  return std::optional<SentReply>(std::move(reply));
}

Result<std::vector<Standing>> of_address(Connection& db, const std::string& address) {
  const std::string key = comparable_address(address);
  if (key.empty()) return std::vector<Standing>();
  SQLite::Transaction snapshot = db.begin_read();
  return load_all(db, db.query("SELECT id FROM registration"
                               " WHERE email_key = ?1 OR submitted_by_key = ?1 ORDER BY id",
                               key)
                          .numbers());
}

Result<std::vector<Standing>> of_mail(Connection& db, const std::string& message_id) {
  if (message_id.empty()) return std::vector<Standing>();
  SQLite::Transaction snapshot = db.begin_read();
  return load_all(db, db.query("SELECT DISTINCT h.registration_id FROM mail AS m"
                               " JOIN history AS h ON h.mail_id = m.id WHERE m.message_id = ?"
                               " ORDER BY h.registration_id",
                               message_id)
                          .numbers());
}

std::vector<Standing> load_all(Connection& db, const std::vector<std::int64_t>& ids) {
  std::vector<Standing> found;
  for (const std::int64_t id : ids) {
    if (std::optional<Standing> standing = load(db, id)) found.push_back(*std::move(standing));
  }
  return found;
}

Result<std::vector<Standing>> of_ids(Connection& db, const std::vector<std::int64_t>& ids) {
  SQLite::Transaction snapshot = db.begin_read();
  return load_all(db, ids);
}

Result<std::vector<Standing>> of_references(Connection& db, const std::vector<Reference>& refs) {
  SQLite::Transaction snapshot = db.begin_read();
  std::vector<std::int64_t> ids;
  for (const Reference& ref : refs) {
    if (const std::optional<std::int64_t> id = id_of(db, ref)) ids.push_back(*id);
  }
  return load_all(db, ids);
}

Result<std::vector<Standing>> due_for_reminder(Connection& db, Instant asked_before) {
  SQLite::Transaction snapshot = db.begin_read();
  return load_all(
      db, db.query("SELECT r.id FROM registration AS r JOIN asked AS a ON a.registration_id = r.id"
                   " WHERE r.state = 'incomplete' AND NOT r.reminded AND NOT r.receipt_sent"
                   " AND NOT r.taken_over AND NOT r.undeliverable"
                   " GROUP BY r.id HAVING max(a.last) <= ? ORDER BY r.id",
                   asked_before)
              .numbers());
}

void note_reply(Connection& db, std::int64_t outbox_id, const NewOutboxMail& reply, Instant now) {
  int position = 0;
  for (const Reference& ref : reply.about) {
    db.execute(
        "INSERT INTO outbox_registration (outbox_id, position, registration_id)"
        " SELECT ?, ?, id FROM registration WHERE ref = ?",
        outbox_id, position++, ref);
    if (reply.kind == ReplyKind::kReminder) mark(db, ref, Mark::kReminded);
    if (reply.kind == ReplyKind::kEventReminder) mark(db, ref, Mark::kEventReminded);
    if (reply.kind == ReplyKind::kReceipt) mark(db, ref, Mark::kReceiptSent);
  }
  int number = 0;
  for (const GroupId& group : reply.choices) {
    db.execute("INSERT INTO outbox_choice (outbox_id, number, group_id) VALUES (?, ?, ?)",
               outbox_id, ++number, group);
  }
  for (const auto& [ref, gap] : reply.asks) {
    db.execute(
        "INSERT INTO asked (registration_id, gap, times, last)"
        " SELECT id, ?1, 1, ?2 FROM registration WHERE ref = ?3"
        " ON CONFLICT DO UPDATE SET times = times + 1, last = ?2",
        gap, now, ref);
  }
}

void mark(Connection& db, const Reference& ref, Mark mark) {
  switch (mark) {
    case Mark::kReminded:
      db.execute("UPDATE registration SET reminded = 1 WHERE ref = ?", ref);
      break;
    case Mark::kEventReminded:
      db.execute("UPDATE registration SET event_reminded = 1 WHERE ref = ?", ref);
      break;
    case Mark::kReceiptSent:
      db.execute("UPDATE registration SET receipt_sent = 1 WHERE ref = ?", ref);
      break;
    case Mark::kTakenOver:
      db.execute("UPDATE registration SET taken_over = 1 WHERE ref = ?", ref);
      break;
    case Mark::kUndeliverable:
      db.execute("UPDATE registration SET undeliverable = 1 WHERE ref = ?", ref);
      break;
    case Mark::kDeliverable:
      db.execute("UPDATE registration SET undeliverable = 0 WHERE ref = ?", ref);
      break;
  }
}

}  // namespace meldaan::store::conversations
