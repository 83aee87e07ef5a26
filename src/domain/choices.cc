#include "domain/choices.h"

#include <algorithm>

namespace meldaan {
namespace {

bool lacks_groups(const Person& person) {
  const std::vector<Missing> missing = missing_of(person);
  return std::find(missing.begin(), missing.end(), Missing::kGroups) != missing.end();
}

}  // namespace

std::vector<GroupId> choices_of(const std::vector<Registration>& registrations,
                                const Event& event) {
  std::vector<GroupId> choices;
  const auto add = [&choices](const GroupId& id) {
    if (std::find(choices.begin(), choices.end(), id) == choices.end()) choices.push_back(id);
  };
  for (const Registration& registration : registrations) {
    if (!lacks_groups(registration.person)) continue;
    for (const Group& group : event.groups) add(group.id);
    return choices;
  }
  for (const Registration& registration : registrations) {
    for (const std::string& topic : registration.person.unclear_groups) {
      const std::vector<const Group*> groups = event.with_topic(topic);
      if (groups.size() == 1) continue;
      for (const Group* group : groups) add(group->id);
    }
  }
  return choices;
}

}  // namespace meldaan
