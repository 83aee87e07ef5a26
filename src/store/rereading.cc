#include "store/rereading.h"

#include <optional>

#include "store/registrations.h"

namespace meldaan::store::rereading {
namespace {

std::vector<std::string> list_in(Connection& db, std::int64_t history_id, std::string_view path) {
  std::vector<std::string> values;
  Query query = db.query(
      "SELECT j.value FROM history AS h, json_each(h.detail, ?) AS j WHERE h.id = ? ORDER BY j.key",
      path, history_id);
  while (query.step()) values.push_back(query.bytes(0));
  return values;
}

// The registration as that entry of its history left it.
void read_after(Connection& db, std::int64_t history_id, Noted& noted) {
  Query query = db.query(
      "SELECT detail ->> '$.after.state', detail ->> '$.after.name', detail ->> '$.after.email',"
      " detail ->> '$.after.school', detail ->> '$.after.foundation',"
      " detail ->> '$.after.foundation_source' FROM history WHERE id = ?",
      history_id);
  query.step();
  noted.state = registration_state_of(query.bytes(0)).value_or(RegistrationState::kIncomplete);
  noted.person.name = query.bytes(1);
  noted.person.email = query.bytes(2);
  noted.person.school = query.bytes(3);
  noted.person.foundation = query.bytes(4);
  noted.person.foundation_source =
      query.bytes(5) == "register" ? FoundationSource::kRegister : FoundationSource::kMail;
  noted.person.groups = list_in(db, history_id, "$.after.groups");
  noted.person.unclear_groups = list_in(db, history_id, "$.after.unclear_groups");
  noted.person.proposed_groups = list_in(db, history_id, "$.after.proposed_groups");
}

bool holds(Query query) {
  return query.step();
}

// An entry that the mail's own handling wrote has the mail's time; what came under its name later
// was somebody else's doing, but for rereadings.
Touch touch_of(Connection& db, const Noted& noted, MailId mail) {
  if (holds(db.query("SELECT 1 FROM history WHERE registration_id = ? AND mail_id <> ?",
                     noted.current.id, mail))) {
    return Touch::kAnotherMail;
  }
  const bool by_hand =
      holds(db.query("SELECT 1 FROM history AS h JOIN mail AS m ON m.id = h.mail_id"
                     " WHERE h.registration_id = ? AND h.event <> 'reread' AND h.at <> m.handled",
                     noted.current.id));
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
    read_after(db, entries.integer(1), noted);
    noted.touched = touch_of(db, noted, mail);
    found.push_back(std::move(noted));
  }
  return found;
}

Result<void> revise(Connection& db, MailId mail, const std::vector<Revision>& revisions,
                    Instant now) {
  SQLite::Transaction transaction = db.begin_write();
  for (const Revision& revision : revisions) {
    Result<void> saved = registrations::revise(db, revision.before, revision.after, mail, now);
    if (!saved) return saved;
  }
  transaction.commit();
  return {};
}

}  // namespace meldaan::store::rereading
