#include "extract/answers/answered_names.h"

#include <algorithm>

#include "domain/address.h"
#include "extract/answers/answered_surnames.h"
#include "extract/answers/told.h"
#include "extract/people/person_at.h"
#include "extract/text/names.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

bool is_among(const std::vector<PersonName>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const PersonName& one) { return same_person(one.text, name); });
}

bool is_expected(const Expectation& expectation, const std::string& name) {
  return std::any_of(expectation.people.begin(), expectation.people.end(), [&](const Person& one) {
    return !one.name.empty() && same_person(one.name, name);
  });
}

// "Dat wordt Miranda Blok", and not "mijn collega Piet Vos komt ook": of a writer without a name
// other rules tell.
bool is_asked_of_colleague(const Part& body, const Expectation& expectation) {
  return !body.says(List::kColleague) &&
         std::any_of(expectation.people.begin(), expectation.people.end(),
                     [](const Person& one) { return one.name.empty() && one.email.empty(); });
}

// Who was asked for her colleagues' names lists her own with them.
bool is_writers(const Expectation& expectation, const std::string& name) {
  const std::string writer = comparable_address(expectation.writer.address);
  return !expectation.writer.name.empty() && same_person(expectation.writer.name, name) &&
         std::none_of(expectation.people.begin(), expectation.people.end(), [&](const Person& one) {
           return one.name.empty() && comparable_address(one.email) == writer;
         });
}

std::vector<PersonName> new_names(const Part& body, const Expectation& expectation) {
  const Document& document = body.document();
  std::vector<PersonName> names;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].zone != Zone::kOwn || !document.is_word(i) || !document[i].capital ||
        body.is_of_group(i, true))
      continue;
    const auto name = person_at(body, i, true);
    if (!name) continue;
    if (name->words > 1 && !is_among(names, name->text) && !is_expected(expectation, name->text) &&
        !is_writers(expectation, name->text))
      names.push_back(*name);
    i = std::max(i, name->range.end - 1);
  }
  return names;
}

// "Jolanda", in the From header of who is no Petra; "j.kerkhof@…" says nothing.
std::string given_name(const Address& writer) {
  return first_word(fold(writer.name));
}

// "Jolanda Vos", and "J. Vos"
bool may_be_called(const PersonName& name, const std::string& first) {
  const bool by_initial =
      name.initials_only && !first.empty() && fold(name.text).front() == fold(first).front();
  return by_initial || begins_with_name(name.text, first);
}

bool is_called_so(const PersonName& name, const Expectation& expectation) {
  return std::any_of(expectation.people.begin(), expectation.people.end(), [&](const Person& one) {
    return one.name.empty() && may_be_called(name, one.call_name);
  });
}

// Whose of those without a name: that of who is called so, else the writer's own where the first
// name is hers, a colleague's where hers is another; nullptr where nobody is left.
Person* whose(const PersonName& name, const Address& writer, std::vector<Person>& people) {
  for (Person& one : people) {
    if (one.name.empty() && may_be_called(name, one.call_name)) return &one;
  }
  const std::string given = given_name(writer);
  const bool own = begins_with_name(name.text, given);
  for (const bool writers : {own, !own}) {
    for (Person& one : people) {
      const bool is_writer =
          !one.email.empty() && comparable_address(one.email) == comparable_address(writer.address);
      if (!one.name.empty() || is_writer != writers) continue;
      if (is_writer && !own && !given.empty()) continue;
      return &one;
    }
  }
  return nullptr;
}

class NameGiver {
 public:
  NameGiver(const Part& body, Expectation& expectation, std::vector<Found<std::string>>& named)
      : body_(body), expectation_(expectation), named_(named) {}

  void give(Person& person, const std::string& name, const Range& range) {
    named_.resize(expectation_.people.size());
    set_name(person, name);
    named_[static_cast<std::size_t>(&person - expectation_.people.data())] = {
        name, kTold, body_.document().evidence(range, "a name in answer to who they are")};
  }

  // Fewer names than were asked for are those of the first of them: the others are asked for again.
  void give_full_names(const std::vector<PersonName>& names) {
    for (const PersonName& name : names) {
      Person* person = whose(name, expectation_.writer, expectation_.people);
      if (person == nullptr) continue;
      const std::size_t initials = name.initials_only ? name.text.rfind(". ") : std::string::npos;
      const bool spelt_out = initials != std::string::npos && !person->call_name.empty();
      give(*person, spelt_out ? person->call_name + name.text.substr(initials + 1) : name.text,
           name.range);
    }
  }

  void give_surnames(const Surnames& surnames) {
    for (std::size_t who = 0; who < surnames.size(); ++who) {
      Person& person = expectation_.people[who];
      if (!surnames[who] || !person.name.empty()) continue;
      give(person, person.call_name + " " + behind_first_name(*surnames[who]), *surnames[who]);
    }
  }

 private:
  // "De Wit", and "Petra de Wit"
  std::string behind_first_name(const Range& surname) const {
    const Document& document = body_.document();
    std::size_t at = surname.begin;
    while (at < surname.end && body_.cues().covers(List::kParticle, at)) ++at;
    const std::string particles = ascii_lower(document.original(Range{surname.begin, at}));
    return collapse_spaces(particles + " " + document.original(Range{at, surname.end}));
  }

  const Part& body_;
  Expectation& expectation_;
  std::vector<Found<std::string>>& named_;
};

}  // namespace

Expectation with_answered_names(const Part& body, const Expectation& expectation,
                                std::vector<Found<std::string>>& named) {
  Expectation result = expectation;
  const auto nameless = std::count_if(expectation.people.begin(), expectation.people.end(),
                                      [](const Person& one) { return one.name.empty(); });
  if (nameless == 0) return result;
  NameGiver giver(body, result, named);
  giver.give_surnames(surnames_beside(body, result));
  std::vector<PersonName> names = new_names(body, result);
  const bool called_so = std::any_of(names.begin(), names.end(), [&](const PersonName& name) {
    return is_called_so(name, result);
  });
  const bool several = nameless > 1 || is_asked_of_colleague(body, expectation) || called_so;
  // More names than were asked for: some are others'.
  if (static_cast<std::ptrdiff_t>(names.size()) > nameless)
    std::erase_if(names, [&](const PersonName& name) { return !is_called_so(name, result); });
  if (several) giver.give_full_names(names);
  if (named.empty() && names.empty()) giver.give_surnames(surnames_alone(body, result));
  return result;
}

}  // namespace meldaan::extract
