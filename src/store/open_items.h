// What waits for people: mails left to them, registrations that two questions have not completed,
// replies over a cap, addresses that mail does not reach. What a person has settled waits no more.
//
// Private to `store`; functions throw SQLite::Exception and belong into the caller's transaction.
#pragma once

#include <optional>
#include <vector>

#include "domain/report.h"
#include "domain/settlement.h"
#include "store/connection.h"

namespace meldaan::store::open_items {

// Of what had come before `until`, as it stands now, with `current` all registrations; by kind, the
// longest waiting first. Ordinary mails that were read already are counted instead.
std::vector<OpenItem> all(Connection& db, const std::vector<Registration>& current, Instant until,
                          Unanswered& read_unanswered);

// As what an item can be settled now, whether or not it is in the list: a mail that was read since,
// a registration whose question is still to be answered. nullopt where it is settled.
std::optional<ItemKind> open_as(Connection& db, const ItemKey& item);

// Those of which an organiser has said that they are left as they are.
void leave_out_settled(Connection& db, std::vector<PossibleDouble>& doubles);

// The mails that brought a registration to no end: they are told of with it, and closed with it.
std::vector<std::int64_t> mails_left_over(Connection& db, std::int64_t registration);

}  // namespace meldaan::store::open_items
