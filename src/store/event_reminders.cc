#include "store/event_reminders.h"

#include <map>
#include <string>
#include <utility>

#include "domain/address.h"
#include "store/conversations.h"

namespace meldaan::store::event_reminders {
namespace {

// Where our last mail was refused for good the address is no better than one that bounced. A new
// reading (`reread`) tells nobody anything: who is confirmed by it alone has not been told.
constexpr const char* kDue = R"sql(
  SELECT r.id FROM registration AS r
  LEFT JOIN outbox AS last ON last.id =
    (SELECT max(outbox_id) FROM outbox_registration WHERE registration_id = r.id)
  WHERE r.state = 'confirmed' AND NOT r.event_reminded AND NOT r.undeliverable
    AND coalesce(last.state, '') <> 'failed'
    AND coalesce((SELECT max(at) FROM history WHERE registration_id = r.id AND event <> 'reread'
      AND detail ->> '$.after.state' = 'confirmed'
      AND coalesce(detail ->> '$.before.state', '') <> 'confirmed'), 0) < ?
  ORDER BY r.id)sql";

// Our newest mail to that address about them, the first of them before the others; of a mail that
// it answers only the recipient's own one is named, not an organiser's who settled something.
void find_thread(Connection& db, DueEventReminder& reminder) {
  const std::string key = comparable_address(reminder.recipient);
  for (const Registration& registration : reminder.registrations) {
    Query query = db.query(
        "SELECT o.message_id, coalesce(m.message_id, ''), coalesce(m.sender, '')"
        " FROM outbox_registration AS p JOIN outbox AS o ON o.id = p.outbox_id"
        " LEFT JOIN mail AS m ON m.id = o.mail_id"
        " WHERE p.registration_id = ? AND o.recipient_key = ? AND o.state NOT IN ('held', 'failed')"
        " ORDER BY o.id DESC LIMIT 1",
        registration.id, key);
    if (!query.step()) continue;
    reminder.in_reply_to = query.bytes(0);
    if (comparable_address(query.bytes(2)) == key) reminder.references = query.bytes(1);
    return;
  }
}

}  // namespace

Result<std::vector<DueEventReminder>> due(Connection& db, Instant confirmed_before) {
  SQLite::Transaction snapshot = db.begin_read();
  std::vector<DueEventReminder> reminders;
  std::map<std::string, std::size_t> places;
  const std::vector<std::int64_t> ids = db.query(kDue, confirmed_before).numbers();
  for (Standing& standing : conversations::load_all(db, ids)) {
    const std::string& recipient = standing.mailed_at;
    // Whoever had signed them up was erased: they are the organisation's to reach.
    if (recipient.empty()) continue;
    const auto [place, is_new] =
        places.try_emplace(comparable_address(recipient), reminders.size());
    if (is_new) reminders.push_back({recipient, {}, "", ""});
    reminders[place->second].registrations.push_back(std::move(standing.registration));
  }
  for (DueEventReminder& reminder : reminders) find_thread(db, reminder);
  return reminders;
}

}  // namespace meldaan::store::event_reminders
