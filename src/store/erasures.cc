#include "store/erasures.h"

#include <algorithm>

#include "domain/address.h"
#include "domain/report.h"
#include "store/facts.h"
#include "store/forgotten.h"
#include "store/registrations.h"
#include "util/hash.h"

namespace meldaan::store {

const char* name_of(ErasureOrigin origin) {
  switch (origin) {
    case ErasureOrigin::kMail:
      return "mail";
    case ErasureOrigin::kCommand:
      return "command";
    case ErasureOrigin::kRetention:
      return "retention";
    case ErasureOrigin::kRestored:
      return "restored";
  }
  return "";
}

namespace erasures {
namespace {

// Condition of a mail, given since when such are kept.
const std::string kIsKept = "(fate IN ('review', 'set-aside') AND arrived >= ?1)";

ErasureOrigin origin_of(std::string_view name) {
  for (const ErasureOrigin origin :
       {ErasureOrigin::kMail, ErasureOrigin::kRetention, ErasureOrigin::kRestored}) {
    if (name == name_of(origin)) return origin;
  }
  return ErasureOrigin::kCommand;
}

// Two ways at once: a stream of keyed hashes over the bytes. It hides nothing from who has the
// database, which holds the key; it keeps a search for the name from finding the note to search.
std::string masked(const std::string& secret, std::string value) {
  Sha256 stream{};
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i % stream.size() == 0) {
      stream = hmac_sha256(secret, "erasure target " + std::to_string(i / stream.size()));
    }
    value[i] = static_cast<char>(static_cast<unsigned char>(value[i]) ^ stream[i % stream.size()]);
  }
  return value;
}

std::int64_t insert(Connection& db, ErasureOrigin origin, std::size_t registrations, Instant now,
                    std::int64_t colleagues = 0) {
  db.execute(
      "INSERT INTO erasure (requested, origin, registrations, colleagues) VALUES (?, ?, ?, ?)", now,
      name_of(origin), registrations, colleagues);
  return db.last_id();
}

// By what a person is found: their names, then and now, their address, and what they are linked to.
void note_registration(Connection& db, std::int64_t erasure, std::int64_t id,
                       std::vector<std::string>& addresses, std::vector<std::string>& former) {
  std::vector<std::string> names;
  {
    Query query = db.query("SELECT name, email_key FROM registration WHERE id = ?1", id);
    if (!query.step()) return;
    names.push_back(query.bytes(0));
    if (!query.bytes(1).empty()) addresses.push_back(query.bytes(1));
  }
  {
    Query query = db.query(
        "SELECT detail ->> '$.before.name', detail ->> '$.after.name',"
        " detail ->> '$.before.email', detail ->> '$.after.email'"
        " FROM history WHERE registration_id = ?",
        id);
    while (query.step()) {
      names.push_back(query.bytes(0));
      names.push_back(query.bytes(1));
      for (const int column : {2, 3}) {
        const std::string key = comparable_address(query.bytes(column));
        if (!key.empty()) former.push_back(key);
      }
    }
  }
  for (const std::string& name : names) add_target(db, erasure, "name", name);
  const auto mails =
      db.query("SELECT DISTINCT mail_id FROM history WHERE registration_id = ?", id).numbers();
  const auto replies =
      db.query("SELECT outbox_id FROM outbox_registration WHERE registration_id = ?", id).numbers();
  for (const auto mail : mails) add_target(db, erasure, "mail", std::to_string(mail));
  for (const auto reply : replies) add_target(db, erasure, "reply", std::to_string(reply));
}

// What comes back together is erased together.
std::int64_t restored(Connection& db, Instant before) {
  {
    Query query = db.query(
        "SELECT id FROM erasure WHERE origin = 'restored' AND requested = ?"
        " AND finished IS NULL AND NOT looked_through",
        before);
    if (query.step()) return query.integer(0);
  }
  return insert(db, ErasureOrigin::kRestored, 0, before);
}

void count(Connection& db, const std::string& event, const std::string& what, std::int64_t number) {
  if (number == 0) return;
  db.execute(
      "INSERT INTO anonymous_total (event, what, number) VALUES (?, ?, ?)"
      " ON CONFLICT DO UPDATE SET number = number + excluded.number",
      event, what, number);
}

void count_all(Connection& db, const std::string& event) {
  static const std::string kByState =
      "SELECT 'registrations ' || CASE WHEN " + registrations::kIsMerged +
      " THEN 'merged' ELSE state END AS what, count(*) FROM registration AS r GROUP BY what";
  std::vector<std::pair<std::string, std::int64_t>> totals;
  for (const std::string_view sql :
       {std::string_view(kByState),
        std::string_view("SELECT 'group ' || g.name, count(*) FROM registration_group AS g"
                         " JOIN registration AS r ON r.id = g.registration_id"
                         " WHERE g.kind = 'known' AND r.state = 'confirmed' GROUP BY g.name")}) {
    Query query = db.query(sql);
    while (query.step()) totals.emplace_back(query.bytes(0), query.integer(1));
  }
  std::vector<Registration> all = registrations::every(db);
  std::erase_if(all,
                [](const Registration& one) { return one.state != RegistrationState::kConfirmed; });
  const Totals who_came = totals_of(all);
  totals.emplace_back("schools", who_came.schools);
  totals.emplace_back("foundations", who_came.foundations);
  totals.emplace_back("mails", db.query("SELECT count(*) FROM raw_mail").number());
  totals.emplace_back("replies",
                      db.query("SELECT count(*) FROM outbox AS o JOIN outbox_message AS m"
                               " ON m.outbox_id = o.id WHERE o.state = 'sent'"
                               " AND o.kind <> 'digest'")
                          .number());
  for (const auto& [what, number] : totals) count(db, event, what, number);
}

}  // namespace

