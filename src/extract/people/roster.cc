#include "extract/people/roster.h"

#include <algorithm>
#include <utility>

#include "extract/people/references.h"

namespace meldaan::extract {

bool PersonFound::has_in_row(std::size_t token) const {
  return std::any_of(rows.begin(), rows.end(),
                     [token](const Range& row) { return row.contains(token); });
}

PersonFound* Roster::known(std::string_view name) {
  const auto found = std::find_if(people.begin(), people.end(), [&](const PersonFound& person) {
    return !person.name.empty() && same_person(person.name, name);
  });
  return found == people.end() ? nullptr : &*found;
}

bool Roster::add(PersonFound person, std::string_view name) {
  if (is_full() || known(name) != nullptr) return false;
  people.push_back(std::move(person));
  ++others;
  return true;
}

bool Roster::is_absent(std::string_view name) const {
  return std::any_of(absent.begin(), absent.end(),
                     [name](const PersonFound& person) { return same_person(person.name, name); });
}

void Roster::add_absent(PersonFound person) {
  if (absent.size() >= kMostPeople || is_absent(person.name)) return;
  person.stays_away = true;
  absent.push_back(std::move(person));
}

bool Roster::in_row(std::size_t token) const {
  const auto holds = [token](const PersonFound& person) { return person.has_in_row(token); };
  return std::any_of(people.begin(), people.end(), holds) ||
         std::any_of(absent.begin(), absent.end(), holds);
}

bool Roster::lists_behind(std::size_t token) const {
  return std::any_of(people.begin(), people.end(), [token](const PersonFound& person) {
    return !person.rows.empty() && person.rows.front().begin > token;
  });
}

bool Roster::has_called(std::string_view word) const {
  const auto bears_it = [word](const PersonFound& person) { return bears(person, word); };
  return std::any_of(people.begin(), people.end(), bears_it) ||
         std::any_of(absent.begin(), absent.end(), bears_it);
}

bool Roster::mean_the_absent() {
  const bool some_leave =
      !absent.empty() ||
      std::any_of(people.begin(), people.end(), [](const PersonFound& p) { return p.leaves; });
  const bool others_come = std::any_of(people.begin(), people.end(), [&](const PersonFound& p) {
    return !p.leaves && (!p.name.empty() || !some_leave);
  });
  if (others_come) return false;
  std::erase_if(people, [](const PersonFound& p) { return !p.leaves && p.name.empty(); });
  for (PersonFound& person : absent) {
    person.stays_away = false;
    person.leaves = true;
    people.push_back(std::move(person));
    ++others;
  }
  absent.clear();
  return others > 0;
}

void Roster::keep_all() {
  for (PersonFound& person : people) person.leaves = false;
}

}  // namespace meldaan::extract
