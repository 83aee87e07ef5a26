// The database's tables, and the steps that lead from an older version to today's.
//
// Private to `store`. PRAGMA user_version counts the steps that were taken.
#pragma once

#include <cstdint>

#include "store/connection.h"
#include "util/result.h"

namespace meldaan::store {

// Switches to WAL, checks the file for damage, and takes the missing steps, each in a transaction
// of its own; several programs may do so at the same time. kConfig for a database of a newer or of
// another program, kIo (permanent) for a damaged one.
Result<void> bring_up_to_date(Connection& db);
// For who may not write: kNotFound where nothing was ever stored, kConfig where steps are missing
// or unknown.
Result<void> require_up_to_date(Connection& db);
// The version that bring_up_to_date() leads to.
std::int64_t newest_version();
// kIo, permanent, where SQLite finds the file's structure broken; reads the whole file.
Result<void> check_for_damage(Connection& db);

}  // namespace meldaan::store
