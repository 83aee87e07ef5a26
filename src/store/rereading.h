// What reading a stored mail again needs: what the mail noted, whether anybody has touched that
// since, and a revision that overwrites nobody's work.
//
// Private to `store`; functions throw SQLite::Exception and have their own transaction.
#pragma once

#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::rereading {

Result<std::vector<Noted>> noted(Connection& db, MailId mail);
Result<void> revise(Connection& db, MailId mail, const std::vector<Revision>& revisions,
                    const Capacities& capacities, Instant now);

}  // namespace meldaan::store::rereading
