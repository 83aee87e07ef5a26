// The few facts of which there is one: the secret, the cold-start guard of each mailbox, the
// daemon's health, and the counts over all.
//
// Private to `store`; functions throw SQLite::Exception and have their own transaction.
#pragma once

#include <cstdint>
#include <string>

#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::facts {

Result<std::string> secret(Connection& db, Randomness& randomness);
// The same; empty where none has been made yet. Also within a transaction.
std::string known_secret(Connection& db);
Result<std::optional<Instant>> seen_since(Connection& db, const std::string& mailbox,
                                          std::uint32_t uid_validity);
Result<Instant> first_seen(Connection& db, const std::string& mailbox, std::uint32_t uid_validity,
                           Instant now);
Result<void> release(Connection& db, const std::string& mailbox, std::uint32_t uid_validity,
                     Instant since);
Result<FolderMark> folder_mark(Connection& db, const std::string& folder);
Result<void> keep_folder_mark(Connection& db, const std::string& folder, const FolderMark& mark);
Result<Counts> counts(Connection& db);
Result<Health> health(Connection& db);
Result<void> save_health(Connection& db, const Health& health);

}  // namespace meldaan::store::facts
