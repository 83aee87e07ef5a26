#include "desk/merge.h"

#include <algorithm>
#include <optional>

#include "domain/institutions.h"
#include "util/text.h"

namespace meldaan::desk {
namespace {

void fill(std::string& known, const std::string& later) {
  if (known.empty()) known = later;
}

// A call name is no more than a beginning.
void fill_name(Person& known, const Person& later) {
  if (known.name.empty()) set_name(known, later.name);
  if (known.name.empty()) fill(known.call_name, later.call_name);
}

void unite(std::vector<std::string>& known, const std::vector<std::string>& later) {
  for (const std::string& value : later) {
    if (std::find(known.begin(), known.end(), value) == known.end()) known.push_back(value);
  }
}

void settle_school(Person& person, const Person& later) {
  if (!person.school.empty()) {
    person.unsure_school.clear();
  } else if (!later.unsure_school.empty()) {
    person.unsure_school = later.unsure_school;
  }
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : fold(name) + " ") {
    if (c != ' ' && c != '-' && c != '.') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(word);
      word.clear();
    }
  }
  return words;
}

bool is_part_of(const std::string& a, const std::string& b) {
  return (" " + fold(b) + " ").find(" " + fold(a) + " ") != std::string::npos;
}

// A name in another spelling ("De Brug" and "obs De Brug, Almelo") is no other school.
void alter_place(std::string& known, const std::string& later,
                 const std::optional<Found<std::string>>& read) {
  if (later.empty() || !read) return;
  const bool other = !is_part_of(later, known) && !is_part_of(known, later);
  if (known.empty() || (other && read->evidence.zone == Zone::kOwn)) known = later;
}

void take_out(std::vector<GroupId>& groups, const std::vector<GroupId>& declined) {
  std::erase_if(groups, [&](const GroupId& id) {
    return std::find(declined.begin(), declined.end(), id) != declined.end();
  });
}

}  // namespace

bool has_topic(const std::vector<GroupId>& groups, const std::string& topic) {
  return std::any_of(groups.begin(), groups.end(),
                     [&](const GroupId& id) { return topic_of(id) == topic; });
}

Person merged(const Person& known, const Person& later) {
  Person person = known;
  std::erase_if(person.unclear_groups, is_in_own_words);
  fill_name(person, later);
  fill(person.email, later.email);
  fill(person.school, later.school);
  settle_school(person, later);
  if (person.foundation.empty() ||
      (person.foundation_source == FoundationSource::kRegister &&
       later.foundation_source == FoundationSource::kMail && !later.foundation.empty())) {
    person.foundation = later.foundation;
    person.foundation_source = later.foundation_source;
  }
  unite(person.groups, later.groups);
  unite(person.unclear_groups, later.unclear_groups);
  unite(person.proposed_groups, later.proposed_groups);
  std::erase_if(person.unclear_groups,
                [&](const std::string& topic) { return has_topic(person.groups, topic); });
  return person;
}

bool names_groups(const Person& person) {
  return !person.groups.empty() || !person.unclear_groups.empty() ||
         !person.proposed_groups.empty();
}

void inherit(Person& coming, const Person& leaving) {
  if (!names_groups(coming)) {
    coming.groups = leaving.groups;
    coming.unclear_groups = leaving.unclear_groups;
    coming.proposed_groups = leaving.proposed_groups;
  }
  if (!coming.school.empty() || !coming.foundation.empty()) return;
  coming.school = leaving.school;
  coming.unsure_school = leaving.unsure_school;
  coming.foundation = leaving.foundation;
  coming.foundation_source = leaving.foundation_source;
}

bool keeps_groups(const Reading& reading, const Person& known, const Person& later) {
  const auto has = [&](const GroupId& id) {
    return std::find(known.groups.begin(), known.groups.end(), id) != known.groups.end();
  };
  return reading.may_add_groups && std::none_of(later.groups.begin(), later.groups.end(), has);
}

Person altered(const Person& known, const Person& later, const PersonReading& read, bool replaces) {
  Person person = known;
  std::erase_if(person.unclear_groups, is_in_own_words);
  if (replaces && names_groups(later) && read.declined_groups.empty()) {
    person.groups.clear();
    person.unclear_groups.clear();
    person.proposed_groups.clear();
  }
  take_out(person.groups, read.declined_groups);
  for (const GroupId& declined : read.declined_groups) {
    std::erase(person.unclear_groups, std::string(topic_of(declined)));
  }
  unite(person.groups, later.groups);
  unite(person.unclear_groups, later.unclear_groups);
  unite(person.proposed_groups, later.proposed_groups);
  // "Ik sta bij Taal, maar wil liever naar Rekenen" speaks of what there was.
  const bool leaves_those = replaces && !later.groups.empty();
  std::erase_if(person.unclear_groups, [&](const std::string& topic) {
    return has_topic(person.groups, topic) || (leaves_those && has_topic(known.groups, topic));
  });
  alter_place(person.school, later.school, read.school);
  settle_school(person, later);
  const std::string foundation = person.foundation;
  alter_place(person.foundation, later.foundation, read.foundation);
  if (person.foundation != foundation) person.foundation_source = later.foundation_source;
  fill_name(person, later);
  return person;
}

bool may_be_same_name(const std::string& a, const std::string& b) {
  const std::vector<std::string> first = words_of(a);
  const std::vector<std::string> second = words_of(b);
  if (first.empty() || second.empty()) return true;
  if (first.front().front() != second.front().front()) return false;
  // One surname is among the other's words.
  const auto among = [](const std::string& word, const std::vector<std::string>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  return among(first.back(), second) || among(second.back(), first);
}

bool share_first_name(const Person& a, const Person& b) {
  const auto first = [](const Person& person) { return first_word(fold(called(person))); };
  const bool any_alone = !a.call_name.empty() || !b.call_name.empty();
  return any_alone && !first(a).empty() && first(a) == first(b);
}

bool is_same_person(const Person& known, const Person& other) {
  return other.email.empty() && trim(other.name).find(' ') != std::string_view::npos &&
         fold(known.name) == fold(other.name) && may_be_same_school(known, other);
}

}  // namespace meldaan::desk
