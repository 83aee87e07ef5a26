#include "app/settle_corrections.h"

#include <algorithm>

#include "app/settle_statements.h"
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
    if (form.name) person.name = known(*form.name);
    if (form.school) person.school = known(*form.school);
    if (!person.school.empty()) person.unsure_school.clear();
    if (form.foundation && fold(known(*form.foundation)) != fold(person.foundation)) {
      person.foundation = known(*form.foundation);
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

  // "onbekend" is no name.
  std::string known(const std::string& value) const {
    const std::string words = fold(collapse_spaces(value));
    for (const Lexicon& lexicon : parts_.lexicons) {
      for (const Lexicon::Phrase& phrase : lexicon.list("unknown_value")) {
        if (fold(phrase.text) == words) return "";
      }
    }
    return value;
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
    // Of a line that names no group nothing is stored, and what is offered again is not empty.
    if (!desk::names_groups(person) && !trim(line).empty()) person = before;
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
    const std::vector<Person> read = groups_in(words);
    bool understood = false;
    for (const Person& found : read) {
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
    if (understood) look_for_strangers(words, read);
  }

  std::vector<Person> groups_in(const std::string& words) const {
    const Reading reading =
        parts_.reader.read(mail_with("Naam: Jan Jansen\nSchool: OBS De Linde\nGroepen: " + words));
    std::vector<Person> people;
    for (const PersonReading& read : reading.people) people.push_back(desk::person_as_read(read));
    return people;
  }

  // "taal en onzin": what stands beside a group and is none is told, not dropped.
  void look_for_strangers(const std::string& words, const std::vector<Person>& read) {
    const std::string parted = replace_all(words, " en ", ",");
    for (const std::string_view piece : split(parted, ',')) {
      const std::string one = collapse_spaces(piece);
      if (one.empty() || one.size() == parted.size()) continue;
      const std::vector<Person> alone = groups_in(one);
      const bool is_group = std::any_of(alone.begin(), alone.end(), desk::names_groups) ||
                            std::any_of(read.begin(), read.end(), [&](const Person& person) {
                              return is_part_of_a_group(one, person);
                            });
      if (!is_group) corrections_.unclear_lines.push_back("Groepen: " + one);
    }
  }

  // "Techniek" of "Wetenschap en Techniek".
  bool is_part_of_a_group(const std::string& words, const Person& person) const {
    constexpr std::size_t kTelling = 4;
    const auto has_part = [&words](const std::string& name) {
      const std::string whole = fold(name);
      for (const std::string_view word : split(words, ' ')) {
        if (word.size() >= kTelling && whole.find(fold(word)) != std::string::npos) return true;
      }
      return false;
    };
    for (const Group& group : parts_.event.groups) {
      const auto& ids = person.groups;
      const auto& unclear = person.unclear_groups;
      const bool is_read =
          std::find(ids.begin(), ids.end(), group.id) != ids.end() ||
          std::find(unclear.begin(), unclear.end(), topic_of(group.id)) != unclear.end();
      if (!is_read) continue;
      if (has_part(group.title)) return true;
      if (std::any_of(group.aliases.begin(), group.aliases.end(), has_part)) return true;
    }
    return std::any_of(person.proposed_groups.begin(), person.proposed_groups.end(), has_part);
  }

  IncomingMail mail_with(const std::string& text) const {
    IncomingMail mail;
    mail.from = {{"", parts_.participant}};
    mail.text = text + "\n";
    return mail;
  }

  void take_sentences(const std::string& text) {
    for (const std::string& sentence : sentences_of(text)) {
      const Heard heard = heard_in(sentence, parts_.lexicons);
      // "OBS De Esch, maar ze komt niet": nothing is confirmed of whom that says.
      if (heard.leaves)
        corrections_.unclear_lines.push_back(sentence);
      else if (!take_statement(heard.stated) && !take_reading(sentence, heard.denies))
        corrections_.unclear_sentences.push_back(sentence);
    }
  }

  bool take_statement(const std::optional<FormPerson>& said) {
    // Of several people a reading tells of whom it speaks.
    if (!said || corrections_.people.size() > 1) return false;
    if (corrections_.people.empty()) corrections_.people.emplace_back();
    overlay(*said, corrections_.people.front().person);
    return true;
  }

  // Of several people those whom a sentence names, all where it names nobody: numbers of them. None
  // where it names more than one: what it says of whom no reading tells.
  std::optional<std::vector<std::size_t>> spoken_of(const std::string& sentence) const {
    std::vector<std::size_t> all;
    std::vector<std::size_t> named;
    const std::string words = " " + replace_all(fold(sentence), ",", " ") + " ";
    for (std::size_t i = 0; i < corrections_.people.size(); ++i) {
      const std::string name = fold(corrections_.people[i].person.name);
      const std::string first = " " + name.substr(0, name.find(' ')) + " ";
      all.push_back(i);
      if (!name.empty() && words.find(first) != std::string::npos) named.push_back(i);
    }
    if (all.size() < 2 || named.empty()) return all;
    if (named.size() > 1) return std::nullopt;
    return named;
  }

  // Read as the participant's own mail about these people would be.
  bool take_reading(const std::string& text, bool denies) {
    const auto numbers = spoken_of(text);
    if (!numbers) return false;
    std::vector<Registration> asked;
    Expectation expected;
    expected.is_dictated = true;
    for (const std::size_t i : *numbers) {
      expected.people.push_back(corrections_.people[i].person);
      expected.registrations.push_back(static_cast<std::int64_t>(i) + 1);
      asked.emplace_back().person = corrections_.people[i].person;
    }
    expected.choices = choices_of(asked, parts_.event);
    const Reading reading =
        parts_.reader.read(mail_with(text), expected.people.empty() ? nullptr : &expected);
    // "Niet OBS De Esch, wel CBS De Ark": which of the two is denied no reading tells for certain.
    const bool places =
        std::any_of(reading.people.begin(), reading.people.end(),
                    [](const PersonReading& read) { return read.school || read.foundation; });
    if (places && denies) return false;
    bool understood = false;
    for (const PersonReading& read : reading.people)
      understood = take(read, reading.replaces_groups) || understood;
    return understood;
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

std::vector<std::string> Corrections::unclear() const {
  std::vector<std::string> all = unclear_lines;
  all.insert(all.end(), unclear_sentences.begin(), unclear_sentences.end());
  return all;
}

Corrections correct(const CorrectionParts& parts, std::vector<desk::Corrected> known,
                    const Form& form) {
  return Correcting(parts, std::move(known)).run(form);
}

}  // namespace meldaan::app
