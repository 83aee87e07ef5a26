#include "store/waiting.h"

#include <algorithm>
#include <map>
#include <utility>

#include "store/impl.h"
#include "store/outbox.h"
#include "store/registrations.h"

namespace meldaan::store {
namespace waiting {
namespace {

// No limit, or a group that the event no longer has.
bool is_unlimited(const Capacities& capacities, const GroupId& group) {
  const auto found = capacities.find(group);
  return found == capacities.end() || found->second == 0;
}

// In which the registration counts.
std::set<GroupId> groups_of(Connection& db, std::int64_t id) {
  std::set<GroupId> groups;
  Query query = db.query(
      "SELECT g.name FROM registration_group AS g JOIN registration AS r"
      " ON r.id = g.registration_id WHERE r.id = ? AND r.counts AND g.kind = 'known'",
      id);
  while (query.step()) groups.insert(query.bytes(0));
  return groups;
}

std::int64_t places_taken(Connection& db, const GroupId& group) {
  return db
      .query(
          "SELECT count(*) FROM registration_group AS g"
          " JOIN registration AS r ON r.id = g.registration_id"
          " WHERE g.kind = 'known' AND g.name = ?1 AND r.counts AND NOT EXISTS"
          " (SELECT 1 FROM waiting AS w WHERE w.group_id = ?1 AND w.ended IS NULL"
          "  AND w.registration_id = r.id)",
          group)
      .number();
}

void end_what_is_gone(Connection& db, std::int64_t id, Instant now) {
  db.execute(
      "UPDATE waiting SET ended = ?2 WHERE registration_id = ?1 AND ended IS NULL AND NOT EXISTS"
      " (SELECT 1 FROM registration_group AS g JOIN registration AS r ON r.id = g.registration_id"
      "  WHERE r.id = ?1 AND r.counts AND g.kind = 'known' AND g.name = group_id)",
      id, now);
}

// Whoever comes in somebody's place has that place, or waits where that one did.
bool takes_over(Connection& db, const Counted& before, const Stored& stored, const GroupId& group) {
  const auto left = before.find(stored.takes_over_from);
  if (left == before.end() || left->second.count(group) == 0) return false;
  db.execute(
      "UPDATE waiting SET registration_id = ? WHERE registration_id = ? AND group_id = ?"
      " AND ended IS NULL",
      stored.id, stored.takes_over_from, group);
  return true;
}

// At the end of the line.
std::int64_t queue_up(Connection& db, std::int64_t id, const GroupId& group, Instant now) {
  db.execute("INSERT INTO waiting (registration_id, group_id, since) VALUES (?, ?, ?)", id, group,
             now);
  return db.last_id();
}

// Those who wait, the first one first.
std::vector<std::pair<std::int64_t, std::int64_t>> line_for(Connection& db, const GroupId& group) {
  std::vector<std::pair<std::int64_t, std::int64_t>> line;
  Query query = db.query(
      "SELECT id, registration_id FROM waiting WHERE group_id = ? AND ended IS NULL ORDER BY id",
      group);
  while (query.step()) line.emplace_back(query.integer(0), query.integer(1));
  return line;
}

}  // namespace

std::vector<WaitingPlace> of(Connection& db, std::int64_t registration_id,
                             std::optional<Instant> when) {
  std::vector<WaitingPlace> places;
  Query query = db.query(
      "SELECT w.group_id, (SELECT count(*) FROM waiting AS o WHERE o.group_id = w.group_id"
      "  AND o.id <= w.id AND (o.ended IS NULL OR o.ended >= ?2)"
      "  AND (?2 IS NULL OR o.since < ?2)) FROM waiting AS w WHERE w.registration_id = ?1"
      " AND (w.ended IS NULL OR w.ended >= ?2) AND (?2 IS NULL OR w.since < ?2) ORDER BY w.id",
      registration_id, when);
  while (query.step()) places.push_back({query.bytes(0), query.small_integer(1)});
  return places;
}

Counted counted(Connection& db, const std::vector<std::int64_t>& ids) {
  Counted found;
  for (const std::int64_t id : ids) {
    if (id != 0) found.emplace(id, groups_of(db, id));
  }
  return found;
}

void assign(Connection& db, const Counted& before, const std::vector<Stored>& stored,
            const Capacities& capacities, Instant now) {
  // All newcomers line up first: then nobody of them stands in the way of another.
  std::vector<std::pair<std::int64_t, GroupId>> newcomers;
  for (const Stored& one : stored) {
    const auto was = before.find(one.id);
    for (const GroupId& group : groups_of(db, one.id)) {
      if (was != before.end() && was->second.count(group) > 0) continue;
      if (takes_over(db, before, one, group) || is_unlimited(capacities, group)) continue;
      newcomers.emplace_back(queue_up(db, one.id, group, now), group);
    }
  }
  for (const Stored& one : stored) end_what_is_gone(db, one.id, now);
  for (const auto& [place, group] : newcomers) {
    const bool is_first = line_for(db, group).front().first == place;
    if (is_first && places_taken(db, group) < capacities.at(group))
      db.execute("DELETE FROM waiting WHERE id = ?", place);
  }
}

Result<std::vector<std::int64_t>> store_in_place(
    Connection& db, const std::vector<Registration>& registrations, const Capacities& capacities,
    Instant now, const std::function<Result<std::int64_t>(const Registration&)>& store) {
  std::vector<std::int64_t> ids;
  for (const Registration& one : registrations) ids.push_back(one.id);
  const Counted before = counted(db, ids);
  std::vector<Stored> stored;
  for (std::size_t i = 0; i < registrations.size(); ++i) {
    const Result<std::int64_t> id = store(registrations[i]);
    if (!id) return id.error();
    ids[i] = *id;
    stored.push_back({*id, registrations[i].takes_over_from});
  }
  assign(db, before, stored, capacities, now);
  return ids;
}

void restore(Connection& db, std::int64_t id, Counted& before) {
  for (const GroupId& group : groups_of(db, id)) {
    if (before[id].count(group) > 0) continue;
    const int again = db.execute(
        "UPDATE waiting SET ended = NULL WHERE id = (SELECT max(id) FROM waiting"
        " WHERE registration_id = ? AND group_id = ?) AND NOT moved_up",
        id, group);
    const bool was_told =
        db.query(
              "SELECT 1 FROM history AS h, json_each(h.detail, '$.after.groups') AS g"
              " WHERE h.registration_id = ? AND g.value = ?"
              " AND h.detail ->> '$.after.state' = 'confirmed' AND h.id <"
              " (SELECT max(id) FROM history WHERE registration_id = h.registration_id)",
              id, group)
            .step();
    if (again > 0 || was_told) before[id].insert(group);
  }
}

std::vector<Move> due(Connection& db, const Capacities& capacities) {
  std::vector<Move> moves;
  if (!db.query("SELECT 1 FROM waiting WHERE ended IS NULL").step()) return moves;
  for (const auto& [group, capacity] : capacities) {
    const auto line = line_for(db, group);
    if (line.empty()) continue;
    auto free = static_cast<std::int64_t>(line.size());
    if (capacity > 0) free = std::min(free, capacity - places_taken(db, group));
    for (std::int64_t i = 0; i < free; ++i) {
      const auto& [place, registration] = line[static_cast<std::size_t>(i)];
      moves.push_back({place, registration, group});
    }
  }
  return moves;
}

bool move_up(Connection& db, const std::vector<Move>& moves, const Capacities& capacities,
             Instant now) {
  const std::vector<Move> all = due(db, capacities);
  for (const Move& move : moves) {
    if (std::find(all.begin(), all.end(), move) == all.end()) return false;
  }
  for (const Move& move : moves) {
    db.execute("UPDATE waiting SET ended = ?, moved_up = 1 WHERE id = ?", now, move.place);
    // What was written before no longer says how things stand.
    db.execute("UPDATE registration SET updated = ? WHERE id = ?", now, move.registration);
  }
  return true;
}

std::int64_t people(Connection& db) {
  return db.query("SELECT count(DISTINCT registration_id) FROM waiting WHERE ended IS NULL")
      .number();
}

}  // namespace waiting

Result<std::vector<Registration>> Store::foresee(const std::vector<Registration>& registrations,
                                                 const Capacities& capacities, Instant now) {
  return impl_->run("looking for places", [&]() -> Result<std::vector<Registration>> {
    // Never committed.
    SQLite::Transaction trial = impl_->db.begin_write();
    const auto ids = waiting::store_in_place(
        impl_->db, registrations, capacities, now, [&](const Registration& one) {
          return Result<std::int64_t>(registrations::put(impl_->db, one, now));
        });
    if (!ids) return ids.error();
    std::vector<Registration> foreseen = registrations;
    for (std::size_t i = 0; i < foreseen.size(); ++i)
      foreseen[i].waiting = waiting::of(impl_->db, (*ids)[i], std::nullopt);
    return foreseen;
  });
}

Result<std::vector<Move>> Store::moves_due(const Capacities& capacities) {
  return impl_->run("looking who moves up", [&]() -> Result<std::vector<Move>> {
    SQLite::Transaction snapshot = impl_->db.begin_read();
    return waiting::due(impl_->db, capacities);
  });
}

Result<void> Store::move_up(const std::vector<Move>& moves, const Capacities& capacities,
                            const std::optional<NewOutboxMail>& mail, Instant now) {
  return impl_->run("moving up", [&]() -> Result<void> {
    SQLite::Transaction transaction = impl_->db.begin_write();
    if (!waiting::move_up(impl_->db, moves, capacities, now))
      return transient(Errc::kRefused, "the place was taken meanwhile");
    if (mail) outbox::add(impl_->db, *mail, std::nullopt, now);
    transaction.commit();
    return {};
  });
}

}  // namespace meldaan::store
