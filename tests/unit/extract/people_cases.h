// Mails and the people that are read in them, one line each.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract {

// "name <address> school: groups", the groups by their topics; what is not known left out.
inline std::string shown(const PersonReading& person) {
  std::string text = person.name ? person.name->value : "?";
  if (person.email) text += " <" + person.email->value + ">";
  if (person.school) text += " " + person.school->value;
  text += ":";
  for (const auto& group : person.groups) text += " " + std::string(topic_of(group.value));
  return text;
}

struct Case {
  const char* text;
  Address from;
  std::vector<std::string> people;
  const char* subject = "Netwerkmiddag";
};

inline const Address kMarieke{"Marieke Jansen", "m.jansen@v.nl"};
inline const Address kSecretary{"Administratie De Brug", "info@debrug.nl"};

inline void expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    std::vector<std::string> people;
    for (const PersonReading& person : read(mail_with(c.text, c.subject, c.from)).people)
      people.push_back(shown(person));
    EXPECT_THAT(people, testing::ElementsAreArray(c.people)) << c.text;
  }
}

}  // namespace meldaan::extract
