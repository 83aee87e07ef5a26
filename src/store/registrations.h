// The registrations and their history.
//
// Private to `store`; functions throw SQLite::Exception. save() and revise() belong into
// the caller's write transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/registration.h"
#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::registrations {

// A condition on a registration `r`: an organiser has made one of it and another of the same
// person.
inline const std::string kIsMerged =
    "(r.state = 'cancelled' AND EXISTS (SELECT 1 FROM settlement AS s"
    " WHERE s.item = 'registration-' || r.id AND s.ruling = 'merge' AND s.at >= r.updated))";

Result<bool> has_reference(Connection& db, const Reference& ref);
Result<std::vector<Registration>> all(Connection& db);
// Within the caller's transaction, reading or writing.
std::vector<Registration> every(Connection& db);
Result<std::vector<Registration>> of_address(Connection& db, const std::string& address);
std::optional<Registration> find(Connection& db, std::int64_t id);
// The person and the state as that entry of a history left them.
void read_after(Connection& db, std::int64_t history_id, Person& person, RegistrationState& state);
// What that mail altered of it, as it stood before; nullopt where it altered nothing, or where
// something has altered it since.
std::optional<Undo> undo_of(Connection& db, std::int64_t id, MailId mail);
Result<std::vector<HistoryEntry>> history(Connection& db, std::int64_t registration_id);

// Within: inserts (id 0) or updates it, and leaves its history alone; says which id it has.
std::int64_t put(Connection& db, const Registration& registration, Instant now);
// Within: with its history and groups.
void erase(Connection& db, std::int64_t id);
// Inserts (id 0) or updates it, and writes what the mail did to it into its history; says which id
// it has. On failure the caller must not commit.
Result<std::int64_t> save(Connection& db, const Registration& registration, MailId mail,
                          Instant now);
// Within: a new reading of the mail it came of. kRefused where it is no longer as `before` says.
Result<void> revise(Connection& db, const Registration& before, const Registration& after,
                    MailId mail, Instant now);

}  // namespace meldaan::store::registrations
