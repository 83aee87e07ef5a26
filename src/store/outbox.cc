#include "store/outbox.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/address.h"
#include "store/conversations.h"

namespace meldaan::store {

namespace {
constexpr std::array<std::pair<OutboxState, const char*>, 6> kStates = {{
    {OutboxState::kQueued, "queued"},
    {OutboxState::kSending, "sending"},
    {OutboxState::kSent, "sent"},
    {OutboxState::kDeferred, "deferred"},
    {OutboxState::kFailed, "failed"},
    {OutboxState::kHeld, "held"},
}};
}  // namespace

const char* name_of(OutboxState state) {
  for (const auto& [value, name] : kStates) {
    if (value == state) return name;
  }
  return "";
}

namespace outbox {
namespace {

std::optional<std::string> state_of(Connection& db, std::int64_t id) {
  Query query = db.query("SELECT state FROM outbox WHERE id = ?", id);
  if (!query.step()) return std::nullopt;
  return query.bytes(0);
}

OutboxState state_named(std::string_view name) {
  for (const auto& [value, text] : kStates) {
    if (name == text) return value;
  }
  return OutboxState::kQueued;
}

// Why an UPDATE that names id and states has found no row.
Error refused(const std::optional<std::string>& state, OutboxState wanted) {
  if (!state) return permanent(Errc::kNotFound, "no reply has this id");
  return permanent(Errc::kInvalid,
                   "a reply that is " + *state + " cannot become " + name_of(wanted));
}

}  // namespace

Result<std::optional<OutboxMail>> claim(Connection& db, Instant now, Claim which) {
  SQLite::Transaction transaction = db.begin_write();
  OutboxMail mail;
  {
    Query due = db.query(
        "SELECT o.id, o.message_id, o.recipient, o.envelope_from, o.attempts, o.created, m.bytes"
        " FROM outbox AS o JOIN outbox_message AS m ON m.outbox_id = o.id"
        " WHERE o.state IN ('queued', 'deferred') AND o.next_try <= ?1"
        " AND (o.expires IS NULL OR o.expires > ?1)"
        " AND (o.kind = 'digest' OR ?2 OR (?3 AND o.kind <> 'event-reminder'))"
        " ORDER BY o.kind = 'event-reminder', o.id LIMIT 1",
        now, which == Claim::kAny, which == Claim::kReply);
    if (!due.step()) return std::optional<OutboxMail>();
    mail.id = due.integer(0);
    mail.message_id = due.bytes(1);
    mail.recipient = due.bytes(2);
    mail.envelope_from = due.bytes(3);
    mail.attempts = due.small_integer(4);
    mail.created = due.instant(5);
    mail.message = due.bytes(6);
  }
  db.execute("UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = ?", mail.id);
  transaction.commit();
  return std::optional<OutboxMail>(std::move(mail));
}

Result<int> drop_expired(Connection& db, Instant now) {
  SQLite::Transaction transaction = db.begin_write();
  const int dropped = db.execute(
      "DELETE FROM outbox WHERE expires <= ? AND state IN ('queued', 'deferred', 'held')", now);
  transaction.commit();
  return dropped;
}

Result<int> requeue_interrupted(Connection& db) {
  SQLite::Transaction transaction = db.begin_write();
  const int requeued =
      db.execute("UPDATE outbox SET state = 'queued', next_try = 0 WHERE state = 'sending'");
  transaction.commit();
  return requeued;
}

// Also from queued and deferred: whoever was sending it while another program requeued it knows
// best that it is out.
Result<void> mark_sent(Connection& db, std::int64_t id, Instant now) {
  SQLite::Transaction transaction = db.begin_write();
  const int marked = db.execute(
      "UPDATE outbox SET state = 'sent', finished = ?, error = ''"
      " WHERE id = ? AND state IN ('sending', 'queued', 'deferred')",
      now, id);
  if (marked == 0) {
    const std::optional<std::string> state = state_of(db, id);
    if (state == name_of(OutboxState::kSent)) return {};
    return refused(state, OutboxState::kSent);
  }
  transaction.commit();
  return {};
}

Result<void> mark_deferred(Connection& db, std::int64_t id, Instant next_try,
                           const std::string& error) {
  SQLite::Transaction transaction = db.begin_write();
  const int marked = db.execute(
      "UPDATE outbox SET state = 'deferred', next_try = ?, error = ?"
      " WHERE id = ? AND state = 'sending'",
      next_try, error, id);
  if (marked == 0) return refused(state_of(db, id), OutboxState::kDeferred);
  transaction.commit();
  return {};
}

Result<void> mark_failed(Connection& db, std::int64_t id, Instant now, const std::string& error) {
  SQLite::Transaction transaction = db.begin_write();
  const int marked = db.execute(
      "UPDATE outbox SET state = 'failed', finished = ?, error = ?"
      " WHERE id = ? AND state = 'sending'",
      now, error, id);
  if (marked == 0) return refused(state_of(db, id), OutboxState::kFailed);
  transaction.commit();
  return {};
}

Result<std::string> message(Connection& db, std::int64_t id) {
  Query query = db.query("SELECT bytes FROM outbox_message WHERE outbox_id = ?", id);
  if (!query.step()) return permanent(Errc::kNotFound, "there is no such reply");
  return query.bytes(0);
}

Result<std::optional<OutboxMail>> next_uncopied(Connection& db) {
  Query query = db.query(
      "SELECT o.id, o.recipient, o.finished, m.bytes FROM outbox AS o"
      " JOIN outbox_message AS m ON m.outbox_id = o.id"
      " WHERE o.state = 'sent' AND NOT o.copied ORDER BY o.id LIMIT 1");
  if (!query.step()) return std::optional<OutboxMail>();
  OutboxMail mail;
  mail.id = query.integer(0);
  mail.recipient = query.bytes(1);
  mail.created = query.instant(2);
  mail.message = query.bytes(3);
  return std::optional<OutboxMail>(std::move(mail));
}

Result<void> mark_copied(Connection& db, std::int64_t id) {
  SQLite::Transaction transaction = db.begin_write();
  db.execute("UPDATE outbox SET copied = 1 WHERE id = ?", id);
  transaction.commit();
  return {};
}

Result<std::optional<Instant>> next_due(Connection& db) {
  Query query = db.query("SELECT min(next_try) FROM outbox WHERE state IN ('queued', 'deferred')");
  query.step();
  return query.optional_instant(0);
}

Result<std::vector<StoredReply>> about(Connection& db, std::int64_t registration_id) {
  std::vector<StoredReply> found;
  Query query = db.query(
      "SELECT o.kind, o.recipient, o.created, o.state, o.finished, o.error FROM outbox AS o"
      " WHERE o.id IN (SELECT outbox_id FROM outbox_registration WHERE registration_id = ?)"
      " ORDER BY o.id",
      registration_id);
  while (query.step()) {
    found.push_back({reply_kind_of(query.bytes(0)).value_or(ReplyKind::kConfirmation),
                     query.bytes(1), query.instant(2), state_named(query.bytes(3)),
                     query.optional_instant(4), query.bytes(5)});
  }
  return found;
}

void fail_digest(Connection& db, const std::string& message_id, Instant now) {
  db.execute(
      "UPDATE outbox SET state = 'failed', finished = ?, error = 'it came back'"
      " WHERE message_id = ? AND kind = 'digest' AND state = 'sent'",
      now, message_id);
}

// With `cap` sent within an hour the next one waits until the first of them is an hour old.
Result<bool> waited_for_hourly_cap(Connection& db, int cap, Instant since, Instant until) {
  struct Sent {
    Instant created;
    Instant finished;
  };
  constexpr std::chrono::hours kHour{1};
  std::vector<Sent> sent;
  Query query = db.query(
      "SELECT created, finished FROM outbox WHERE state = 'sent' AND kind <> 'digest'"
      " AND finished >= ? AND finished < ? ORDER BY finished, id",
      since - 2 * kHour, until);
  while (query.step()) sent.push_back({query.instant(0), query.instant(1)});
  const auto most = static_cast<std::size_t>(std::max(cap, 1));
  for (std::size_t i = most; i < sent.size(); ++i) {
    const Instant first = sent[i - most].finished;
    const Instant last = sent[i - 1].finished;
    const bool was_reached = last - first < kHour;
    if (was_reached && sent[i].created < first + kHour && sent[i].finished >= first + kHour &&
        sent[i].finished >= since)
      return true;
  }
  return false;
}

Result<int> sent_since(Connection& db, Instant since) {
  Query query = db.query(
      "SELECT count(*) FROM outbox WHERE state = 'sent' AND kind <> 'digest' AND finished >= ?",
      since);
  query.step();
  return query.small_integer(0);
}

Result<int> replies_since(Connection& db, const std::string& recipient, Instant since) {
  Query query = db.query(
      "SELECT count(*) FROM outbox WHERE recipient_key = ? AND created >= ?"
      " AND counts_for_cap AND state <> 'held'",
      comparable_address(recipient), since);
  query.step();
  return query.small_integer(0);
}

Result<int> all_replies_since(Connection& db, const std::string& recipient, Instant since) {
  Query query = db.query(
      "SELECT count(*) FROM outbox WHERE recipient_key = ? AND created >= ? AND state <> 'held'",
      comparable_address(recipient), since);
  query.step();
  return query.small_integer(0);
}

Result<std::string> language_of(Connection& db, const std::string& recipient) {
  Query query = db.query(
      "SELECT language FROM outbox WHERE recipient_key = ? AND language <> ''"
      " ORDER BY id DESC LIMIT 1",
      comparable_address(recipient));
  return query.step() ? query.bytes(0) : std::string();
}

Result<std::string> newest_message_to(Connection& db, const std::string& recipient) {
  Query query = db.query(
      "SELECT m.bytes FROM outbox AS o JOIN outbox_message AS m ON m.outbox_id = o.id"
      " WHERE o.recipient_key = ? ORDER BY o.id DESC LIMIT 1",
      comparable_address(recipient));
  return query.step() ? query.bytes(0) : std::string();
}

void add(Connection& db, const NewOutboxMail& reply, std::optional<MailId> mail, Instant now) {
  // The organisers' own mail needs no copy, and one would hold personal data in one more place.
  const bool is_digest = reply.kind == ReplyKind::kDigest;
  db.execute(
      "INSERT INTO outbox (mail_id, kind, message_id, recipient, recipient_key, envelope_from,"
      " counts_for_cap, state, created, copied, language, expires)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      mail, meldaan::name_of(reply.kind), reply.message_id, reply.recipient,
      comparable_address(reply.recipient), reply.envelope_from,
      !reply.first_for_registration && !is_digest,
      name_of(reply.held ? OutboxState::kHeld : OutboxState::kQueued), now, is_digest,
      reply.language, reply.expires);
  const std::int64_t id = db.last_id();
  db.execute("INSERT INTO outbox_message (outbox_id, bytes) VALUES (?, ?)", id,
             Blob{reply.message});
  conversations::note_reply(db, id, reply, now);
}

}  // namespace outbox
}  // namespace meldaan::store
