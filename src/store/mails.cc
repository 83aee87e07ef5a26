#include "store/mails.h"

#include <algorithm>
#include <map>

#include "store/forgotten.h"

namespace meldaan::store::mails {
namespace {

// A mail of known content, as it was met under one key.
struct Sighting {
  MailId mail = 0;
  std::optional<Fate> fate;  // of the mail
  std::string mailbox;
  std::uint32_t uid_validity = 0;
  bool moved = false;
};

int attempts_of(Connection& db, const MailKey& key) {
  Query query =
      db.query("SELECT begun FROM attempt WHERE mailbox = ? AND uid_validity = ? AND uid = ?",
               key.mailbox, key.uid_validity, key.uid);
  return query.step() ? query.small_integer(0) : 0;
}

// Reads (mail.id, mail.fate, sighting.mailbox, .uid_validity, .moved), the oldest mail first.
std::vector<Sighting> sightings(Query query) {
  std::vector<Sighting> found;
  while (query.step()) {
    found.push_back({query.integer(0), fate_of(query.bytes(1)), query.bytes(2),
                     static_cast<std::uint32_t>(query.integer(3)), query.flag(4)});
  }
  return found;
}

std::vector<Sighting> of_same_bytes(Connection& db, const std::string& hash) {
  if (hash.empty()) return {};  // a mail that could not be read has none
  return sightings(
      db.query("SELECT m.id, m.fate, s.mailbox, s.uid_validity, s.moved"
               " FROM mail AS m JOIN sighting AS s ON s.mail_id = m.id"
               " WHERE m.whole_hash = ? ORDER BY m.id",
               hash));
}

std::vector<Sighting> of_same_essence(Connection& db, const std::string& hash) {
  if (hash.empty()) return {};
  return sightings(
      db.query("SELECT m.id, m.fate, s.mailbox, s.uid_validity, s.moved"
               " FROM mail AS m JOIN sighting AS s ON s.mail_id = m.id"
               " WHERE m.essence_hash = ? ORDER BY m.id",
               hash));
}

// What the same bytes under yet another key mean. Copies are counted, because a mail can lie twice
// in a mailbox that is renumbered: each of them has been met before.
MailStanding::Kind kind_of(const MailKey& key, const std::vector<Sighting>& same_bytes) {
  std::map<std::uint32_t, int> copies;  // in this mailbox, by UIDVALIDITY
  bool moved_here = false;
  for (const Sighting& sighting : same_bytes) {
    if (sighting.mailbox != key.mailbox) continue;
    ++copies[sighting.uid_validity];
    if (sighting.uid_validity == key.uid_validity) moved_here |= sighting.moved;
  }
  const int met_here = copies[key.uid_validity];
  const bool renumbered = std::any_of(copies.begin(), copies.end(), [&](const auto& numbering) {
    return numbering.second > met_here;
  });
  if (renumbered) return MailStanding::Kind::kRenumbered;
  return moved_here ? MailStanding::Kind::kDraggedBack : MailStanding::Kind::kSameAgain;
}

MailStanding known(MailStanding::Kind kind, const std::vector<Sighting>& found, int attempts) {
  MailStanding standing;
  standing.kind = kind;
  standing.id = found.front().mail;
  standing.fate = found.front().fate;
  standing.moved = std::any_of(found.begin(), found.end(), [&](const Sighting& sighting) {
    return sighting.mail == standing.id && sighting.moved;
  });
  standing.attempts = attempts;
  return standing;
}

std::vector<StoredMail> stored_mails(Query query) {
  std::vector<StoredMail> found;
  while (query.step()) {
    found.push_back({query.integer(0), query.instant(1), query.bytes(2), query.bytes(3),
                     fate_of(query.bytes(4)).value_or(Fate::kReview), query.bytes(5), query.flag(6),
                     query.flag(7)});
  }
  return found;
}

void insert_sighting(Connection& db, const MailKey& key, MailId id, Fate fate) {
  db.execute(
      "INSERT INTO sighting (mailbox, uid_validity, uid, mail_id, fate) VALUES (?, ?, ?, ?, ?)",
      key.mailbox, key.uid_validity, key.uid, id, name_of(fate));
}

}  // namespace

Result<MailStanding> standing(Connection& db, const MailKey& key) {
  MailStanding standing;
  standing.attempts = attempts_of(db, key);
  Query query = db.query(
      "SELECT mail_id, fate, moved FROM sighting"
      " WHERE mailbox = ? AND uid_validity = ? AND uid = ?",
      key.mailbox, key.uid_validity, key.uid);
  if (!query.step()) return standing;
  standing.kind = MailStanding::Kind::kHandled;
  standing.id = query.integer(0);
  standing.fate = fate_of(query.bytes(1));
  standing.moved = query.flag(2);
  return standing;
}

Result<MailStanding> standing(Connection& db, const MailKey& key, const ContentHashes& hashes) {
  SQLite::Transaction snapshot = db.begin_read();
  Result<MailStanding> by_key = standing(db, key);
  if (!by_key || by_key->kind != MailStanding::Kind::kNew) return by_key;

  const std::vector<Sighting> same_bytes = of_same_bytes(db, hashes.whole);
  if (!same_bytes.empty()) return known(kind_of(key, same_bytes), same_bytes, by_key->attempts);

  const std::vector<Sighting> same_essence = of_same_essence(db, hashes.essence);
  if (same_essence.empty()) return by_key;
  return known(MailStanding::Kind::kSameAgain, same_essence, by_key->attempts);
}

Result<std::vector<Store::KnownUid>> known_uids(Connection& db, const std::string& mailbox,
                                                std::uint32_t uid_validity) {
  std::vector<Store::KnownUid> known;
  Query query = db.query(
      "SELECT uid, fate, moved, inbox FROM sighting WHERE mailbox = ? AND uid_validity = ?",
      mailbox, uid_validity);
  while (query.step()) {
    known.push_back({static_cast<std::uint64_t>(query.integer(0)),
                     fate_of(query.bytes(1)).value_or(Fate::kReview), query.flag(2),
                     inbox_state_of(query.bytes(3)).value_or(InboxState::kUnread)});
  }
  return known;
}

Result<int> begin_attempt(Connection& db, const MailKey& key) {
  SQLite::Transaction transaction = db.begin_write();
  db.execute(
      "INSERT INTO attempt (mailbox, uid_validity, uid, begun) VALUES (?, ?, ?, 1)"
      " ON CONFLICT DO UPDATE SET begun = begun + 1",
      key.mailbox, key.uid_validity, key.uid);
  const int begun = attempts_of(db, key);
  transaction.commit();
  return begun;
}

Result<void> note_alias(Connection& db, const MailKey& key, MailId id, Fate fate) {
  SQLite::Transaction transaction = db.begin_write();
  end_attempts(db, key);
  if (!find(db, key)) insert_sighting(db, key, id, fate);
  transaction.commit();
  return {};
}

Result<void> mark_moved(Connection& db, const std::vector<MailKey>& keys) {
  SQLite::Transaction transaction = db.begin_write();
  for (const MailKey& key : keys) {
    const int marked = db.execute(
        "UPDATE sighting SET moved = 1 WHERE mailbox = ? AND uid_validity = ? AND uid = ?",
        key.mailbox, key.uid_validity, key.uid);
    if (marked == 0) return permanent(Errc::kNotFound, "no mail was handled under this UID");
  }
  transaction.commit();
  return {};
}

Result<std::vector<StoredMail>> with_fate(Connection& db, Fate fate) {
  std::vector<StoredMail> found = stored_mails(db.query(
      "SELECT id, arrived, sender, subject, fate, reason, truncated, EXISTS (SELECT 1 FROM mail AS "
      "o"
      " WHERE o.whole_hash = m.whole_hash AND o.whole_hash <> '' AND o.id <> m.id) FROM mail AS m"
      " WHERE id IN (SELECT mail_id FROM sighting WHERE fate = ?) ORDER BY arrived, id",
      name_of(fate)));
  for (StoredMail& mail : found) mail.fate = fate;  // under that key, whatever it first was
  return found;
}

Result<std::vector<StoredMail>> all(Connection& db) {
  return stored_mails(db.query(
      "SELECT id, arrived, sender, subject, fate, reason, truncated, EXISTS (SELECT 1 FROM mail AS "
      "o"
      " WHERE o.whole_hash = m.whole_hash AND o.whole_hash <> '' AND o.id <> m.id) FROM mail AS m"
      " ORDER BY arrived, id"));
}

Result<std::optional<StoredMail>> one(Connection& db, MailId id) {
  std::vector<StoredMail> found = stored_mails(db.query(
      "SELECT id, arrived, sender, subject, fate, reason, truncated, EXISTS (SELECT 1 FROM mail AS "
      "o"
      " WHERE o.whole_hash = m.whole_hash AND o.whole_hash <> '' AND o.id <> m.id) FROM mail AS m"
      " WHERE id = ?",
      id));
  if (found.empty()) return std::optional<StoredMail>();
  return std::optional<StoredMail>(std::move(found.front()));
}

Result<std::string> raw(Connection& db, MailId id) {
  Query query = db.query("SELECT bytes FROM raw_mail WHERE mail_id = ?", id);
  if (!query.step()) return permanent(Errc::kNotFound, "no mail has this id");
  return query.bytes(0);
}

std::optional<MailId> find(Connection& db, const MailKey& key) {
  Query query =
      db.query("SELECT mail_id FROM sighting WHERE mailbox = ? AND uid_validity = ? AND uid = ?",
               key.mailbox, key.uid_validity, key.uid);
  if (!query.step()) return std::nullopt;
  return query.integer(0);
}

MailId insert(Connection& db, const HandledMail& mail) {
  db.execute(
      "INSERT INTO mail (arrived, handled, whole_hash, essence_hash, message_id, sender, subject,"
      " truncated, fate, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      mail.arrived, mail.now, mail.hashes.whole, mail.hashes.essence, mail.message_id, mail.sender,
      mail.subject, mail.truncated, name_of(mail.fate), mail.reason);
  const MailId id = db.last_id();
  db.execute("INSERT INTO raw_mail (mail_id, bytes) VALUES (?, ?)", id, Blob{mail.raw});
  insert_sighting(db, mail.key, id, mail.fate);
  if (mail.is_answered) db.execute("UPDATE sighting SET inbox = 'answered' WHERE mail_id = ?", id);
  return id;
}

void forget_words(Connection& db, MailId id) {
  std::string sender;
  std::string message_id;
  {
    Query query = db.query("SELECT sender, message_id FROM mail WHERE id = ?", id);
    if (!query.step()) return;
    sender = query.bytes(0);
    message_id = query.bytes(1);
  }
  forgotten::note_mail(db, sender, message_id);
  db.execute(
      "UPDATE mail SET sender = '', subject = '', message_id = '', reason = '', fate = 'erased'"
      " WHERE id = ?",
      id);
  // Where it was handled it is still to be moved; what waited for people waits no more.
  db.execute(
      "UPDATE sighting SET fate = 'erased' WHERE mail_id = ?"
      " AND fate IN ('review', 'set-aside', 'ignored')",
      id);
  db.execute("DELETE FROM raw_mail WHERE mail_id = ?", id);
}

void end_attempts(Connection& db, const MailKey& key) {
  db.execute("DELETE FROM attempt WHERE mailbox = ? AND uid_validity = ? AND uid = ?", key.mailbox,
             key.uid_validity, key.uid);
}

}  // namespace meldaan::store::mails
