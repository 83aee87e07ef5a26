// Keyed hashes of who was erased, and of their mails: by these a mailbox that comes back from a
// backup is known again, and nobody can be told from them.
//
// Private to `store`; functions throw SQLite::Exception. Those marked "within" belong into the
// caller's write transaction.
#pragma once

#include <optional>
#include <string>

#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::forgotten {

// Within.
void note_address(Connection& db, const std::string& address, Instant now);
// Within: a mail whose words go.
void note_mail(Connection& db, const std::string& sender, const std::string& message_id);
// When the address was last forgotten.
std::optional<Instant> at(Connection& db, const std::string& address);
// As Store::erased_since().
std::optional<Instant> since(Connection& db, const MailOrigin& mail);

}  // namespace meldaan::store::forgotten
