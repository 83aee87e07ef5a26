#include "domain/choices.h"

#include <algorithm>

#include "util/text.h"

namespace meldaan {

std::vector<GroupId> choices_of(const std::vector<Registration>& registrations,
                                const Event& event) {
  std::vector<GroupId> choices;
  const auto add = [&choices](const GroupId& id) {
    if (std::find(choices.begin(), choices.end(), id) == choices.end()) choices.push_back(id);
  };
  for (const Registration& registration : registrations) {
    if (!misses(registration.person, Missing::kGroups)) continue;
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

std::vector<GroupId> chosen_by_number(std::string_view words, const Person& person,
                                      const Event& event) {
  Registration asked;
  asked.person = person;
  std::vector<GroupId> choices = choices_of({asked}, event);
  if (choices.empty()) {
    for (const Group& group : event.groups) choices.push_back(group.id);
  }
  std::string spaced(words);
  for (const char* mark : {",", ";", "&", "+"}) spaced = replace_all(spaced, mark, " ");
  std::vector<GroupId> chosen;
  for (const std::string& word : folded_words(spaced)) {
    if (word == "en") continue;
    const bool is_number = word.size() <= 2 && std::all_of(word.begin(), word.end(), is_digit);
    const std::size_t number = is_number ? std::stoul(word) : 0;
    if (number == 0 || number > choices.size()) return {};
    const GroupId& id = choices[number - 1];
    if (std::find(chosen.begin(), chosen.end(), id) == chosen.end()) chosen.push_back(id);
  }
  return chosen;
}

}  // namespace meldaan
