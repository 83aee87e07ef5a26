#include "app/settle_corrections.h"

#include <algorithm>

#include "desk/merge.h"
#include "domain/choices.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

void add_once(std::vector<std::string>& all, const std::string& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

class Correcting {
 public:
  Correcting(const CorrectionParts& parts, std::vector<desk::Corrected> known) : parts_(parts) {
    corrections_.people = std::move(known);
  }

  Corrections run(const Form& form) {
    for (std::size_t i = 0; i < form.people.size(); ++i) {
      if (i >= corrections_.people.size()) corrections_.people.emplace_back();
      overlay(form.people[i], corrections_.people[i].person);
    }
    if (!form.rest.empty()) take_sentences(form.rest);
    return std::move(corrections_);
  }

 private:
  void overlay(const FormPerson& form, Person& person) {
    if (form.name) person.name = *form.name;
    if (form.school) person.school = *form.school;
    if (!person.school.empty()) person.unsure_school.clear();
    if (form.foundation && fold(*form.foundation) != fold(person.foundation)) {
      person.foundation = *form.foundation;
      person.foundation_source = FoundationSource::kMail;
    }
    if (form.email && (form.email->empty() || is_plausible_address(*form.email))) {
      person.email = comparable_address(*form.email);
    } else if (form.email) {
      corrections_.unclear_lines.push_back("E-mail: " + *form.email);
    }
    if (form.groups && *form.groups != form_of(person, parts_.event).groups)
      take_groups(*form.groups, person);
  }

  void take_groups(const std::string& line, Person& person) {
    const Person before = person;
    person.groups.clear();
    person.unclear_groups.clear();
    person.proposed_groups.clear();
    for (const std::string_view part : split(line, ';')) {
      const std::string words = collapse_spaces(part);
      if (!words.empty() && !take_title(words, before, person)) read_groups(words, person);
    }
  }

  // As our own lines write it: no reading can be mistaken then.
  bool take_title(const std::string& words, const Person& before, Person& person) const {
    for (const Group& group : parts_.event.groups) {
      if (fold(group.title) != fold(words)) continue;
      add_once(person.groups, group.id);
      return true;
    }
    for (const std::string& topic : before.proposed_groups) {
      if (fold(topic) != fold(words)) continue;
      add_once(person.proposed_groups, topic);
      return true;
    }
    return false;
  }

  void read_groups(const std::string& words, Person& person) {
    const Reading reading =
        parts_.reader.read(mail_with("Naam: Jan Jansen\nSchool: OBS De Linde\nGroepen: " + words));
    bool understood = false;
    for (const PersonReading& read : reading.people) {
      const Person found = desk::person_as_read(read);
      for (const GroupId& id : found.groups) add_once(person.groups, id);
      for (const std::string& topic : found.proposed_groups)
        add_once(person.proposed_groups, topic);
      for (const std::string& topic : found.unclear_groups) {
        add_once(person.unclear_groups, topic);
        corrections_.unclear_lines.push_back("Groepen: " + words);
      }
      understood = understood || desk::names_groups(found);
    }
    if (!understood) corrections_.unclear_lines.push_back("Groepen: " + words);
  }

  IncomingMail mail_with(const std::string& text) const {
    IncomingMail mail;
    mail.from = {{"", parts_.participant}};
    mail.text = text + "\n";
    return mail;
  }

  // Read as the participant's own answer to a question about these people would be.
  void take_sentences(const std::string& text) {
    std::vector<Registration> asked;
    Expectation expected;
    for (std::size_t i = 0; i < corrections_.people.size(); ++i) {
      expected.people.push_back(corrections_.people[i].person);
      expected.registrations.push_back(static_cast<std::int64_t>(i) + 1);
      asked.emplace_back().person = corrections_.people[i].person;
    }
    expected.choices = choices_of(asked, parts_.event);
    const Reading reading =
        parts_.reader.read(mail_with(text), expected.people.empty() ? nullptr : &expected);
    bool understood = false;
    for (const PersonReading& read : reading.people)
      understood = take(read, reading.replaces_groups) || understood;
    if (!understood) corrections_.unclear_sentences.push_back(collapse_spaces(text));
  }

  bool take(const PersonReading& read, bool replaces) {
    Person later = desk::person_of(read);
    if (comparable_address(later.email) == comparable_address(parts_.participant))
      later.email.clear();
    Person* person = meant(read, later);
    if (person == nullptr) return false;
    const Person before = *person;
    *person = desk::altered(before, later, read, replaces);
    if (!later.name.empty()) person->name = later.name;
    if (!later.email.empty()) person->email = later.email;
    return *person != before;
  }

  Person* meant(const PersonReading& read, const Person& later) {
    std::vector<desk::Corrected>& people = corrections_.people;
    if (people.empty()) return &people.emplace_back().person;
    const std::int64_t number = read.registration.value_or(0);
    if (number >= 1 && number <= static_cast<std::int64_t>(people.size()))
      return &people[static_cast<std::size_t>(number) - 1].person;
    if (people.size() == 1) return &people.front().person;
    for (desk::Corrected& one : people) {
      if (!later.name.empty() && desk::may_be_same_name(one.person.name, later.name))
        return &one.person;
    }
    return nullptr;
  }

  const CorrectionParts& parts_;
  Corrections corrections_;
};

}  // namespace

Corrections correct(const CorrectionParts& parts, std::vector<desk::Corrected> known,
                    const Form& form) {
  return Correcting(parts, std::move(known)).run(form);
}

}  // namespace meldaan::app
