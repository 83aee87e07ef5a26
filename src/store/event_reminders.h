// Who is to be mailed before the event, and in which thread.
//
// Private to `store`; functions throw SQLite::Exception.
#pragma once

#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::event_reminders {

// See Store::due_event_reminders().
Result<std::vector<DueEventReminder>> due(Connection& db, Instant confirmed_before);

}  // namespace meldaan::store::event_reminders
