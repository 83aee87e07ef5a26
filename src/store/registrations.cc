#include "store/registrations.h"

#include <optional>
#include <utility>

#include "domain/address.h"
#include "store/waiting.h"

namespace meldaan::store::registrations {
namespace {

const char* name_of(FoundationSource source) {
  return source == FoundationSource::kRegister ? "register" : "mail";
}

FoundationSource foundation_source_of(std::string_view name) {
  return name == "register" ? FoundationSource::kRegister : FoundationSource::kMail;
}

void read_groups(Connection& db, Registration& registration) {
  Query query = db.query(
      "SELECT kind, name FROM registration_group WHERE registration_id = ? ORDER BY kind, position",
      registration.id);
  Person& person = registration.person;
  while (query.step()) {
    const std::string kind = query.bytes(0);
    std::vector<std::string>& groups = kind == "known"     ? person.groups
                                       : kind == "unclear" ? person.unclear_groups
                                                           : person.proposed_groups;
    groups.push_back(query.bytes(1));
  }
}

std::optional<Registration> load(Connection& db, std::int64_t id) {
  static const std::string kSql =
      "SELECT ref, state, name, email, school, foundation, foundation_source, submitted_by,"
      " created, updated, unsure_school, counts, call_name, " +
      kIsMerged + " FROM registration AS r WHERE id = ?";
  Query query = db.query(kSql, id);
  if (!query.step()) return std::nullopt;
  Registration registration;
  registration.id = id;
  registration.ref = query.bytes(0);
  registration.state =
      registration_state_of(query.bytes(1)).value_or(RegistrationState::kIncomplete);
  registration.person.name = query.bytes(2);
  registration.person.email = query.bytes(3);
  registration.person.school = query.bytes(4);
  registration.person.foundation = query.bytes(5);
  registration.person.foundation_source = foundation_source_of(query.bytes(6));
  registration.submitted_by = query.bytes(7);
  registration.created = query.instant(8);
  registration.updated = query.instant(9);
  registration.person.unsure_school = query.bytes(10);
  registration.counts = query.flag(11);
  registration.person.call_name = query.bytes(12);
  registration.merged = query.flag(13);
  read_groups(db, registration);
  registration.waiting = waiting::of(db, id, std::nullopt);
  return registration;
}

// Those whose ids the query gives, in its order.
std::vector<Registration> load_all(Connection& db, Query ids) {
  std::vector<Registration> found;
  while (ids.step()) {
    if (std::optional<Registration> registration = load(db, ids.integer(0))) {
      found.push_back(*std::move(registration));
    }
  }
  return found;
}

void insert_groups(Connection& db, std::int64_t id, std::string_view kind,
                   const std::vector<std::string>& groups) {
  int position = 0;
  for (const std::string& group : groups) {
    db.execute(
        "INSERT INTO registration_group (registration_id, kind, position, name)"
        " VALUES (?, ?, ?, ?)",
        id, kind, position++, group);
  }
}

void write_groups(Connection& db, std::int64_t id, const Person& person) {
  db.execute("DELETE FROM registration_group WHERE registration_id = ?", id);
  insert_groups(db, id, "known", person.groups);
  insert_groups(db, id, "unclear", person.unclear_groups);
  insert_groups(db, id, "proposed", person.proposed_groups);
}

std::int64_t insert(Connection& db, const Registration& registration, Instant now) {
  const Person& person = registration.person;
  db.execute(
      "INSERT INTO registration (ref, state, name, email, email_key, school, foundation,"
      " foundation_source, submitted_by, submitted_by_key, created, updated, unsure_school, counts,"
      " call_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      registration.ref, meldaan::name_of(registration.state), person.name, person.email,
      comparable_address(person.email), person.school, person.foundation,
      name_of(person.foundation_source), registration.submitted_by,
      comparable_address(registration.submitted_by), now, now, person.unsure_school,
      registration.state == RegistrationState::kConfirmed, person.call_name);
  const std::int64_t id = db.last_id();
  write_groups(db, id, person);
  return id;
}

void update(Connection& db, const Registration& registration, Instant now) {
  const Person& person = registration.person;
  db.execute(
      "UPDATE registration SET state = ?, name = ?, email = ?, email_key = ?, school = ?,"
      " foundation = ?, foundation_source = ?, submitted_by = ?, submitted_by_key = ?, updated = ?,"
      " unsure_school = ?, counts = ? OR (counts AND ?), call_name = ? WHERE id = ?",
      meldaan::name_of(registration.state), person.name, person.email,
      comparable_address(person.email), person.school, person.foundation,
      name_of(person.foundation_source), registration.submitted_by,
      comparable_address(registration.submitted_by), now, person.unsure_school,
      registration.state == RegistrationState::kConfirmed,
      registration.state == RegistrationState::kIncomplete, person.call_name, registration.id);
  write_groups(db, registration.id, person);
}

// The person with their state. A group table's rows come in the order of its key, so the arrays
// keep the person's order.
std::string as_json(Connection& db, std::int64_t id) {
  Query query = db.query(R"sql(
    SELECT json_object(
      'state', state, 'name', name, 'email', email, 'school', school, 'foundation', foundation,
      'foundation_source', foundation_source, 'unsure_school', unsure_school, 'call_name', call_name,
      'groups', (SELECT json_group_array(name) FROM registration_group
                 WHERE registration_id = ?1 AND kind = 'known'),
      'unclear_groups', (SELECT json_group_array(name) FROM registration_group
                         WHERE registration_id = ?1 AND kind = 'unclear'),
      'proposed_groups', (SELECT json_group_array(name) FROM registration_group
                          WHERE registration_id = ?1 AND kind = 'proposed'))
    FROM registration WHERE id = ?1)sql",
                         id);
  return query.step() ? query.bytes(0) : "null";
}

void remember(Connection& db, std::int64_t id, MailId mail, Instant now, std::string_view event,
              const std::string& before) {
  db.execute(
      "INSERT INTO history (registration_id, mail_id, at, event, detail)"
      " VALUES (?, ?, ?, ?, json_object('before', json(?), 'after', json(?)))",
      id, mail, now, event, before, as_json(db, id));
}

const char* event_between(const Registration& before, const Registration& after) {
  const bool was_cancelled = before.state == RegistrationState::kCancelled;
  const bool is_cancelled = after.state == RegistrationState::kCancelled;
  if (is_cancelled && !was_cancelled) return "cancelled";
  if (was_cancelled && !is_cancelled) return "reinstated";
  if (before.state == RegistrationState::kIncomplete &&
      after.state == RegistrationState::kConfirmed) {
    return "completed";
  }
  const bool same = before.state == after.state && before.person == after.person &&
                    before.submitted_by == after.submitted_by;
  return same ? "repeated" : "updated";
}

std::vector<std::string> list_in(Connection& db, std::int64_t history_id, std::string_view path) {
  std::vector<std::string> values;
  Query query = db.query(
      "SELECT j.value FROM history AS h, json_each(h.detail, ?) AS j WHERE h.id = ? ORDER BY j.key",
      path, history_id);
  while (query.step()) values.push_back(query.bytes(0));
  return values;
}

// One side, "before" or "after", of what a mail did to a registration.
void read_side(Connection& db, std::int64_t history_id, const std::string& side, Person& person,
               RegistrationState& state) {
  Query query = db.query(
      "SELECT it ->> 'state', it ->> 'name', it ->> 'email', it ->> 'school', it ->> 'foundation',"
      " it ->> 'foundation_source', ifnull(it ->> 'unsure_school', ''),"
      " ifnull(it ->> 'call_name', '')"
      " FROM (SELECT detail -> ? AS it FROM history WHERE id = ?)",
      side, history_id);
  if (!query.step()) return;
  state = registration_state_of(query.bytes(0)).value_or(RegistrationState::kIncomplete);
  person.name = query.bytes(1);
  person.email = query.bytes(2);
  person.school = query.bytes(3);
  person.foundation = query.bytes(4);
  person.foundation_source = foundation_source_of(query.bytes(5));
  person.unsure_school = query.bytes(6);
  person.call_name = query.bytes(7);
  const auto list = [&](const char* field) {
    return list_in(db, history_id, "$." + side + "." + field);
  };
  person.groups = list("groups");
  person.unclear_groups = list("unclear_groups");
  person.proposed_groups = list("proposed_groups");
}

}  // namespace

