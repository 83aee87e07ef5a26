#include "domain/institutions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "domain/institution_name.h"

namespace meldaan {
namespace {

// "Konot" for Katholiek Onderwijs Noord-Oost Twente; two letters are anybody's.
constexpr std::size_t kShortestAcronym = 3;

// A school as somebody named it, or as several did.
struct NamedSchool {
  InstitutionName name;
  std::string core;
  std::optional<std::size_t> foundation;
};

bool differ(std::string_view one, std::string_view other) {
  return !one.empty() && !other.empty() && one != other;
}

// "Hengelo" and "Hengelo (Ov)" are one town.
bool are_apart(const std::string& one, const std::string& other) {
  return differ(one, other) && !one.starts_with(other) && !other.starts_with(one);
}

bool same_kind_and_town(const InstitutionName& one, const InstitutionName& other) {
  const auto side = static_cast<std::size_t>(SchoolSide::kDenomination);
  return !one.sides[side].empty() && one.sides[side] == other.sides[side] && !one.where.empty() &&
         !other.where.empty();
}

// Of two that have the same name.
bool contradict(const NamedSchool& one, const NamedSchool& other) {
  for (std::size_t side = 0; side < kSchoolSides; ++side) {
    if (differ(one.name.sides[side], other.name.sides[side])) return true;
  }
  if (are_apart(one.name.where, other.name.where)) return true;
  // A foundation has more names than its own; where all else agrees it is one of these.
  return one.foundation && other.foundation && *one.foundation != *other.foundation &&
         !same_kind_and_town(one.name, other.name);
}

// How much it says of itself.
std::size_t precision(const NamedSchool& school) {
  const auto sides = std::count_if(school.name.sides.begin(), school.name.sides.end(),
                                   [](std::string_view side) { return !side.empty(); });
  return static_cast<std::size_t>(sides) + (school.name.where.empty() ? 0U : 2U) +
         (school.foundation ? 2U : 0U);
}

void learn(NamedSchool& school, const NamedSchool& other) {
  for (std::size_t side = 0; side < kSchoolSides; ++side) {
    if (school.name.sides[side].empty()) school.name.sides[side] = other.name.sides[side];
  }
  if (school.name.where.empty()) school.name.where = other.name.where;
  if (!school.foundation) school.foundation = other.foundation;
}

// "OBS De Linde Hengelo" beside "OBS De Linde": the words behind a name that stands by itself are
// a town where it is known as one, or where both belong to one foundation.
void part_from_town(NamedSchool& school, const std::set<std::string>& towns,
                    const std::map<std::string, std::set<std::optional<std::size_t>>>& cores) {
  const std::vector<std::string>& words = school.name.words;
  for (std::size_t kept = words.size(); school.name.where.empty() && kept-- > 1;) {
    InstitutionName head = school.name;
    head.words.resize(kept);
    InstitutionName tail = school.name;
    tail.words.erase(tail.words.begin(), tail.words.begin() + static_cast<std::ptrdiff_t>(kept));
    const auto known = cores.find(head.core());
    if (known == cores.end()) continue;
    const bool shares = school.foundation && known->second.contains(school.foundation);
    if (!shares && !towns.contains(tail.core())) continue;
    head.where = tail.core();
    school.name = std::move(head);
    school.core = school.name.core();
    return;
  }
}

void part_from_towns(std::vector<NamedSchool>& schools) {
  std::set<std::string> towns;
  std::map<std::string, std::set<std::optional<std::size_t>>> cores;
  for (const NamedSchool& school : schools) {
    if (school.core.empty()) continue;
    if (!school.name.where.empty()) towns.insert(school.name.where);
    cores[school.core].insert(school.foundation);
  }
  for (NamedSchool& school : schools) part_from_town(school, towns, cores);
}

std::vector<NamedSchool> named_by(const std::vector<const Person*>& people,
                                  const Institutions& foundations) {
  std::vector<NamedSchool> schools;
  for (std::size_t i = 0; i < people.size(); ++i) {
    NamedSchool school;
    school.name = school_name(people[i]->school);
    school.core = school.name.core();
    school.foundation = foundations.of[i];
    schools.push_back(std::move(school));
  }
  part_from_towns(schools);
  return schools;
}

// Which of the schools of one name each of these is: the most precise are told apart first.
std::vector<std::vector<std::size_t>> told_apart(const std::vector<NamedSchool>& schools,
                                                 std::vector<std::size_t> namesakes) {
  std::stable_sort(namesakes.begin(), namesakes.end(), [&](std::size_t one, std::size_t other) {
    return precision(schools[one]) > precision(schools[other]);
  });
  std::vector<NamedSchool> known;
  std::vector<std::vector<std::size_t>> members;
  for (const std::size_t who : namesakes) {
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (!contradict(known[i], schools[who])) fitting.push_back(i);
    }
    if (fitting.empty()) {
      known.push_back(schools[who]);
      members.push_back({who});
      continue;
    }
    if (fitting.size() == 1) learn(known[fitting.front()], schools[who]);
    members[fitting.front()].push_back(who);
  }
  return members;
}

// Numbers in order of appearance.
Institutions numbered(const std::vector<std::optional<std::size_t>>& found) {
  Institutions institutions;
  std::map<std::size_t, std::size_t> numbers;
  for (const std::optional<std::size_t>& one : found) {
    institutions.of.emplace_back();
    if (one) institutions.of.back() = numbers.try_emplace(*one, numbers.size()).first->second;
  }
  institutions.count = numbers.size();
  return institutions;
}

// The only long name with such initials, with its legal form or without.
std::map<std::string, std::string> acronyms_of(
    const std::map<std::string, InstitutionName>& names) {
  std::map<std::string, std::set<std::string>> long_names;
  for (const auto& [core, name] : names) {
    if (name.words.size() < 2) continue;
    std::string initials;
    for (const std::string& word : name.words) initials += word.substr(0, 1);
    long_names[initials].insert(core);
    long_names[name.initials].insert(core);
  }
  std::map<std::string, std::string> acronyms;
  for (const auto& [initials, cores] : long_names) {
    if (initials.size() >= kShortestAcronym && cores.size() == 1)
      acronyms.emplace(initials, *cores.begin());
  }
  return acronyms;
}

}  // namespace

