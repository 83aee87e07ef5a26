#include "app/settle_corrections.h"

#include <algorithm>
#include <numeric>

#include "app/settle_doubles.h"
#include "app/settle_phrases.h"
#include "app/settle_pointers.h"
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
  Correcting(const CorrectionParts& parts, std::vector<desk::Corrected> known)
      : parts_(parts), phrases_(parts.lexicons) {
    corrections_.people = std::move(known);
  }

  Corrections run(const Form& form) {
    const std::vector<desk::Corrected> before = corrections_.people;
    for (std::size_t i = 0; i < form.people.size(); ++i) {
      const std::optional<std::size_t> who =
          i < form.whose.size() ? form.whose[i] : std::optional<std::size_t>(i);
      if (!who) {
        for (std::string& line : lines_of(form.people[i]))
          corrections_.unclear.push_back(std::move(line));
        corrections_.is_unclear_whose = true;
        continue;
      }
      if (*who >= corrections_.people.size()) corrections_.people.resize(*who + 1);
      const FormPerson values = values_of(form.people[i]);
      overlay(values, corrections_.people[*who].person);
      look_for_sentences(values);
    }
    if (!form.rest.empty()) take_sentences(form);
    look_for_groupless(before);
    return std::move(corrections_);
  }

 private:
  FormPerson values_of(FormPerson form) const {
    if (form.name)
      form.name =
          phrases_.without_title(without_its_label("label_name", &Instruction::name, *form.name));
    if (form.school)
      form.school = without_its_label("label_school", &Instruction::school, *form.school);
    if (form.foundation)
      form.foundation =
          without_its_label("label_foundation", &Instruction::foundation, *form.foundation);
    return form;
  }

  void overlay(const FormPerson& form, Person& person) {
    if (form.name) {
      person.name.clear();
      set_name(person, known(*form.name));
    }
    if (form.school) person.school = known(*form.school);
    if (!person.school.empty()) person.unsure_school.clear();
    if (form.foundation && fold(known(*form.foundation)) != fold(person.foundation)) {
      person.foundation = known(*form.foundation);
      person.foundation_source = FoundationSource::kMail;
    }
    if (form.email && (form.email->empty() || is_plausible_address(*form.email))) {
      person.email = comparable_address(*form.email);
    } else if (form.email) {
      corrections_.unclear.push_back("E-mail: " + *form.email);
    }
    if (form.groups && *form.groups != form_of(person, parts_.event).groups)
      take_groups(*form.groups, person);
  }

  // "School: de school is OBS De Esch": whoever says behind a label once more what it is, in a
  // sentence, says no name by that. "School De Esch" may be one.
  std::string without_its_label(const char* list, std::optional<std::string> Instruction::*member,
                                const std::string& value) const {
    const std::vector<Instruction> said = parts_.reader.instructions(value, {});
    if (said.size() != 1 || !said.front().understood || !(said.front().*member)) return value;
    const std::string& found = *(said.front().*member);
    if (found.size() >= value.size() || !value.ends_with(found)) return value;
    const std::string before = fold(collapse_spaces(value.substr(0, value.size() - found.size())));
    // Written small it is the label, and not the beginning of a name.
    const bool is_label = value.front() == before.front() && phrases_.end_one_of({list}, before);
    const bool states =
        before.ends_with(':') || before.ends_with('=') ||
        phrases_.end_one_of({"names_it", "called", "settle_works", "works_at", "belongs_to"},
                            before);
    return is_label || states ? found : value;
  }

  // "onbekend" is no name.
  std::string known(const std::string& value) const {
    return phrases_.is("unknown_value", fold(collapse_spaces(value))) ? "" : value;
  }

  void take_groups(const std::string& line, Person& person) {
    const Person before = person;
    person.groups.clear();
    person.unclear_groups.clear();
    person.proposed_groups.clear();
    // "4 en 11", as our question to the participant numbers them.
    person.groups = chosen_by_number(line, before, parts_.event);
    if (!person.groups.empty()) return;
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
    bool any_choice = false;
    for (const Instruction& said : parts_.reader.instructions("Groepen: " + words, {})) {
      const bool is_choice = said.understood && said.leaves.empty() && !said.joins.empty();
      for (const GroupId& id : said.joins) {
        if (is_choice) add_once(person.groups, id);
      }
      any_choice = any_choice || is_choice;
      // "Schooldirectie (zij is directeur)"
      if (is_choice || (any_choice && said.is_aside())) continue;
      corrections_.unclear.push_back(said.words + titles_called(words));
    }
  }

  // A topic that stands in several kinds is not clear by its name: " (PLG … / Werkgroep …?)"
  std::string titles_called(const std::string& words) const {
    std::vector<std::string> titles;
    for (const Group& group : parts_.event.groups) {
      if (fold(group.name) == fold(words)) titles.push_back(group.title);
    }
    return titles.size() < 2 ? "" : " (" + join(titles, " / ") + "?)";
  }

  // "School: moet ik nog navragen": words, written small, that a name has not.
  bool tells(const std::string& value) const {
    const std::string words = " " + replace_all(replace_all(value, ",", " "), "(", " ") + " ";
    return phrases_.any({"first_person", "third_person", "condition", "undecided"},
                        [&words](const std::string& phrase) {
                          return words.find(" " + phrase + " ") != std::string::npos;
                        });
  }

  // "School: ???", "School: De Esch. Ze wil ook naar rekenen": a name and no more, or nothing may
  // be stored.
  void look_for_sentences(const FormPerson& form) {
    const auto has_letter = [](const std::string& words) {
      for (std::size_t at = 0; at < words.size();) {
        if (is_word(next_code_point(words, at))) return true;
      }
      return false;
    };
    constexpr std::size_t kLeastBeforeStop = 4;  // a shorter word's stop is an abbreviation's
    for (const auto& [label, value] : {std::pair{"Naam: ", form.name},
                                       {"School: ", form.school},
                                       {"Stichting: ", form.foundation}}) {
      const std::string words = known(value.value_or(""));
      if (!words.empty() && (!has_letter(words) || tells(words)))
        corrections_.unclear.push_back(label + words);
      for (std::size_t stop = words.find(". "); stop != std::string::npos;
           stop = words.find(". ", stop + 1)) {
        const std::size_t space = words.find_last_of(' ', stop);
        const std::size_t begin = space == std::string::npos ? 0 : space + 1;
        if (stop - begin < kLeastBeforeStop ||
            phrases_.is("title", fold(words.substr(begin, stop + 1 - begin))))
          continue;
        corrections_.unclear.push_back(label + words);
        break;
      }
    }
  }

  // Whom words leave without any group may have been meant to stay away.
  void look_for_groupless(const std::vector<desk::Corrected>& before) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      const bool lost = desk::names_groups(before[i].person) &&
                        !desk::names_groups(corrections_.people[i].person);
      if (!lost || !corrections_.words_change) continue;
      corrections_.people[i].person.groups = before[i].person.groups;
      corrections_.unclear.insert(corrections_.unclear.end(), corrections_.understood.begin(),
                                  corrections_.understood.end());
      corrections_.understood.clear();
    }
  }

  // "Negeren, ze komt wel", but not "akkoord, ze komt wel" to a mail that withdraws her.
  void look_for_contradiction(const std::vector<Instruction>& all) {
    const std::optional<Ruling>& ruling = corrections_.ruling;
    const bool leaves = ruling == Ruling::kCancel ||
                        (ruling == Ruling::kAccept && parts_.withdraws) ||
                        (ruling == Ruling::kIgnore && parts_.is_away);
    for (const Instruction& said : all) {
      if (leaves && said.comes) corrections_.unclear.push_back(said.words);
    }
  }

  void take_sentences(const Form& form) {
    const std::string& text = form.rest;
    const bool beside_lines = !form.people.empty();
    std::vector<Person> about;
    for (const desk::Corrected& one : corrections_.people) about.push_back(one.person);
    std::vector<Instruction> all = parts_.reader.instructions(text, about);
    if (parts_.is_double) rule_on_double(all);
    if (!fills_in(form)) doubt_pointers_below(all);
    // Of whom nothing is stored or said nothing is lost by what is only told of them.
    const bool may_tell = std::any_of(all.begin(), all.end(), [](const Instruction& one) {
      return one.ruling && settles_alone(*one.ruling);
    });
    for (const Instruction& said : all) {
      if (!said.understood && said.only_tells && may_tell) {
        corrections_.noted.push_back(said.words);
      } else if (said.against && parts_.withdraws) {
        corrections_.noted.push_back(said.words);
      } else if (!said.understood || (beside_lines && said.is_bare_name()) || !take(said)) {
        corrections_.unclear.push_back(said.words);
      } else if (!said.is_aside()) {
        corrections_.understood.push_back(said.words);
      }
    }
    look_for_contradiction(all);
  }

  // The only one whose name is not known: who is said to have one.
  std::optional<std::size_t> nameless() const {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < corrections_.people.size(); ++i) {
      if (!corrections_.people[i].person.name.empty()) continue;
      if (found) return std::nullopt;
      found = i;
    }
    return found;
  }

  // False where it cannot be carried out.
  bool take(const Instruction& said) {
    if (said.ruling) return take_ruling(said);
    if (!said.changes()) return true;
    if (corrections_.people.empty()) corrections_.people.emplace_back();
    std::vector<std::size_t> whom = said.whom;
    if (whom.empty()) {
      whom.resize(corrections_.people.size());
      std::iota(whom.begin(), whom.end(), std::size_t{0});
    }
    const bool of_one = said.name || said.first_name || said.surname || said.email;
    if (of_one && whom.size() > 1) {
      // "Hij heet Bas Wolbers en zijn adres is b.wolbers@…"
      const std::optional<std::size_t> who = said.name ? nameless() : named_;
      if (!who) return false;
      whom = {*who};
      if (said.name) named_ = who;
    }
    corrections_.words_change = true;
    bool possible = true;
    for (const std::size_t number : whom)
      possible = change(said, corrections_.people[number].person) && possible;
    return possible;
  }

  // Two that differ are none, but for a "ja" to what is to be done.
  bool take_ruling(const Instruction& said) {
    if (said.is_away && (parts_.is_reply || parts_.withdraws)) return false;
    if (said.refuses && !parts_.may_refuse) return false;
    std::optional<Ruling>& known = corrections_.ruling;
    // "Ze komt niet, graag van de lijst": of those who come.
    if (said.is_away && known == Ruling::kCancel) return true;
    if (!known) {
      known = said.ruling;
      corrections_.ruled = said.refuses ? std::vector<std::size_t>() : said.whom;
      corrections_.refuses = said.refuses;
      return true;
    }
    if (said.refuses || corrections_.refuses) {
      // "Niet akkoord, afmelden": what to do instead says more.
      const bool both = said.refuses && corrections_.refuses;
      const std::optional<Ruling> other = said.refuses ? known : said.ruling;
      if (both || other == Ruling::kIgnore) return true;
      if (other == Ruling::kAccept || parts_.withdraws) return false;
      if (!said.refuses) {
        known = said.ruling;
        corrections_.ruled = said.whom;
      }
      corrections_.refuses = false;
      return true;
    }
    const auto agrees = [this](std::optional<Ruling> one) {
      return one == Ruling::kAccept && parts_.withdraws;
    };
    if (agrees(said.ruling) && known == Ruling::kCancel) return true;
    if (agrees(known) && said.ruling == Ruling::kCancel) {
      known = said.ruling;
      corrections_.ruled = said.whom;
      return true;
    }
    return known == said.ruling && corrections_.ruled == said.whom;
  }

  bool change(const Instruction& said, Person& person) {
    FormPerson values;
    values.name = said.name;
    values.email = said.email;
    values.school = said.school;
    values.foundation = said.foundation;
    // "Bregje heet Jansen"
    if (said.name && !person.call_name.empty() && said.name->find(' ') == std::string::npos)
      values.name = person.call_name + " " + *said.name;
    const std::size_t space = person.name.find(' ');
    if (said.first_name && space != std::string::npos)
      values.name = *said.first_name + person.name.substr(space);
    const std::string& known_as = called(person);
    if (said.surname && !known_as.empty()) values.name = first_word(known_as) + " " + *said.surname;
    if ((said.first_name || said.surname) && !values.name) return false;
    overlay(values, person);
    return change_groups(said, person);
  }

  static bool change_groups(const Instruction& said, Person& person) {
    if (said.joins.empty() && said.leaves.empty()) return true;
    if (said.only) {
      person.groups.clear();
      person.unclear_groups.clear();
      person.proposed_groups.clear();
    }
    for (const GroupId& id : said.leaves) std::erase(person.groups, id);
    for (const GroupId& id : said.joins) {
      add_once(person.groups, id);
      std::erase(person.unclear_groups, std::string(topic_of(id)));
    }
    return true;
  }

  const CorrectionParts& parts_;
  const SettlePhrases phrases_;
  Corrections corrections_;
  std::optional<std::size_t> named_;  // whom sentences have given a name
};

}  // namespace

Corrections correct(const CorrectionParts& parts, std::vector<desk::Corrected> known,
                    const Form& form) {
  return Correcting(parts, std::move(known)).run(form);
}

}  // namespace meldaan::app
