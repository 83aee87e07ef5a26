// Takes the words of erased persons out of mails, replies, digests and histories.
//
// Private to `store`; functions throw SQLite::Exception, and belong into the caller's write
// transaction.
#pragma once

#include <vector>

#include "domain/report.h"
#include "store/connection.h"
#include "store/erasure_book.h"

namespace meldaan::store::reduction {

// As ErasureBook::reduce().
bool reduce(Connection& db, const Erasure& erasure, const Reduction& found, Instant now);

// Whose unanswered mails went with somebody else's erasure, the oldest first: in a period, and with
// that erasure.
std::vector<LostMail> lost_between(Connection& db, Instant since, Instant until);
std::vector<LostMail> lost_with(Connection& db, std::int64_t erasure);

}  // namespace meldaan::store::reduction
