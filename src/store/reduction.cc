#include "store/reduction.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "domain/address.h"
#include "store/erasures.h"
#include "store/mails.h"
#include "store/registrations.h"
#include "util/text.h"

namespace meldaan::store::reduction {
namespace {

void reduce_mail(Connection& db, const Erasure& erasure, std::int64_t id) {
  std::string message_id;
  std::string hash;
  {
    Query query = db.query("SELECT message_id, whole_hash FROM mail WHERE id = ?", id);
    if (!query.step()) return;
    message_id = query.bytes(0);
    hash = query.bytes(1);
  }
  erasures::add_mail_target(db, erasure.id, message_id, hash);
  mails::forget_words(db, id);
}

void drop_content(Connection& db, std::int64_t id) {
  db.execute("UPDATE outbox SET error = '', copied = 1 WHERE id = ?", id);
  db.execute("DELETE FROM outbox_message WHERE outbox_id = ?", id);
}

// With its copy in the mailbox.
void reduce_reply(Connection& db, const Erasure& erasure, std::int64_t id, bool to_the_person) {
  std::string message_id;
  {
    Query query = db.query("SELECT message_id FROM outbox WHERE id = ?", id);
    if (!query.step()) return;
    message_id = query.bytes(0);
  }
  erasures::add_target(db, erasure.id, "message-id", message_id);
  if (to_the_person) {
    db.execute("UPDATE outbox SET recipient = '', recipient_key = '' WHERE id = ?", id);
  }
  drop_content(db, id);
}

// Its writer, who is not erased, waits in vain: that is told once (digests::keep() forgets it).
void note_lost(Connection& db, const Erasure& erasure, std::int64_t id, Instant now) {
  Query query = db.query(
      "SELECT m.arrived, m.sender FROM mail AS m WHERE m.id = ? AND EXISTS"
      " (SELECT 1 FROM sighting AS s WHERE s.mail_id = m.id AND s.fate IN ('review', 'set-aside')"
      "  AND s.inbox IN ('unread', 'read'))",
      id);
  if (!query.step()) return;
  const std::string key = comparable_address(query.bytes(1));
  const std::vector<std::string>& erased = erasure.targets.addresses;
  if (key.empty() || std::find(erased.begin(), erased.end(), key) != erased.end()) return;
  db.execute(
      "INSERT INTO lost_mail (at, arrived, sender, sender_key, erasure_id) VALUES (?, ?, ?, ?, ?)",
      now, query.instant(0), query.bytes(1), key, erasure.id);
}

std::vector<LostMail> read_lost(Query query) {
  std::vector<LostMail> lost;
  while (query.step()) lost.push_back({query.bytes(0), query.instant(1)});
  return lost;
}

void forget_lost(Connection& db, const Erasure& erasure) {
  if (erasure.origin == ErasureOrigin::kRetention) db.execute("DELETE FROM lost_mail");
  for (const std::string& address : erasure.targets.addresses)
    db.execute("DELETE FROM lost_mail WHERE sender_key = ?", address);
}

// False where it is being sent meanwhile.
bool delete_unsent(Connection& db, std::int64_t id) {
  db.execute("DELETE FROM outbox WHERE id = ? AND state IN ('queued', 'deferred', 'held')", id);
  return !db.query("SELECT 1 FROM outbox WHERE id = ?", id).step();
}

// A day of which no digest is left, none being out, gets another one.
bool delete_unsent_digests(Connection& db, const std::vector<std::int64_t>& ids) {
  std::set<std::string> days;
  bool all = true;
  for (const std::int64_t id : ids) {
    {
      Query query = db.query("SELECT digest_day FROM outbox WHERE id = ?", id);
      if (query.step() && !query.bytes(0).empty()) days.insert(query.bytes(0));
    }
    all = delete_unsent(db, id) && all;
  }
  for (const std::string& day : days) {
    db.execute(
        "DELETE FROM digest WHERE day = ?1"
        " AND NOT EXISTS (SELECT 1 FROM outbox WHERE digest_day = ?1)",
        day);
  }
  return all;
}

// Of a person whose sign-up was stored in the very moment of the erasure: nothing tells of it any
// more but mails that are erased.
void erase_latecomers(Connection& db, const Erasure& erasure) {
  for (const std::string& address : erasure.targets.addresses) {
    const auto found =
        db.query(
              "SELECT r.id FROM registration AS r WHERE r.email_key = ? AND NOT EXISTS"
              " (SELECT 1 FROM history AS h JOIN mail AS m ON m.id = h.mail_id"
              "  WHERE h.registration_id = r.id AND m.fate <> 'erased')",
              address)
            .numbers();
    for (const std::int64_t id : found) {
      {
        Query query = db.query("SELECT name FROM registration WHERE id = ?", id);
        if (query.step()) erasures::add_target(db, erasure.id, "name", query.bytes(0));
      }
      registrations::erase(db, id);
    }
  }
}

std::string without(std::string text, const std::string& word) {
  const std::string lower_word = ascii_lower(word);
  std::string lower = ascii_lower(text);
  for (std::size_t at = lower.find(lower_word); at != std::string::npos;
       at = lower.find(lower_word, at)) {
    text.erase(at, word.size());
    lower.erase(at, word.size());
  }
  return text;
}

// Others' histories tell what stood there before it was put right. Where it still stands there it
// is somebody else's, of the same name.
void clear_histories(Connection& db, const std::string& word) {
  std::vector<std::pair<std::int64_t, std::string>> entries;
  {
    Query query = db.query(
        "SELECT h.id, h.detail FROM history AS h JOIN registration AS r"
        " ON r.id = h.registration_id WHERE instr(lower(h.detail), lower(?1)) > 0"
        " AND instr(lower(r.name || char(10) || r.email || char(10) || r.submitted_by),"
        "           lower(?1)) = 0",
        word);
    while (query.step()) entries.emplace_back(query.integer(0), query.bytes(1));
  }
  for (const auto& [id, detail] : entries) {
    db.execute("UPDATE history SET detail = ? WHERE id = ?", without(detail, word), id);
  }
}

}  // namespace

bool reduce(Connection& db, const Erasure& erasure, const Reduction& found, Instant now) {
  const bool is_of_persons = erasure.origin != ErasureOrigin::kRetention;
  for (const std::int64_t id : found.mails) {
    if (is_of_persons) note_lost(db, erasure, id, now);
    reduce_mail(db, erasure, id);
  }
  forget_lost(db, erasure);
  if (is_of_persons) erase_latecomers(db, erasure);
  db.execute("UPDATE erasure SET mails = mails + ?, passes = passes + 1 WHERE id = ?",
             found.mails.size(), erasure.id);
  for (const std::int64_t id : found.own_replies) reduce_reply(db, erasure, id, true);
  for (const std::int64_t id : found.other_replies) reduce_reply(db, erasure, id, false);
  for (const std::int64_t id : found.digests) drop_content(db, id);
  bool all = true;
  for (const std::int64_t id : found.unsent) all = delete_unsent(db, id) && all;
  all = delete_unsent_digests(db, found.unsent_digests) && all;
  if (is_of_persons) {
    for (const std::string& address : erasure.targets.addresses) clear_histories(db, address);
    for (const std::string& name : erasure.targets.names) {
      // As for the search: names of one word are everybody's.
      if (name.find(' ') != std::string::npos) clear_histories(db, name);
    }
  }
  return all;
}

std::vector<LostMail> lost_between(Connection& db, Instant since, Instant until) {
  return read_lost(db.query(
      "SELECT sender, arrived FROM lost_mail WHERE at >= ? AND at < ? ORDER BY arrived, id", since,
      until));
}

std::vector<LostMail> lost_with(Connection& db, std::int64_t erasure) {
  return read_lost(db.query(
      "SELECT sender, arrived FROM lost_mail WHERE erasure_id = ? ORDER BY arrived, id", erasure));
}

}  // namespace meldaan::store::reduction