Result<bool> has_reference(Connection& db, const Reference& ref) {
  return db.query("SELECT 1 FROM registration WHERE ref = ?", ref).step();
}

Result<std::vector<Registration>> all(Connection& db) {
  SQLite::Transaction snapshot = db.begin_read();
  return every(db);
}

std::vector<Registration> every(Connection& db) {
  return load_all(db, db.query("SELECT id FROM registration ORDER BY id"));
}

Result<std::vector<Registration>> of_address(Connection& db, const std::string& address) {
  const std::string key = comparable_address(address);
  // Colleagues without an address of their own have the empty one: it is nobody's.
  if (key.empty()) return std::vector<Registration>();
  SQLite::Transaction snapshot = db.begin_read();
  return load_all(db, db.query("SELECT id FROM registration"
                               " WHERE email_key = ?1 OR submitted_by_key = ?1 ORDER BY id",
                               key));
}

std::optional<Registration> find(Connection& db, std::int64_t id) {
  return load(db, id);
}

Result<std::vector<HistoryEntry>> history(Connection& db, std::int64_t registration_id) {
  std::vector<HistoryEntry> entries;
  Query query = db.query(
      "SELECT at, event, detail, mail_id FROM history WHERE registration_id = ? ORDER BY id",
      registration_id);
  while (query.step()) {
    entries.push_back({query.instant(0), query.bytes(1), query.bytes(2), query.integer(3)});
  }
  return entries;
}

