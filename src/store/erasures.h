// The tables of erasures: requests, their masked targets, and the hashes of who was forgotten.
//
// Private to `store`; functions throw SQLite::Exception. Those marked "within" belong into the
// caller's write transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/connection.h"
#include "store/erasure_book.h"

namespace meldaan::store::erasures {

// Within: as ErasureBook::request().
std::int64_t request(Connection& db, const ErasureRequest& request, Instant now);
// Within: as ErasureBook::request_all().
std::int64_t request_all(Connection& db, const std::string& event, Instant kept_from, Instant now);
// As ErasureBook's.
std::int64_t kept_mails(Connection& db, Instant kept_from);
bool has_personal_data(Connection& db, Instant kept_from, Instant stored_before);
// Within: by what the rest is found; kinds are those of ErasureTargets: "address", "name",
// "message-id", "hash", "mail", "reply".
void add_target(Connection& db, std::int64_t erasure, std::string_view kind,
                const std::string& value);
// Within: by what a mail is known in the mailbox.
void add_mail_target(Connection& db, std::int64_t erasure, const std::string& message_id,
                     const std::string& whole_hash);
// Within: as Store::erase_again().
void request_again(Connection& db, const std::string& sender, const std::string& message_id,
                   const std::string& whole_hash, Instant now);

ErasureTargets targets(Connection& db, std::int64_t id);
std::vector<Erasure> pending(Connection& db, std::optional<Instant> now);
PendingErasures summary(Connection& db);
// Rises with each erasure and each pass that took words out.
std::int64_t passes(Connection& db);

}  // namespace meldaan::store::erasures
