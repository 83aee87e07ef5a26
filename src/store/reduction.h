// Takes the words of erased persons out of mails, replies, digests and histories.
//
// Private to `store`; functions throw SQLite::Exception, and belong into the caller's write
// transaction.
#pragma once

#include "store/connection.h"
#include "store/erasure_book.h"

namespace meldaan::store::reduction {

// As ErasureBook::reduce().
bool reduce(Connection& db, const Erasure& erasure, const Reduction& found, Instant now);

}  // namespace meldaan::store::reduction