void read_after(Connection& db, std::int64_t history_id, Person& person, RegistrationState& state) {
  read_side(db, history_id, "after", person, state);
}

std::optional<Undo> undo_of(Connection& db, std::int64_t id, MailId mail) {
  Query query = db.query(
      "SELECT h.id, h.mail_id, h.detail ->> '$.before' IS NULL FROM history AS h"
      " WHERE h.registration_id = ? AND h.event <> 'repeated' ORDER BY h.id DESC LIMIT 1",
      id);
  if (!query.step() || query.integer(1) != mail) return std::nullopt;
  Undo undo;
  undo.registration = id;
  const bool made = query.flag(2);
  read_side(db, query.integer(0), made ? "after" : "before", undo.person, undo.state);
  if (made) undo.state = RegistrationState::kCancelled;
  return undo;
}

std::int64_t put(Connection& db, const Registration& registration, Instant now) {
  if (registration.id == 0) return insert(db, registration, now);
  update(db, registration, now);
  return registration.id;
}

void erase(Connection& db, std::int64_t id) {
  db.execute("DELETE FROM registration WHERE id = ?", id);
}

Result<std::int64_t> save(Connection& db, const Registration& registration, MailId mail,
                          Instant now) {
  if (registration.id == 0) {
    if (registration.ref.empty()) {
      return permanent(Errc::kInvalid, "a new registration has no reference");
    }
    const std::int64_t id = insert(db, registration, now);
    remember(db, id, mail, now, "registered", "null");
    return id;
  }
  const std::optional<Registration> before = load(db, registration.id);
  if (!before) return permanent(Errc::kNotFound, "no registration has this id");
  const std::string before_json = as_json(db, registration.id);
  const std::string_view event = event_between(*before, registration);
  if (event != "repeated") update(db, registration, now);
  remember(db, registration.id, mail, now, event, before_json);
  return registration.id;
}

Result<void> revise(Connection& db, const Registration& before, const Registration& after,
                    MailId mail, Instant now) {
  const std::optional<Registration> current = load(db, before.id);
  if (!current) return permanent(Errc::kNotFound, "no registration has this id");
  if (current->person != before.person || current->state != before.state ||
      current->updated != before.updated) {
    return permanent(Errc::kRefused, "the registration was altered meanwhile");
  }
  Registration revised = *current;
  revised.person = after.person;
  revised.state = after.state;
  const std::string before_json = as_json(db, before.id);
  update(db, revised, now);
  remember(db, before.id, mail, now, "reread", before_json);
  return {};
}

}  // namespace meldaan::store::registrations
