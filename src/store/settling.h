// Single open items and how they were settled; the list of them is store/open_items.h.
//
// Private to `store`; functions throw SQLite::Exception. Those marked "within" belong into the
// caller's write transaction.
#pragma once

#include <optional>
#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::settling {

Result<std::optional<ItemStanding>> standing(Connection& db, const ItemKey& item);
// Of an item that the list of what is open has just named.
ItemStanding standing_of_listed(Connection& db, const ItemKey& item);
Result<std::vector<SettledItem>> about(Connection& db, std::int64_t registration_id);

// Within: as what the item is settled; kRefused, transient, where it is open no longer.
Result<ItemKind> require_open(Connection& db, const ItemKey& item);
// Within: the mail under which the history of an item's registrations is kept where no mail settles
// it; 0 where none is known.
MailId mail_of(Connection& db, const ItemKey& item);
// Within: what the ruling does to the item itself, which was open as `kind`; `by` is the
// organiser's mail.
void close(Connection& db, const Settlement& settlement, ItemKind kind, std::optional<MailId> by,
           Instant now);

}  // namespace meldaan::store::settling
