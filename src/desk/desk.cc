#include "desk/desk.h"

#include <algorithm>

#include "desk/merge.h"
#include "util/text.h"

namespace meldaan::desk {
namespace {

std::string sure_value(const std::optional<Found<std::string>>& found) {
  return found && found->confidence >= kSure ? found->value : std::string();
}

std::vector<std::string> sure_values(const std::vector<Found<std::string>>& found) {
  std::vector<std::string> values;
  for (const auto& candidate : found) {
    if (candidate.confidence < kSure) continue;
    if (std::find(values.begin(), values.end(), candidate.value) == values.end()) {
      values.push_back(candidate.value);
    }
  }
  return values;
}

void add_missing(std::vector<Missing>& all, const std::vector<Missing>& more) {
  for (const Missing missing : more) {
    if (std::find(all.begin(), all.end(), missing) == all.end()) all.push_back(missing);
  }
  std::sort(all.begin(), all.end());
}

Judgement judge_registration(const Reading& reading) {
  Judgement judgement{Outcome::kConfirm, {}, "everything is there"};
  if (reading.people.empty()) {
    return {Outcome::kAsk, missing_of(Person{}), "wants to take part, and says nothing more"};
  }
  bool unclear = false;
  for (const PersonReading& read : reading.people) {
    const Person person = person_of(read);
    add_missing(judgement.missing, missing_of(person));
    unclear = unclear || !person.unclear_groups.empty();
  }
  if (judgement.missing.empty() && !unclear) return judgement;
  judgement.outcome = Outcome::kAsk;
  judgement.why =
      judgement.missing.empty() ? "a topic fits more than one group" : "something is missing";
  return judgement;
}

Decision without_registration(Outcome outcome, Fate fate, std::string reason) {
  Decision decision;
  decision.outcome = outcome;
  decision.fate = fate;
  decision.reason = std::move(reason);
  return decision;
}

// The registration that a person read from this mail already has: by address, else by name among
// those that the same sender sent in (design.md section 6).
const Registration* known_registration(const Situation& situation, const Person& person) {
  for (const Registration& known : situation.known) {
    if (!person.email.empty() &&
        comparable_address(known.person.email) == comparable_address(person.email)) {
      return &known;
    }
  }
  for (const Registration& known : situation.known) {
    if (!person.name.empty() && known.person.email.empty() &&
        fold(known.person.name) == fold(person.name)) {
      return &known;
    }
  }
  return nullptr;
}

Registration registered(const Situation& situation, const Person& person,
                        const std::string& sender) {
  const Registration* known = known_registration(situation, person);
  Registration registration;
  if (known != nullptr) {
    registration = *known;
    registration.person = merged(known->person, person);
  } else {
    registration.person = person;
    registration.submitted_by = sender;
    registration.created = situation.now;
  }
  if (known == nullptr || registration.person != known->person)
    registration.updated = situation.now;
  if (situation.arrived > situation.closes &&
      (known == nullptr || known->state == RegistrationState::kLate)) {
    registration.state = RegistrationState::kLate;
  } else {
    registration.state = is_complete(registration.person) ? RegistrationState::kConfirmed
                                                          : RegistrationState::kIncomplete;
  }
  return registration;
}

ReplyKind reply_for(const std::vector<Registration>& registrations) {
  const auto any = [&](RegistrationState state) {
    return std::any_of(registrations.begin(), registrations.end(),
                       [&](const Registration& r) { return r.state == state; });
  };
  if (any(RegistrationState::kLate)) return ReplyKind::kLate;
  return any(RegistrationState::kIncomplete) ? ReplyKind::kQuestion : ReplyKind::kConfirmation;
}

Decision decide_registration(const Situation& situation, const Judgement& judgement) {
  const std::string sender = comparable_address(situation.mail->sender().address);
  if (!is_plausible_address(sender)) {
    return without_registration(Outcome::kReview, Fate::kReview,
                                "a registration without an address to answer");
  }
  Decision decision;
  decision.outcome = judgement.outcome;
  decision.fate = Fate::kRegistered;
  decision.reason = judgement.why;
  std::vector<Person> people;
  for (const PersonReading& read : situation.reading->people) people.push_back(person_of(read));
  if (people.empty()) {
    people.emplace_back();
    people.front().email = sender;
  }
  for (const Person& person : people) {
    decision.registrations.push_back(registered(situation, person, sender));
  }
  decision.reply = reply_for(decision.registrations);
  return decision;
}

}  // namespace

Person person_of(const PersonReading& reading) {
  Person person;
  person.name = sure_value(reading.name);
  person.email = sure_value(reading.email);
  person.school = sure_value(reading.school);
  person.foundation = sure_value(reading.foundation);
  if (reading.foundation && reading.foundation->evidence.source == Source::kRegister) {
    person.foundation_source = FoundationSource::kRegister;
  }
  person.groups = sure_values(reading.groups);
  person.unclear_groups = sure_values(reading.unclear_groups);
  person.proposed_groups = sure_values(reading.proposed_groups);
  return person;
}

Judgement judge(const Reading& reading) {
  if (reading.origin != Origin::kHuman) {
    return {Outcome::kIgnore, {}, std::string(name_of(reading.origin)) + ": " + reading.origin_why};
  }
  switch (reading.intent) {
    case Intent::kRegister:
      return judge_registration(reading);
    case Intent::kChange:
      return {Outcome::kNone, {}, "changes an earlier registration"};
    case Intent::kCancel:
      return {Outcome::kNone, {}, "withdraws an earlier registration"};
    case Intent::kOther:
      break;
  }
  return {Outcome::kReview, {}, "no registration was found in it"};
}

Decision decide(const Situation& situation) {
  const Judgement judgement = judge(*situation.reading);
  if (judgement.outcome == Outcome::kIgnore) {
    return without_registration(Outcome::kIgnore, Fate::kIgnored, judgement.why);
  }
  if (situation.truncated) {
    return without_registration(Outcome::kReview, Fate::kSetAside, "larger than the size limit");
  }
  switch (judgement.outcome) {
    case Outcome::kConfirm:
    case Outcome::kAsk:
      return decide_registration(situation, judgement);
    default:
      return without_registration(judgement.outcome, Fate::kReview, judgement.why);
  }
}

}  // namespace meldaan::desk
