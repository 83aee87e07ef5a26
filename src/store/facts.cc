#include "store/facts.h"

#include <map>
#include <optional>

#include "store/waiting.h"

namespace meldaan::store::facts {
namespace {

constexpr std::size_t kSecretBytes = 32;

std::optional<std::string> stored_secret(Connection& db) {
  Query query = db.query("SELECT bytes FROM secret WHERE id = 1");
  if (!query.step()) return std::nullopt;
  return query.bytes(0);
}

std::optional<Instant> guarded_since(Connection& db, const std::string& mailbox,
                                     std::uint32_t uid_validity) {
  Query query = db.query("SELECT since FROM guard WHERE mailbox = ? AND uid_validity = ?", mailbox,
                         uid_validity);
  if (!query.step()) return std::nullopt;
  return query.instant(0);
}

// Reads (name, count) rows.
std::map<std::string, std::int64_t> tally(Query query) {
  std::map<std::string, std::int64_t> counts;
  while (query.step()) counts[query.bytes(0)] = query.integer(1);
  return counts;
}

}  // namespace

std::string known_secret(Connection& db) {
  return stored_secret(db).value_or("");
}

Result<std::string> secret(Connection& db, Randomness& randomness) {
  if (std::optional<std::string> known = stored_secret(db)) return *known;
  SQLite::Transaction transaction = db.begin_write();
  // Looked up again: another program may have made it before this one got the lock.
  if (std::optional<std::string> known = stored_secret(db)) return *known;
  const std::string made = randomness.bytes(kSecretBytes);
  db.execute("INSERT INTO secret (id, bytes) VALUES (1, ?)", Blob{made});
  transaction.commit();
  return made;
}

Result<std::optional<Instant>> seen_since(Connection& db, const std::string& mailbox,
                                          std::uint32_t uid_validity) {
  return guarded_since(db, mailbox, uid_validity);
}

Result<Instant> first_seen(Connection& db, const std::string& mailbox, std::uint32_t uid_validity,
                           Instant now) {
  if (std::optional<Instant> known = guarded_since(db, mailbox, uid_validity)) return *known;
  SQLite::Transaction transaction = db.begin_write();
  db.execute(
      "INSERT INTO guard (mailbox, uid_validity, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      mailbox, uid_validity, now);
  const Instant since = guarded_since(db, mailbox, uid_validity).value_or(now);
  transaction.commit();
  return since;
}

Result<void> release(Connection& db, const std::string& mailbox, std::uint32_t uid_validity,
                     Instant since) {
  SQLite::Transaction transaction = db.begin_write();
  db.execute(
      "INSERT INTO guard (mailbox, uid_validity, since) VALUES (?, ?, ?)"
      " ON CONFLICT DO UPDATE SET since = excluded.since",
      mailbox, uid_validity, since);
  transaction.commit();
  return {};
}

Result<FolderMark> folder_mark(Connection& db, const std::string& folder) {
  Query query = db.query("SELECT uid_validity, last FROM folder_mark WHERE folder = ?", folder);
  if (!query.step()) return FolderMark{};
  return FolderMark{static_cast<std::uint32_t>(query.integer(0)),
                    static_cast<std::uint64_t>(query.integer(1))};
}

Result<void> keep_folder_mark(Connection& db, const std::string& folder, const FolderMark& mark) {
  SQLite::Transaction transaction = db.begin_write();
  db.execute("INSERT OR REPLACE INTO folder_mark (folder, uid_validity, last) VALUES (?, ?, ?)",
             folder, mark.uid_validity, mark.last);
  transaction.commit();
  return {};
}

Result<Counts> counts(Connection& db) {
  SQLite::Transaction snapshot = db.begin_read();
  Counts counts;
  {
    Query query = db.query("SELECT count(*) FROM mail");
    query.step();
    counts.mails = query.integer(0);
  }
  // By key, not by mail: one that was dragged back waits for a human whatever became of it before.
  auto mails = tally(db.query("SELECT fate, count(DISTINCT mail_id) FROM sighting GROUP BY fate"));
  counts.review = mails[name_of(Fate::kReview)];
  counts.set_aside = mails[name_of(Fate::kSetAside)];

  auto registrations = tally(db.query("SELECT state, count(*) FROM registration GROUP BY state"));
  counts.confirmed = registrations[name_of(RegistrationState::kConfirmed)];
  counts.incomplete = registrations[name_of(RegistrationState::kIncomplete)];
  counts.cancelled = registrations[name_of(RegistrationState::kCancelled)];
  counts.late = registrations[name_of(RegistrationState::kLate)];

  counts.waiting = waiting::people(db);

  auto outbox = tally(db.query("SELECT state, count(*) FROM outbox GROUP BY state"));
  counts.queued = outbox[name_of(OutboxState::kQueued)] + outbox[name_of(OutboxState::kSending)] +
                  outbox[name_of(OutboxState::kDeferred)];
  counts.held = outbox[name_of(OutboxState::kHeld)];
  counts.failed = outbox[name_of(OutboxState::kFailed)];
  counts.sent = outbox[name_of(OutboxState::kSent)];

  Query oldest =
      db.query("SELECT min(created) FROM outbox WHERE state IN ('queued', 'sending', 'deferred')");
  oldest.step();
  counts.oldest_unsent = oldest.optional_instant(0);
  return counts;
}

Result<Health> health(Connection& db) {
  Health health;
  Query query =
      db.query("SELECT last_poll, mailbox_error, courier_error, guarded FROM health WHERE id = 1");
  if (!query.step()) return health;
  health.last_poll = query.optional_instant(0);
  health.mailbox_error = query.bytes(1);
  health.courier_error = query.bytes(2);
  health.guarded = query.integer(3);
  return health;
}

Result<void> save_health(Connection& db, const Health& health) {
  SQLite::Transaction transaction = db.begin_write();
  db.execute(
      "INSERT OR REPLACE INTO health (id, last_poll, mailbox_error, courier_error, guarded)"
      " VALUES (1, ?, ?, ?, ?)",
      health.last_poll, health.mailbox_error, health.courier_error, health.guarded);
  transaction.commit();
  return {};
}

}  // namespace meldaan::store::facts
