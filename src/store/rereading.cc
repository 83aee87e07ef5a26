#include "store/rereading.h"

#include <optional>

#include "store/registrations.h"
#include "store/waiting.h"

namespace meldaan::store::rereading {
namespace {

// An entry that the mail's own handling wrote has the mail's time; what came under its name later
// was somebody else's doing, but for rereadings.
Touch touch_of(Connection& db, const Noted& noted, MailId mail) {
  if (db.query("SELECT 1 FROM history WHERE registration_id = ? AND mail_id <> ?", noted.current.id,
               mail)
          .step()) {
    return Touch::kAnotherMail;
  }
  const bool by_hand =
      db.query(
            "SELECT 1 FROM history AS h JOIN mail AS m ON m.id = h.mail_id"
            " WHERE h.registration_id = ? AND h.event <> 'reread' AND h.at <> m.handled",
            noted.current.id)
          .step();
  const bool as_noted = noted.current.person == noted.person && noted.current.state == noted.state;
  return by_hand || !as_noted ? Touch::kByHand : Touch::kNone;
}

}  // namespace

Result<std::vector<Noted>> noted(Connection& db, MailId mail) {
  SQLite::Transaction snapshot = db.begin_read();
  std::vector<Noted> found;
  Query entries = db.query(
      "SELECT registration_id, max(id), max(event = 'registered') FROM history WHERE mail_id = ?"
      " GROUP BY registration_id ORDER BY registration_id",
      mail);
  while (entries.step()) {
    std::optional<Registration> current = registrations::find(db, entries.integer(0));
    if (!current) continue;
    Noted noted;
    noted.current = *std::move(current);
    noted.made_by_mail = entries.flag(2);
    registrations::read_after(db, entries.integer(1), noted.person, noted.state);
    noted.touched = touch_of(db, noted, mail);
    found.push_back(std::move(noted));
  }
  return found;
}

Result<void> revise(Connection& db, MailId mail, const std::vector<Revision>& revisions,
                    const Capacities& capacities, Instant now) {
  SQLite::Transaction transaction = db.begin_write();
  std::vector<std::int64_t> ids;
  for (const Revision& revision : revisions) ids.push_back(revision.before.id);
  waiting::Counted before = waiting::counted(db, ids);
  std::vector<waiting::Stored> stored;
  for (const Revision& revision : revisions) {
    const Registration& after = revision.after;
    Result<void> saved = registrations::revise(db, revision.before, after, mail, now);
    if (!saved) return saved;
    waiting::restore(db, revision.before.id, before);
    stored.push_back({revision.before.id, 0});
  }
  waiting::assign(db, before, stored, capacities, now);
  transaction.commit();
  return {};
}

}  // namespace meldaan::store::rereading