Institutions foundations_of(const std::vector<const Person*>& people) {
  std::map<std::string, InstitutionName> names;
  std::vector<std::string> cores;
  for (const Person* person : people) {
    InstitutionName name = foundation_name(person->foundation);
    cores.push_back(name.core());
    if (!cores.back().empty()) names.try_emplace(cores.back(), std::move(name));
  }
  const std::map<std::string, std::string> acronyms = acronyms_of(names);
  std::map<std::string, std::size_t> numbers;
  std::vector<std::optional<std::size_t>> found;
  for (std::string& core : cores) {
    const auto acronym = acronyms.find(core);
    if (acronym != acronyms.end()) core = acronym->second;
    found.emplace_back();
    if (!core.empty()) found.back() = numbers.try_emplace(core, numbers.size()).first->second;
  }
  return numbered(found);
}

Institutions schools_of(const std::vector<const Person*>& people, const Institutions& foundations) {
  const std::vector<NamedSchool> schools = named_by(people, foundations);
  std::map<std::string, std::vector<std::size_t>> by_core;
  for (std::size_t i = 0; i < schools.size(); ++i) {
    if (!schools[i].core.empty()) by_core[schools[i].core].push_back(i);
  }
  std::vector<std::optional<std::size_t>> found(people.size());
  std::size_t number = 0;
  for (const auto& [core, namesakes] : by_core) {
    for (const std::vector<std::size_t>& members : told_apart(schools, namesakes)) {
      for (const std::size_t who : members) found[who] = number;
      ++number;
    }
  }
  return numbered(found);
}

bool may_be_same_school(const Person& one, const Person& other) {
  const std::vector<const Person*> both{&one, &other};
  std::vector<NamedSchool> schools = named_by(both, foundations_of(both));
  // Who writes twice may name the foundation one way and another.
  for (NamedSchool& school : schools) school.foundation.reset();
  return !schools[0].core.empty() && schools[0].core == schools[1].core &&
         !contradict(schools[0], schools[1]);
}

}  // namespace meldaan
