#include "extract/answered_names.h"

#include <algorithm>

#include "extract/names.h"
#include "extract/person_at.h"
#include "extract/told.h"
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

std::vector<PersonName> new_names(const Part& body, const Expectation& expectation) {
  const Document& document = body.document();
  std::vector<PersonName> names;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].zone != Zone::kOwn || !document.is_word(i) || !document[i].capital ||
        body.is_of_group(i, true))
      continue;
    const auto name = person_at(body, i, true);
    if (!name) continue;
    if (name->words > 1 && !is_among(names, name->text) && !is_expected(expectation, name->text))
      names.push_back(*name);
    i = std::max(i, name->range.end - 1);
  }
  return names;
}

// "Jolanda", in the From header of who is no Petra; "j.kerkhof@…" says nothing.
std::string given_name(const Address& writer) {
  const std::string name = fold(writer.name);
  return name.substr(0, name.find(' '));
}

// Whose of those without a name: the writer's own where the first name is hers, a colleague's where
// hers is another; nullptr where nobody is left.
Person* whose(const PersonName& name, const Address& writer, std::vector<Person>& people) {
  const std::string given = given_name(writer);
  const bool own = !given.empty() && fold(name.text).starts_with(given + " ");
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

}  // namespace

Expectation with_answered_names(const Part& body, const Expectation& expectation,
                                std::vector<Found<std::string>>& named) {
  Expectation result = expectation;
  const auto nameless = std::count_if(expectation.people.begin(), expectation.people.end(),
                                      [](const Person& one) { return one.name.empty(); });
  if (nameless == 0 || (nameless == 1 && !is_asked_of_colleague(body, expectation))) return result;
  // Fewer names than were asked for are those of the first of them: the others are asked for again.
  const std::vector<PersonName> names = new_names(body, expectation);
  if (names.empty() || static_cast<std::ptrdiff_t>(names.size()) > nameless) return result;
  named.resize(expectation.people.size());
  for (const PersonName& name : names) {
    Person* person = whose(name, expectation.writer, result.people);
    if (person == nullptr) continue;
    person->name = name.text;
    named[static_cast<std::size_t>(person - result.people.data())] = {
        name.text, kTold, body.document().evidence(name.range, "a name in answer to who they are")};
  }
  return result;
}

}  // namespace meldaan::extract
