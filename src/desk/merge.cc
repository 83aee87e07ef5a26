#include "desk/merge.h"

#include <algorithm>

namespace meldaan::desk {
namespace {

void fill(std::string& known, const std::string& later) {
  if (known.empty()) known = later;
}

void unite(std::vector<std::string>& known, const std::vector<std::string>& later) {
  for (const std::string& value : later) {
    if (std::find(known.begin(), known.end(), value) == known.end()) known.push_back(value);
  }
}

bool has_topic(const std::vector<GroupId>& groups, const std::string& topic) {
  return std::any_of(groups.begin(), groups.end(),
                     [&](const GroupId& id) { return topic_of(id) == topic; });
}

}  // namespace

Person merged(const Person& known, const Person& later) {
  Person person = known;
  fill(person.name, later.name);
  fill(person.email, later.email);
  fill(person.school, later.school);
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

}  // namespace meldaan::desk
