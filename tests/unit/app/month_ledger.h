// What a digest must say: counted in the tables by SQL as they stand, and compared with how they
// stood a digest ago. The digest itself is told from the histories of the registrations.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/institutions.h"
#include "domain/reasons.h"
#include "util/clock.h"
#include "util/text.h"

namespace meldaan::app {

using Numbers = std::map<std::string, int>;

class Ledger {
 public:
  explicit Ledger(const std::filesystem::path& database) : database_(database) {}

  Numbers count(const Event& event, Instant now) {
    SQLite::Database db(database_, SQLite::OPEN_READONLY);
    const std::string comes = "state IN ('confirmed', 'incomplete')";
    const std::vector<Person> people = people_of(db, comes);
    std::vector<const Person*> pointers;
    for (const Person& person : people) pointers.push_back(&person);
    Numbers numbers = {
        {"people", one(db, "SELECT count(*) FROM registration WHERE " + comes)},
        {"incomplete", one(db, "SELECT count(*) FROM registration WHERE state = 'incomplete'")},
        {"cancelled", one(db, "SELECT count(*) FROM registration WHERE state = 'cancelled'")},
        {"schools", static_cast<int>(schools_of(pointers, foundations_of(pointers)).count)},
        {"foundations", static_cast<int>(foundations_of(pointers).count)},
        {"proposals", different(db,
                                "SELECT g.name FROM registration_group AS g JOIN registration AS r"
                                " ON r.id = g.registration_id WHERE g.kind = 'proposed' AND r." +
                                    comes)},
        // Until an organiser has said that they are several.
        {"doubles", one(db,
                        "SELECT count(*) FROM registration WHERE id IN (SELECT max(id)"
                        " FROM registration WHERE " +
                            comes +
                            " AND instr(name, ' ') GROUP BY lower(name) HAVING count(*) > 1)"
                            " AND NOT EXISTS (SELECT 1 FROM settlement WHERE"
                            " item = 'registration-' || registration.id AND at >= updated)")},
        {"open", open_mails(db) + open_registrations(db, now)},
        {"read", one(db,
                     "SELECT count(*) FROM sighting AS s JOIN mail AS m ON m.id = s.mail_id WHERE"
                     " s.fate = 'review' AND s.inbox = 'read' AND m.reason = '" +
                         std::string(reasons::kNoRegistration) + "'")},
        {"unsent",
         one(db, "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending', 'deferred')")}};
    for (const Group& group : event.groups) {
      numbers[group.id] = one(db,
                              "SELECT count(*) FROM registration_group AS g JOIN registration AS r"
                              " ON r.id = g.registration_id WHERE g.kind = 'known' AND g.name = '" +
                                  group.id + "' AND r." + comes);
    }
    compare(db, numbers);
    return numbers;
  }

 private:
  struct Row {
    bool comes = false;
    std::string all;
  };

  static int one(SQLite::Database& db, const std::string& sql) {
    SQLite::Statement query(db, sql);
    return query.executeStep() ? query.getColumn(0).getInt() : 0;
  }

  static std::vector<Person> people_of(SQLite::Database& db, const std::string& who) {
    std::vector<Person> people;
    for (SQLite::Statement query(db, "SELECT school, foundation FROM registration WHERE " + who);
         query.executeStep();) {
      people.emplace_back();
      people.back().school = query.getColumn(0).getString();
      people.back().foundation = query.getColumn(1).getString();
    }
    return people;
  }

  static int different(SQLite::Database& db, const std::string& sql) {
    std::set<std::string> values;
    for (SQLite::Statement query(db, sql); query.executeStep();) {
      const std::string value = fold(query.getColumn(0).getString());
      if (!value.empty()) values.insert(value);
    }
    return static_cast<int>(values.size());
  }

  // A mail that is no registration is off the list when it was read; what two questions have not
  // helped stands there as a registration.
  static int open_mails(SQLite::Database& db) {
    return one(db,
               "SELECT count(*) FROM sighting AS s JOIN mail AS m ON m.id = s.mail_id"
               " WHERE s.fate IN ('review', 'set-aside') AND m.reason <> '" +
                   std::string(reasons::kTwoQuestions) +
                   "' AND (s.inbox = 'unread' OR (s.inbox = 'read' AND m.reason <> '" +
                   std::string(reasons::kNoRegistration) + "'))");
  }

  // Silent for three days after the reminder, or asked twice; those whose mail came back, who were
  // late, and who may be one with somebody before.
  static int open_registrations(SQLite::Database& db, Instant now) {
    // An organiser's word on it holds until another mail of ours goes there.
    const std::string bounced =
        "(undeliverable AND state <> 'cancelled' AND NOT EXISTS (SELECT 1 FROM settlement"
        " WHERE item = 'registration-' || registration.id AND kind = 'bounced' AND at >"
        " (SELECT max(created) FROM outbox JOIN outbox_registration AS p ON p.outbox_id = outbox.id"
        "  WHERE p.registration_id = registration.id)))";
    const std::string silent =
        "(state = 'incomplete' AND NOT undeliverable AND NOT taken_over AND (receipt_sent OR"
        " id IN (SELECT p.registration_id FROM outbox AS o JOIN outbox_registration AS p"
        " ON p.outbox_id = o.id WHERE o.kind = 'reminder' AND o.created <= " +
        std::to_string((now - std::chrono::hours(72)).time_since_epoch().count()) + ")))";
    const std::string others =
        "(state = 'late' AND NOT undeliverable AND NOT taken_over)"
        " OR id IN (SELECT max(id) FROM registration WHERE state IN ('confirmed', 'incomplete')"
        "  AND instr(name, ' ') GROUP BY lower(name) HAVING count(*) > 1)";
    const std::string not_settled =
        "NOT EXISTS (SELECT 1 FROM settlement"
        " WHERE item = 'registration-' || registration.id AND at >= updated)";
    return one(db, "SELECT count(*) FROM registration WHERE " + bounced + " OR ((" + silent +
                       " OR " + others + ") AND " + not_settled + ")") +
           one(db, "SELECT count(*) FROM outbox WHERE state = 'held'");
  }

  // With the day before.
  void compare(SQLite::Database& db, Numbers& numbers) {
    std::map<int, Row> rows;
    SQLite::Statement query(
        db,
        "SELECT id, state IN ('confirmed', 'incomplete'), json_array(state, name, email, school,"
        " unsure_school, call_name, foundation, foundation_source, (SELECT json_group_array(kind "
        "|| name) FROM"
        "  (SELECT kind, name FROM registration_group WHERE registration_id = r.id"
        "   ORDER BY kind, position))) FROM registration AS r");
    while (query.executeStep())
      rows[query.getColumn(0)] = {query.getColumn(1).getInt() != 0, query.getColumn(2).getString()};
    for (const char* name : {"new", "changed", "withdrawn"}) numbers[name] = 0;
    for (const auto& [id, row] : rows) {
      const Row before = rows_[id];
      numbers["new"] += row.comes && !before.comes;
      numbers["changed"] += row.comes && before.comes && row.all != before.all;
      numbers["withdrawn"] += before.comes && !row.comes;
    }
    rows_ = std::move(rows);
  }

  std::filesystem::path database_;
  std::map<int, Row> rows_;
};

}  // namespace meldaan::app
