// Who has a place in a group and who waits for one.
//
// A place is derived: whoever counts (Registration::counts), wishes the group and does not wait has
// one, so that nothing but a wish of one's own takes it away. Stored is who came when the group was
// full: in the order in which their wishes came to count.
//
// Private to `store`; functions throw SQLite::Exception. Those marked "within" belong into the
// caller's write transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "domain/event.h"
#include "domain/registration.h"
#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::waiting {

// For which groups a registration waits, now or at that moment, and where it stands.
std::vector<WaitingPlace> of(Connection& db, std::int64_t registration_id,
                             std::optional<Instant> when);

// The groups that registrations count in, by id.
using Counted = std::map<std::int64_t, std::set<GroupId>>;
Counted counted(Connection& db, const std::vector<std::int64_t>& ids);

// One that is stored anew: by its id, with the id of whom it takes the places of (0: nobody).
struct Stored {
  std::int64_t id = 0;
  std::int64_t takes_over_from = 0;
};
// Within, after they were stored: ends the waiting of wishes that are gone, and gives each new wish
// a place or the last one in the line, in the order of `stored`. Where a place is free and somebody
// waits for it, it is not a newcomer's. `before`: counted(), of all of them, as it was.
void assign(Connection& db, const Counted& before, const std::vector<Stored>& stored,
            const Capacities& capacities, Instant now);
// Within: has each stored by `store`, which says its id, and gives it its places; says the ids.
Result<std::vector<std::int64_t>> store_in_place(
    Connection& db, const std::vector<Registration>& registrations, const Capacities& capacities,
    Instant now, const std::function<Result<std::int64_t>(const Registration&)>& store);
// Within, after a rereading: whoever had been told of a place or a number in the line has it again.
void restore(Connection& db, std::int64_t id, Counted& before);

std::vector<Move> due(Connection& db, const Capacities& capacities);
// Within. False, with nothing done, where one of them is not due.
bool move_up(Connection& db, const std::vector<Move>& moves, const Capacities& capacities,
             Instant now);
// Of people who wait for at least one group.
std::int64_t people(Connection& db);

}  // namespace meldaan::store::waiting
