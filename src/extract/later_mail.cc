#include "extract/later_mail.h"

#include <algorithm>
#include <utility>

#include "extract/answers/answers.h"
#include "extract/later_mails/acquaintances.h"
#include "extract/later_mails/sayings.h"
#include "extract/text/names.h"

namespace meldaan::extract {
namespace {

// Speaks of somebody of whom it cannot be told who it is, and never of the writer.
bool speaks_of_unknown_other(const SpokenOf& spoken, bool by_name) {
  const auto is_unknown = [&](const Told& told) {
    return told.unclear && (by_name ? told.somebody : told.other);
  };
  return std::any_of(spoken.told.begin(), spoken.told.end(), is_unknown) &&
         std::all_of(spoken.told.begin(), spoken.told.end(),
                     [&](const Told& told) { return !told.writer || is_unknown(told); });
}

// "Mijn collega Piet Vos van De Bron komt ook, voor Rekenen" answers nothing that was asked of the
// writer.
void leave_to_newcomers(const FollowUp& later, PersonReading& answer) {
  for (const PersonReading& newcomer : later.people) {
    if (newcomer.registration) continue;
    for (auto value : {&PersonReading::name, &PersonReading::school, &PersonReading::foundation}) {
      if ((answer.*value) && (newcomer.*value) &&
          (answer.*value)->evidence.begin == (newcomer.*value)->evidence.begin)
        (answer.*value).reset();
    }
    std::erase_if(answer.groups, [&](const Found<GroupId>& group) {
      return std::any_of(newcomer.groups.begin(), newcomer.groups.end(),
                         [&](const Found<GroupId>& theirs) { return theirs.value == group.value; });
    });
  }
}

// "Doe mij er ook maar bij": she is who the mail comes from.
void name_writer(const Understood& found, std::vector<PersonReading>& people) {
  const auto writer = std::find_if(found.people.begin(), found.people.end(),
                                   [](const PersonFound& one) { return one.is_sender; });
  for (PersonReading& person : people) {
    if (!person.is_sender || person.registration || writer == found.people.end()) continue;
    if (!writer->name.empty()) person.name = {writer->name, writer->score, writer->evidence};
    if (!writer->called.empty()) person.call_name = {writer->called, kSure, writer->evidence};
    if (!writer->address.empty()) person.email = {writer->address, 1, writer->evidence};
  }
}

// "Piet heeft me aangemeld, maar ik kan niet": signed up by somebody, and known under no address.
bool withdraws_alone(const Letter& letter, const Understood& found) {
  const Part& body = letter.body;
  const bool alone = std::all_of(found.people.begin(), found.people.end(),
                                 [](const PersonFound& one) { return one.is_sender; });
  // Who passes a colleague's mail on may say as much of herself.
  if (letter.subject.is_forward() || body.has(Zone::kForwarded) || !body.says(List::kHindrance))
    return false;
  if (found.facts.wished > 0 || !alone || body.says(List::kColleague) ||
      body.says(List::kSelfRegister) || !body.says(List::kSignsUp))
    return false;
  const Sayings sayings(body);
  return body.any_own_sentence([&](const Range& sentence) {
    return body.cues().any(List::kFirstPerson, sentence) && sayings.withdraw(sentence) &&
           !sayings.leave_open(sentence);
  });
}

// "Tom en Piet: ook Gedrag. Iris: Taal": by their first names alone those are listed who are there.
bool is_called_as_known(const PersonFound& person, const std::vector<Acquaintance>& known) {
  const bool by_first_name =
      !person.called.empty() ||
      (!person.mentioned.empty() &&
       std::all_of(person.mentioned.begin(), person.mentioned.end(),
                   [](const Range& mention) { return mention.size() == 1; }));
  const std::string name = person.called.empty() ? person.call_name : call_name(person.called);
  return by_first_name && std::any_of(known.begin(), known.end(), [&](const Acquaintance& one) {
           return name == call_name(called(one.person));
         });
}

}  // namespace

Intent intent_in_thread(const Letter& letter, const Understood& found, const Expectation* expected,
                        const std::vector<Acquaintance>& known, const SpokenOf& spoken,
                        const Reading& reading) {
  const Part& body = letter.body;
  Intent intent = reading.intent;
  // "Fijn, ik kom graag", in answer to a question of ours: thanks, but not only thanks.
  const bool asked =
      expected != nullptr && std::any_of(expected->people.begin(), expected->people.end(),
                                         [](const Person& one) { return !gaps_of(one).empty(); });
  if (asked && intent == Intent::kOther && !reading.has_question &&
      !body.says(List::kNotRegistering) &&
      (body.says(List::kSelfRegister) || body.says(List::kRegister)))
    intent = Intent::kRegister;
  // Who comes later, or leaves earlier, withdraws nobody and signs nobody up anew.
  if (!known.empty() && body.says(List::kPartly) &&
      (intent == Intent::kCancel || found.facts.wished == 0))
    return Intent::kOther;
  // "Doorgestuurd naar mijn collega's, tot de 4e!", in answer to our mail: nothing to be confirmed.
  const bool answers_ours = std::any_of(known.begin(), known.end(), [](const Acquaintance& one) {
    return one.in_thread && !one.cancelled && is_complete(one.person);
  });
  if (answers_ours && intent == Intent::kRegister && found.facts.wished == 0 &&
      !body.says(List::kSelfRegister))
    return Intent::kOther;
  // "Piet heeft mij opgegeven, maar ik moet dan naar een feest": nothing that was to be confirmed.
  const auto writer = writer_among(known);
  if (expected == nullptr && intent == Intent::kRegister && found.facts.wished == 0 && writer &&
      !known[*writer].cancelled && is_complete(known[*writer].person) &&
      body.says(List::kHindrance) && !body.says(List::kSelfRegister))
    return Intent::kOther;
  if (intent == Intent::kRegister && withdraws_alone(letter, found)) return Intent::kCancel;
  const Sayings sayings(body);
  // "Ik kom niet. Verwijder mijn gegevens.", of which nothing else is followed up.
  if (body.says(List::kErasure) && writer && sayings.withdraw_writer(spoken))
    return Intent::kCancel;
  if (intent == Intent::kCancel && !known.empty() && sayings.withdraw_in_vain())
    return Intent::kOther;
  // "Ik trek mijn afmelding in": who has not withdrawn stays, and who has comes back.
  if (intent == Intent::kCancel &&
      body.any_own_sentence([&](const Range& sentence) { return sayings.takes_back(sentence); }) &&
      !body.any_own_sentence([&](const Range& sentence) { return sayings.withdraw(sentence); }))
    return Intent::kOther;
  // "Verwijder mijn collega uit de lijst", from somebody who is registered and knows of no
  // colleague on it: it is no withdrawal of the writer's.
  if (intent == Intent::kCancel && writer_among(known) && speaks_of_unknown_other(spoken, false))
    return Intent::kOther;
  // "Willy wil er graag HRM bij doen", of whom we never heard: no wish of the writer's.
  if (intent == Intent::kChange && writer_among(known) && speaks_of_unknown_other(spoken, true))
    return Intent::kOther;
  return intent;
}

std::optional<FollowUp> read_later_mail(const Letter& letter, const Understood& found,
                                        const Catalogue& catalogue,
                                        const std::vector<Acquaintance>& known,
                                        const SpokenOf& spoken) {
  // A list of people is a sign-up.
  const bool lists = std::any_of(
      found.people.begin(), found.people.end(),
      [&](const PersonFound& one) { return !one.rows.empty() && !is_called_as_known(one, known); });
  if (known.empty() || lists || letter.body.says(List::kErasure)) return std::nullopt;
  std::optional<FollowUp> later = read_follow_up(found.findings.front(), catalogue, known, spoken);
  const bool answers = std::any_of(known.begin(), known.end(),
                                   [](const Acquaintance& one) { return one.in_thread; });
  const bool of_known = later && std::any_of(later->people.begin(), later->people.end(),
                                             [](const PersonReading& person) {
                                               return person.registration.has_value();
                                             });
  // "Graag meld ik ook Piet Vos aan", in a mail of its own.
  if (later && !of_known && !answers && found.purpose.intent == Intent::kRegister)
    return std::nullopt;
  if (later) name_writer(found, later->people);
  return later;
}

std::vector<Acquaintance> completed(std::vector<Acquaintance> known,
                                    const std::vector<PersonReading>& answers) {
  for (Acquaintance& one : known) {
    for (const PersonReading& answer : answers) {
      if (answer.registration != one.registration) continue;
      // "Haar achternaam is Jansen": not a new name, but that of who is called Bregje.
      if (answer.name && begins_with_name(answer.name->value, called(one.person)))
        set_name(one.person, answer.name->value);
      if (one.person.school.empty() && answer.school) one.person.school = answer.school->value;
      if (one.person.foundation.empty() && answer.foundation)
        one.person.foundation = answer.foundation->value;
    }
  }
  return known;
}

bool goes_beyond(const FollowUp& later, const Expectation* expected) {
  if (expected == nullptr) return false;
  const auto asked = [&](std::int64_t registration) -> const Person* {
    for (std::size_t i = 0; i < expected->people.size(); ++i) {
      if (expected->registrations[i] == registration) return &expected->people[i];
    }
    return nullptr;
  };
  return std::any_of(later.people.begin(), later.people.end(), [&](const PersonReading& read) {
    const Person* person = read.registration ? asked(*read.registration) : nullptr;
    if (person == nullptr || person->groups.empty() || !person->unclear_groups.empty())
      return false;
    return !read.declined_groups.empty() || !read.unclear_groups.empty() ||
           std::any_of(read.groups.begin(), read.groups.end(), [&](const Found<GroupId>& group) {
             return std::find(person->groups.begin(), person->groups.end(), group.value) ==
                    person->groups.end();
           });
  });
}

bool thinks_again(const FollowUp& later, const std::vector<Acquaintance>& known) {
  const auto writer = writer_among(known);
  if (!later.replaces || !writer || later.people.size() != 1) return false;
  const Acquaintance& own = known[*writer];
  const PersonReading& read = later.people.front();
  return read.registration == own.registration && !read.groups.empty() && !own.cancelled &&
         is_complete(own.person);
}

void take_answers(std::vector<PersonReading> answers, FollowUp& later) {
  for (PersonReading& answer : answers) {
    leave_to_newcomers(later, answer);
    const auto same = std::find_if(
        later.people.begin(), later.people.end(),
        [&](const PersonReading& one) { return one.registration == answer.registration; });
    if (same == later.people.end()) {
      if (says_something(answer)) later.people.push_back(std::move(answer));
      continue;
    }
    if (!same->name) same->name = answer.name;
    if (!same->school) same->school = answer.school;
    if (!same->foundation) same->foundation = answer.foundation;
    if (same->groups.empty() && same->declined_groups.empty()) same->groups = answer.groups;
  }
}

Reading following(FollowUp later, Reading reading) {
  reading.intent = Intent::kChange;
  reading.intent_evidence.why = "it says what becomes of those who are registered";
  reading.follows_up = true;
  // "Piet gaat naar HRM" says where he goes.
  reading.may_add_groups = reading.may_add_groups && !later.of_others;
  reading.has_question = later.asks;
  reading.people = std::move(later.people);
  return reading;
}

}  // namespace meldaan::extract
