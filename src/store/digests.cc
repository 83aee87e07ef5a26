#include "store/digests.h"

#include <algorithm>

#include "store/conversations.h"
#include "store/erasures.h"
#include "store/facts.h"
#include "store/impl.h"
#include "store/open_items.h"
#include "store/outbox.h"
#include "store/reduction.h"
#include "store/registrations.h"
#include "store/waiting.h"
#include "util/hash.h"
#include "util/text.h"

namespace meldaan::store {
namespace digests {
namespace {

// A rule that keeps fewer mails than this unanswered says nothing, whatever their share.
constexpr int kFewMails = 5;

std::string answered_hash(Connection& db, const std::string& message_id) {
  const std::string id(trim(message_id));
  if (id.empty()) return "";
  return to_hex(hmac_sha256(facts::known_secret(db), "answered mail " + id));
}

// As it stood at that moment; nullopt where it did not exist yet.
std::optional<Registration> as_of(Connection& db, const Registration& current, Instant when) {
  if (current.created >= when) return std::nullopt;
  if (current.updated < when) return current;
  Registration earlier = current;
  earlier.waiting = waiting::of(db, current.id, when);
  Query query = db.query("SELECT max(id) FROM history WHERE registration_id = ? AND at < ?",
                         current.id, when);
  query.step();
  const std::int64_t entry = query.integer(0);
  if (entry == 0) return std::nullopt;
  registrations::read_after(db, entry, earlier.person, earlier.state);
  earlier.merged = current.merged && earlier.state == RegistrationState::kCancelled;
  earlier.counts = earlier.state == RegistrationState::kConfirmed ||
                   (earlier.state == RegistrationState::kIncomplete && current.counts);
  return earlier;
}

std::vector<Registration> all_as_of(Connection& db, const std::vector<Registration>& current,
                                    Instant when) {
  std::vector<Registration> then;
  for (const Registration& registration : current) {
    if (std::optional<Registration> earlier = as_of(db, registration, when)) {
      then.push_back(*std::move(earlier));
    }
  }
  return then;
}

// "bulk: a List-Id header" is kept by the rule "bulk".
void find_silencing_rule(Connection& db, Instant since, Instant until, Fitness& fitness) {
  Query total =
      db.query("SELECT count(*) FROM mail WHERE handled >= ? AND handled < ?", since, until);
  total.step();
  Query query = db.query(
      "SELECT substr(reason, 1, instr(reason, ':') - 1) AS rule, count(*) AS mails FROM mail"
      " WHERE handled >= ? AND handled < ? AND fate = 'ignored' AND instr(reason, ':') > 0"
      " GROUP BY rule ORDER BY mails DESC, rule LIMIT 1",
      since, until);
  if (!query.step()) return;
  const int mails = query.small_integer(1);
  if (mails < kFewMails || mails * 2 <= total.small_integer(0)) return;
  fitness.silencing_rule = query.bytes(0);
  fitness.silenced = mails;
}

// Who it is that gets no digest, and not that some reply failed.
void look_for_returned_digests(Connection& db, Instant since, Instant until, Fitness& fitness) {
  Query query = db.query(
      "SELECT DISTINCT recipient FROM outbox WHERE kind = 'digest' AND state = 'failed'"
      " AND recipient <> '' AND finished >= ? AND finished < ? ORDER BY recipient",
      since, until);
  while (query.step()) fitness.without_digest.push_back(query.bytes(0));
}

void look_into_outbox(Connection& db, Instant since, Instant until, Fitness& fitness) {
  Query waiting = db.query(
      "SELECT min(created), count(*) FROM outbox WHERE state IN ('queued', 'sending', 'deferred')"
      " AND created < ?",
      until);
  waiting.step();
  fitness.oldest_unsent = waiting.optional_instant(0);
  fitness.unsent = waiting.small_integer(1);
  fitness.held = static_cast<int>(
      db.query("SELECT count(*) FROM outbox WHERE state = 'held' AND created < ?", until).number());
  Query failed = db.query(
      "SELECT count(*) FROM outbox WHERE state = 'failed' AND kind <> 'digest'"
      " AND finished >= ? AND finished < ?",
      since, until);
  failed.step();
  fitness.failed = failed.small_integer(0);
  look_for_returned_digests(db, since, until, fitness);
}

// One that finds nobody, only mail that came after it, is not told once more.
std::optional<Purge> purge_of(Connection& db, Instant since, Instant until) {
  Query query = db.query(
      "SELECT count(*) FILTER (WHERE requested < ?1),"
      " count(*) FILTER (WHERE requested >= ?1),"
      " coalesce(sum(registrations) FILTER (WHERE requested >= ?1), 0),"
      " count(*) FILTER (WHERE finished IS NULL)"
      " FROM erasure WHERE origin = 'retention' AND requested < ?2",
      since, until);
  query.step();
  if (query.integer(0) + query.integer(1) == 0) return std::nullopt;
  Purge purge;
  purge.registrations = query.integer(2);
  purge.is_told = query.integer(0) > 0 && purge.registrations == 0;
  purge.is_done = query.integer(3) == 0;
  return purge;
}

// Of what was erased the numbers stand for it, until somebody signs up again.
void show_kept_totals(Connection& db, const Event& event, Report& report) {
  if (report.totals.people + report.totals.cancelled + report.totals.late > 0) return;
  const auto kept = [&, name = totals_name(event)](const std::string& what) {
    Query query = db.query(
        "SELECT coalesce(sum(number), 0) FROM anonymous_total"
        " WHERE event = ? AND what = ?",
        name, what);
    query.step();
    return query.small_integer(0);
  };
  Totals& totals = report.totals;
  totals.confirmed = kept("registrations confirmed");
  totals.incomplete = kept("registrations incomplete");
  totals.cancelled = kept("registrations cancelled");
  totals.late = kept("registrations late");
  totals.people = totals.confirmed + totals.incomplete;
  totals.schools = kept("schools");
  totals.foundations = kept("foundations");
  for (GroupCount& group : report.groups) {
    group.people = kept("group " + group.id);
    group.capacity = 0;  // places are nobody's any more
  }
}

void count_erased(Connection& db, Report& report) {
  Query query = db.query(
      "SELECT coalesce(sum(registrations), 0), coalesce(sum(colleagues), 0) FROM erasure"
      " WHERE origin <> 'retention' AND requested >= ? AND requested < ?",
      report.since, report.until);
  query.step();
  report.erased = query.integer(0);
  report.erased_colleagues = query.integer(1);
}

DigestDay read_day(const Query& query) {
  return {query.bytes(0), query.instant(1), query.instant(2)};
}

}  // namespace

Result<Report> report(Connection& db, const Event& event, Instant since, Instant until) {
  SQLite::Transaction snapshot = db.begin_read();
  const std::vector<Registration> current = registrations::every(db);
  Report report = compare(event, all_as_of(db, current, since), all_as_of(db, current, until));
  report.since = since;
  report.until = until;
  report.open = open_items::all(db, current, until, report.read_unanswered);
  open_items::leave_out_settled(db, report.doubles);
  look_into_outbox(db, since, until, report.fitness);
  find_silencing_rule(db, since, until, report.fitness);
  report.purge = purge_of(db, since, until);
  count_erased(db, report);
  report.lost = reduction::lost_between(db, since, until);
  for (Alteration& changed : report.changed) {
    if (places_gained(changed.before, changed.after).empty()) continue;
    for (const Standing& one : conversations::load_all(db, {changed.after.id}))
      changed.is_reachable = !one.undeliverable && !one.mailed_at.empty();
  }
  if (report.purge && until >= end_of_retention(event)) {
    report.purge->is_over = true;
    show_kept_totals(db, event, report);
  }
  report.erasures = erasures::passes(db);
  return report;
}

Result<std::optional<DigestDay>> last(Connection& db) {
  Query query = db.query("SELECT day, since, until FROM digest ORDER BY day DESC LIMIT 1");
  if (!query.step()) return std::optional<DigestDay>();
  return std::optional<DigestDay>(read_day(query));
}

Result<std::optional<DigestDay>> of_day(Connection& db, const std::string& day) {
  Query query = db.query("SELECT day, since, until FROM digest WHERE day = ?", day);
  if (!query.step()) return std::optional<DigestDay>();
  return std::optional<DigestDay>(read_day(query));
}

Result<std::optional<std::string>> mail_of(Connection& db, const std::string& day) {
  Query query = db.query(
      "SELECT m.bytes FROM outbox AS o JOIN outbox_message AS m ON m.outbox_id = o.id"
      " WHERE o.digest_day = ? AND length(m.bytes) > 0 ORDER BY o.id LIMIT 1",
      day);
  if (!query.step()) return std::optional<std::string>();
  return std::optional<std::string>(query.bytes(0));
}

Result<bool> keep(Connection& db, const DigestDay& digest, const std::vector<NewOutboxMail>& mails,
                  Instant now) {
  SQLite::Transaction transaction = db.begin_write();
  // Looked up within the transaction: the daemon and a `run --once` may have come to it at once.
  {
    Query known = db.query("SELECT 1 FROM digest WHERE day >= ?", digest.day);
    if (known.step()) return false;
  }
  // Somebody in it was erased while it was made.
  if (erasures::passes(db) != digest.erasures) return false;
  db.execute("INSERT INTO digest (day, since, until) VALUES (?, ?, ?)", digest.day, digest.since,
             digest.until);
  // Told, and told again by a digest of that day that is asked for; then they are nobody's matter.
  db.execute("DELETE FROM lost_mail WHERE at < ?", digest.since);
  for (const NewOutboxMail& mail : mails) {
    outbox::add(db, mail, std::nullopt, now);
    db.execute("UPDATE outbox SET digest_day = ? WHERE message_id = ?", digest.day,
               mail.message_id);
  }
  transaction.commit();
  return true;
}

Result<void> note_inbox(Connection& db, const std::string& mailbox, std::uint32_t uid_validity,
                        const std::vector<InboxNote>& notes) {
  SQLite::Transaction transaction = db.begin_write();
  for (const InboxNote& note : notes) {
    db.execute("UPDATE sighting SET inbox = ? WHERE mailbox = ? AND uid_validity = ? AND uid = ?",
               name_of(note.state), mailbox, uid_validity, note.uid);
  }
  // After a renumbering the mails are listed under other keys, or not at all.
  db.execute(
      "UPDATE sighting SET inbox = 'gone'"
      " WHERE mailbox = ? AND uid_validity <> ? AND inbox IN ('unread', 'read')",
      mailbox, uid_validity);
  transaction.commit();
  return {};
}

Result<void> note_answered(Connection& db, const std::vector<std::string>& message_ids) {
  SQLite::Transaction transaction = db.begin_write();
  for (const std::string& message_id : message_ids) {
    db.execute(
        "UPDATE sighting SET inbox = 'answered' WHERE fate IN ('review', 'set-aside')"
        " AND mail_id IN (SELECT id FROM mail WHERE message_id = ?)",
        message_id);
    const std::string hash = answered_hash(db, message_id);
    if (hash.empty() || db.query("SELECT 1 FROM mail WHERE message_id = ?", message_id).step())
      continue;
    db.execute("INSERT INTO answered_mail (hash) VALUES (?) ON CONFLICT DO NOTHING", hash);
  }
  transaction.commit();
  return {};
}

Result<bool> was_answered(Connection& db, const std::string& message_id) {
  const std::string hash = answered_hash(db, message_id);
  return !hash.empty() && db.query("SELECT 1 FROM answered_mail WHERE hash = ?", hash).step();
}

}  // namespace digests

Result<Report> Store::report(const Event& event, Instant since, Instant until) {
  return impl_->run("gathering the digest",
                    [&] { return digests::report(impl_->db, event, since, until); });
}

Result<std::optional<DigestDay>> Store::last_digest() {
  return impl_->run("looking up the last digest", [&] { return digests::last(impl_->db); });
}

Result<std::optional<DigestDay>> Store::digest_of(const std::string& day) {
  return impl_->run("looking up a digest", [&] { return digests::of_day(impl_->db, day); });
}

Result<std::optional<std::string>> Store::digest_mail(const std::string& day) {
  return impl_->run("reading a digest", [&] { return digests::mail_of(impl_->db, day); });
}

Result<bool> Store::keep_digest(const DigestDay& digest, const std::vector<NewOutboxMail>& mails,
                                Instant now) {
  return impl_->run("storing the digest",
                    [&] { return digests::keep(impl_->db, digest, mails, now); });
}

Result<void> Store::note_inbox(const std::string& mailbox, std::uint32_t uid_validity,
                               const std::vector<InboxNote>& notes) {
  return impl_->run("noting how the inbox stands",
                    [&] { return digests::note_inbox(impl_->db, mailbox, uid_validity, notes); });
}

Result<void> Store::note_answered(const std::vector<std::string>& message_ids) {
  return impl_->run("noting what people have answered",
                    [&] { return digests::note_answered(impl_->db, message_ids); });
}

Result<bool> Store::was_answered(const std::string& message_id) {
  return impl_->run("looking up what people have answered",
                    [&] { return digests::was_answered(impl_->db, message_id); });
}

}  // namespace meldaan::store