std::int64_t request(Connection& db, const ErasureRequest& request, Instant now) {
  const std::int64_t id =
      insert(db, request.origin, request.registrations.size(), now, request.colleagues);
  std::vector<std::string> addresses;
  for (const std::string& address : request.addresses) {
    addresses.push_back(comparable_address(address));
  }
  std::vector<std::string> former;
  for (const std::int64_t registration : request.registrations) {
    note_registration(db, id, registration, addresses, former);
  }
  for (const std::int64_t registration : request.registrations) {
    registrations::erase(db, registration);
  }
  // A mistake put right in between may have been somebody else's address.
  for (const std::string& address : former) {
    Query taken = db.query(
        "SELECT 1 FROM registration WHERE email_key = ?1 OR submitted_by_key = ?1", address);
    if (!taken.step()) addresses.push_back(address);
  }
  for (const std::string& address : addresses) {
    if (address.empty()) continue;
    add_target(db, id, "address", address);
    forgotten::note_address(db, address, now);
    // Whom the person signed up goes on alone; who has no address is the organisation's to reach.
    db.execute(
        "UPDATE registration SET submitted_by = email, submitted_by_key = email_key,"
        " taken_over = taken_over OR email = '' WHERE submitted_by_key = ?",
        address);
  }
  return id;
}

std::int64_t kept_mails(Connection& db, Instant kept_from) {
  return db.query("SELECT count(*) FROM mail WHERE " + kIsKept, kept_from).number();
}

bool has_personal_data(Connection& db, Instant kept_from, Instant stored_before) {
  Query query = db.query(
      "SELECT EXISTS (SELECT 1 FROM registration WHERE created < ?2)"
      " OR EXISTS (SELECT 1 FROM mail WHERE fate <> 'erased' AND handled < ?2 AND NOT " +
          kIsKept +
          ") OR EXISTS (SELECT 1 FROM outbox WHERE recipient <> '' AND kind <> 'digest'"
          " AND created < ?2)",
      kept_from, stored_before);
  return query.step() && query.flag(0);
}

