// What waits for people: mails left to them, registrations that two questions have not completed,
// replies over a cap, addresses that mail does not reach.
//
// Private to `store`; functions throw SQLite::Exception and belong into the caller's transaction.
#pragma once

#include <vector>

#include "domain/report.h"
#include "store/connection.h"

namespace meldaan::store::open_items {

// Of what had come before `until`, as it stands now; by kind, the longest waiting first. Ordinary
// mails that were read already are counted instead.
std::vector<OpenItem> all(Connection& db, Instant until, int& read_unanswered);

}  // namespace meldaan::store::open_items
