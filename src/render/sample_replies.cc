#include "render/reply_fields.h"

#include <algorithm>

namespace meldaan::render {
namespace {

Registration sample(const std::string& ref, Person person) {
  Registration registration;
  registration.ref = ref;
  registration.person = std::move(person);
  registration.submitted_by = "m.jansen@voorbeeld.nl";
  return registration;
}

Person complete_person(const Event& event) {
  Person person;
  person.name = "Marieke Jansen";
  person.email = "m.jansen@voorbeeld.nl";
  person.school = "OBS De Regenboog";
  person.foundation = "Stichting Consent";
  for (const Group& group : event.groups) {
    if (person.groups.size() < 2) person.groups.push_back(group.id);
  }
  return person;
}

// A topic that stands in several groups, if the event has one: its choices then have something to
// show.
std::string unclear_topic(const Event& event) {
  for (const Group& group : event.groups) {
    const std::string topic(topic_of(group.id));
    if (event.with_topic(topic).size() > 1) return topic;
  }
  return event.groups.empty() ? "onderwerp" : std::string(topic_of(event.groups.front().id));
}

std::vector<Person> sample_persons(const Event& event) {
  std::vector<Person> persons;
  const Person complete = complete_person(event);
  persons.push_back(complete);

  Person without_foundation = complete;
  without_foundation.foundation.clear();
  persons.push_back(without_foundation);

  Person from_register = complete;
  from_register.foundation_source = FoundationSource::kRegister;
  persons.push_back(from_register);

  Person without_school = complete;
  without_school.school.clear();
  without_school.groups.resize(std::min<std::size_t>(1, without_school.groups.size()));
  persons.push_back(without_school);

  Person with_proposals = complete;
  with_proposals.groups.clear();
  with_proposals.proposed_groups = {"muziek", "bewegend leren"};
  persons.push_back(with_proposals);

  Person unclear = complete;
  unclear.proposed_groups = {"muziek", "bewegend leren"};
  unclear.unclear_groups = {unclear_topic(event), "een onderwerp dat er niet is"};
  persons.push_back(unclear);

  Person colleague = complete;
  colleague.name = "Piet Bakker";
  colleague.email = "p.bakker@voorbeeld.nl";
  persons.push_back(colleague);

  persons.push_back(Person());  // nothing is known at all
  return persons;
}

}  // namespace

std::vector<Reply> sample_replies(const Event& event) {
  std::vector<Reply> replies;
  const std::vector<Person> persons = sample_persons(event);
  for (const ReplyKind kind : {ReplyKind::kConfirmation, ReplyKind::kQuestion, ReplyKind::kLate}) {
    Reply everyone;
    everyone.kind = kind;
    everyone.to = {"Marieke Jansen", "m.jansen@voorbeeld.nl"};
    everyone.has_question = true;
    for (const Person& person : persons) {
      Reply alone = everyone;
      alone.has_question = false;
      alone.registrations = {sample("KT-7F3K2M", person)};
      replies.push_back(alone);
      everyone.registrations.push_back(sample("KT-7F3K2M", person));
    }
    replies.push_back(everyone);
    Reply unknown_reader = everyone;
    unknown_reader.to = {"", "info@voorbeeld.nl"};
    replies.push_back(unknown_reader);
  }
  return replies;
}

}  // namespace meldaan::render