std::int64_t request_all(Connection& db, const std::string& event, Instant kept_from, Instant now) {
  count_all(db, event);
  const auto registrations =
      static_cast<std::size_t>(db.query("SELECT count(*) FROM registration").number());
  const std::int64_t id = insert(db, ErasureOrigin::kRetention, registrations, now);
  const auto mails =
      db.query("SELECT id FROM mail WHERE fate <> 'erased' AND NOT " + kIsKept, kept_from)
          .numbers();
  const auto replies = db.query("SELECT id FROM outbox WHERE recipient <> ''").numbers();
  for (const auto mail : mails) add_target(db, id, "mail", std::to_string(mail));
  for (const auto reply : replies) add_target(db, id, "reply", std::to_string(reply));
  std::vector<std::pair<std::string, std::string>> people;
  {
    Query query = db.query("SELECT DISTINCT name, email_key FROM registration");
    while (query.step()) people.emplace_back(query.bytes(0), query.bytes(1));
  }
  for (const auto& [name, address] : people) {
    add_target(db, id, "name", name);
    add_target(db, id, "address", address);
  }
  db.execute("DELETE FROM registration");
  db.execute("DELETE FROM outbox WHERE state = 'held'");
  return id;
}

void add_target(Connection& db, std::int64_t erasure, std::string_view kind,
                const std::string& value) {
  if (value.empty()) return;
  const std::string hidden = masked(facts::known_secret(db), value);
  db.execute(
      "INSERT INTO erasure_target (erasure_id, kind, value) VALUES (?, ?, ?)"
      " ON CONFLICT DO NOTHING",
      erasure, kind, Blob{hidden});
}

void add_mail_target(Connection& db, std::int64_t erasure, const std::string& message_id,
                     const std::string& whole_hash) {
  add_target(db, erasure, "message-id", message_id);
  add_target(db, erasure, "hash", whole_hash);
}

void request_again(Connection& db, const std::string& sender, const std::string& message_id,
                   const std::string& whole_hash, Instant now) {
  const std::optional<Instant> erased = forgotten::at(db, sender);
  const std::int64_t id = restored(db, erased.value_or(now));
  // What the sender has written since then is let alone: see PersonSearch.
  if (erased) add_target(db, id, "address", comparable_address(sender));
  add_mail_target(db, id, message_id, whole_hash);
}

ErasureTargets targets(Connection& db, std::int64_t id) {
  const std::string secret = facts::known_secret(db);
  ErasureTargets found;
  Query query = db.query("SELECT kind, value FROM erasure_target WHERE erasure_id = ?", id);
  while (query.step()) {
    const std::string kind = query.bytes(0);
    std::string value = masked(secret, query.bytes(1));
    if (kind == "mail" || kind == "reply") {
      (kind == "mail" ? found.mails : found.replies).push_back(std::stoll(value));
      continue;
    }
    std::vector<std::string>& values = kind == "address"      ? found.addresses
                                       : kind == "name"       ? found.names
                                       : kind == "message-id" ? found.message_ids
                                                              : found.hashes;
    values.push_back(std::move(value));
  }
  return found;
}

std::vector<Erasure> pending(Connection& db, std::optional<Instant> now) {
  std::vector<Erasure> found;
  {
    Query query = db.query(
        "SELECT id, requested, origin, attempts, looked_through FROM erasure"
        " WHERE finished IS NULL AND (?1 IS NULL OR next_try <= ?1) ORDER BY id",
        now);
    while (query.step()) {
      Erasure erasure;
      erasure.id = query.integer(0);
      erasure.requested = query.instant(1);
      erasure.origin = origin_of(query.bytes(2));
      erasure.attempts = query.small_integer(3);
      erasure.looked_through = query.flag(4);
      found.push_back(std::move(erasure));
    }
  }
  for (Erasure& erasure : found) erasure.targets = targets(db, erasure.id);
  return found;
}

PendingErasures summary(Connection& db) {
  PendingErasures summary;
  {
    Query query = db.query(
        "SELECT count(*), min(requested), coalesce(sum(attempts > 0), 0), min(next_try) FROM "
        "erasure"
        " WHERE finished IS NULL");
    query.step();
    summary.count = query.integer(0);
    summary.oldest = query.optional_instant(1);
    summary.tried = query.integer(2);
    summary.next_try = query.optional_instant(3);
  }
  Query query = db.query(
      "SELECT waiting_for FROM erasure WHERE finished IS NULL AND waiting_for <> ''"
      " ORDER BY id LIMIT 1");
  if (query.step()) summary.waiting_for = query.bytes(0);
  return summary;
}

std::int64_t passes(Connection& db) {
  return db.query("SELECT count(*) + coalesce(sum(passes), 0) FROM erasure").number();
}

}  // namespace erasures
}  // namespace meldaan::store
