// The fields of one person in a reply, and the numbered choices that the whole reply shares.
#pragma once

#include <string>
#include <vector>

#include "domain/event.h"
#include "render/fields.h"
#include "render/people.h"
#include "render/words.h"

namespace meldaan::render {

// One mail numbers its choices once, whoever is asked. Refers to the event, and must not outlive
// it.
class Choices {
 public:
  Choices(const People& people, const Event& event);

  // Whether one of several groups is to be chosen for the person.
  bool has_several(const Person& person) const;
  Fields unclear(const std::string& topic) const;
  std::vector<Fields> catalogue(const Words& words) const;

 private:
  long long number_of(const GroupId& id) const;

  const Event& event_;
  std::vector<GroupId> ids_;
};

// What differs between before and now, in the order in which a person's table shows it; empty where
// nothing that a reader sees does.
std::vector<Fields> changes_of(const Participant& participant, const Event& event);

// The groups that the person waits for, and those in which a place has come free since: each with
// its title, the number in the line, and who it is.
std::vector<Fields> waiting_of(const Participant& participant, const Event& event);
std::vector<Fields> moved_up_of(const Participant& participant, const Event& event);

Fields person_fields(const Participant& participant, const Choices& choices, const Event& event);

}  // namespace meldaan::render
