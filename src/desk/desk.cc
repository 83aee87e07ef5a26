#include "desk/desk.h"

#include <algorithm>

#include "desk/altering.h"
#include "desk/authority.h"
#include "desk/case.h"
#include "desk/follow_up.h"
#include "desk/merge.h"
#include "desk/registering.h"
#include "desk/undoing.h"
#include "domain/reasons.h"

namespace meldaan::desk {
namespace {

// Below it a mail speaks of a school that was the writer's once, or is somebody else's.
constexpr double kWorthShowing = 0.6;

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

// Below it a group is only spoken of.
constexpr double kWorthAsking = 0.5;

// Beside what is sure, a group that may be meant too is asked about: left out it would be missed.
// Where nothing is sure the groups are asked for anyway.
void add_doubted(const PersonReading& reading, Person& person) {
  if (person.groups.empty() && person.proposed_groups.empty()) return;
  const auto ask_about = [&](double confidence, const std::string& topic) {
    if (confidence >= kSure || confidence < kWorthAsking || has_topic(person.groups, topic)) return;
    std::vector<std::string>& unclear = person.unclear_groups;
    if (std::find(unclear.begin(), unclear.end(), topic) == unclear.end()) unclear.push_back(topic);
  };
  for (const auto& group : reading.groups)
    ask_about(group.confidence, std::string(topic_of(group.value)));
  for (const auto& topic : reading.unclear_groups) ask_about(topic.confidence, topic.value);
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
  judgement.why = judgement.missing.empty() ? "a group is not clear" : "something is missing";
  return judgement;
}

bool is_final_failure(const IncomingMail& mail) {
  return std::any_of(mail.delivery_statuses.begin(), mail.delivery_statuses.end(),
                     [](const DeliveryStatus& status) {
                       return status.action == "failed" && status.status.starts_with('5');
                     });
}

bool returns_digest(const Situation& situation) {
  return situation.reading->origin == Origin::kBounce && situation.answered &&
         situation.answered->kind == ReplyKind::kDigest && is_final_failure(*situation.mail);
}

// A machine's mail. What answers ours is filed with its registration; an answer of the
// organisation's own people hands the conversation to them.
Decision decide_machine(const Situation& situation, const Judgement& judgement) {
  const bool answers_ours = !situation.thread.empty() || returns_digest(situation);
  Decision decision = without_registration(
      Outcome::kIgnore, answers_ours ? Fate::kFiled : Fate::kIgnored, judgement.why);
  for (const Standing& standing : situation.thread) {
    const Reference& ref = standing.registration.ref;
    if (situation.reading->origin == Origin::kOurselves && !situation.own_copy)
      decision.taken_over.push_back(ref);
    if (situation.reading->origin == Origin::kBounce && is_final_failure(*situation.mail))
      decision.undeliverable.push_back(ref);
  }
  return decision;
}

// What was asked is answered already: the writer hears no more of it. Who else is told stays told.
void leave_to_colleague(Decision& decision) {
  if (!decision.erased.empty()) return;
  std::erase_if(decision.replies, [](const PlannedReply& reply) { return reply.to.empty(); });
}

bool all_cancelled(const Situation& situation) {
  const std::vector<Standing> known = meant_by(situation);
  return !known.empty() && std::all_of(known.begin(), known.end(), [](const Standing& standing) {
    return standing.registration.state == RegistrationState::kCancelled;
  });
}

bool is_taken_over(const Situation& situation) {
  const std::vector<Standing> known = alterable(situation);
  return std::any_of(known.begin(), known.end(),
                     [](const Standing& standing) { return standing.taken_over; });
}

// Is asked back at the registered address. "Schrijf me uit en wis alles": who does not want to come
// either is withdrawn at once, whatever becomes of the rest.
Decision ask_to_erase(const Situation& situation) {
  const std::string writer = writer_of(situation);
  Case erasure(situation);
  for (const Standing& known : alterable(situation)) {
    const bool owns = is_address_of(known.registration, writer) ||
                      (known.registration.person.email.empty() &&
                       comparable_address(known.registration.submitted_by) == writer);
    if (!owns) continue;
    Registration after = known.registration;
    if (situation.reading->intent == Intent::kCancel && is_address_of(known.registration, writer))
      after.state = RegistrationState::kCancelled;
    erasure.alter(known, after);
  }
  if (erasure.size() == 0)
    return without_registration(Outcome::kNone, Fate::kReview, reasons::kNotTheirsToErase);
  for (const Standing& same : situation.same_person) erasure.keep(same);
  erasure.say(ReplyKind::kErasureCheck, erasure.everyone());
  return erasure.close(Outcome::kNone, Fate::kRegistered, "asks to be erased");
}

// "Verwijder mijn gegevens": asked back at the registered address, and done when it says yes.
std::optional<Decision> decide_erasure(const Situation& situation) {
  const std::string writer = writer_of(situation);
  if (situation.answered && situation.answered->kind == ReplyKind::kErasureCheck &&
      situation.reading->affirms && comparable_address(situation.answered->recipient) == writer) {
    Decision decision = without_registration(Outcome::kNone, Fate::kRegistered, "erased as asked");
    PlannedReply& reply = decision.replies.emplace_back();
    reply.kind = ReplyKind::kErased;
    for (const Standing& standing : situation.thread) {
      decision.erased.push_back(standing.registration.id);
      const bool is_known_so = std::any_of(
          situation.same_person.begin(), situation.same_person.end(),
          [&](const Standing& same) { return same.registration.id == standing.registration.id; });
      reply.colleagues += !is_known_so && !is_address_of(standing.registration, writer);
    }
    return decision;
  }
  // "Nee, toch niet" withdraws nobody either.
  if (situation.answered && situation.answered->kind == ReplyKind::kErasureCheck &&
      situation.reading->objects && leads_away(*situation.reading))
    return without_registration(Outcome::kNone, Fate::kReview, reasons::kNoRegistration);
  if (!situation.reading->asks_erasure) return std::nullopt;
  return ask_to_erase(situation);
}

Decision decide_alone(const Situation& situation) {
  const Judgement judgement = judge(*situation.reading);
  if (judgement.outcome == Outcome::kIgnore) return decide_machine(situation, judgement);
  if (situation.truncated) {
    return without_registration(Outcome::kReview, Fate::kSetAside, reasons::kTooLarge);
  }
  if (situation.forged) {
    return without_registration(judgement.outcome, Fate::kReview, reasons::kForged);
  }
  if (is_taken_over(situation)) {
    return without_registration(judgement.outcome, Fate::kReview, reasons::kTakenOver);
  }
  if (auto erasure = decide_erasure(situation)) return *std::move(erasure);
  // "Ik kon er helaas niet bij zijn": nobody withdraws from what is over.
  const bool over = situation.over != Instant{} && situation.arrived >= situation.over;
  if (over && leads_away(*situation.reading))
    return without_registration(Outcome::kNone, Fate::kReview, reasons::kNoRegistration);
  if (auto undone = decide_undoing(situation)) return *std::move(undone);
  if (situation.reading->follows_up) return decide_follow_up(situation);
  switch (situation.reading->intent) {
    case Intent::kRegister:
      return decide_registration(situation, judgement);
    case Intent::kChange:
      // Who comes back after all may do so with another wish.
      return all_cancelled(situation) && !situation.reading->replacement
                 ? decide_registration(situation, judgement)
                 : decide_change(situation);
    case Intent::kCancel:
      return decide_withdrawal(situation);
    case Intent::kOther:
      break;
  }
  return without_registration(judgement.outcome, Fate::kReview, judgement.why);
}

// The reply says that a person answers what else was asked; so that one does, the mail stays where
// people look.
bool promises_an_answer(const Decision& decision) {
  return decision.fate == Fate::kRegistered &&
         std::any_of(decision.replies.begin(), decision.replies.end(),
                     [](const PlannedReply& reply) {
                       return reply.to.empty() && reply.kind != ReplyKind::kErasureCheck &&
                              reply.kind != ReplyKind::kErased;
                     });
}

}  // namespace

Person person_of(const PersonReading& reading) {
  Person person;
  person.name = sure_value(reading.name);
  if (person.name.empty()) person.call_name = sure_value(reading.call_name);
  person.email = sure_value(reading.email);
  person.school = sure_value(reading.school);
  person.foundation = sure_value(reading.foundation);
  // Without a foundation the school is asked for.
  const bool shown = reading.school && reading.school->confidence >= kWorthShowing;
  if (person.school.empty() && !person.foundation.empty() && shown)
    person.unsure_school = reading.school->value;
  if (reading.foundation && reading.foundation->evidence.source == Source::kRegister) {
    person.foundation_source = FoundationSource::kRegister;
  }
  person.groups = sure_values(reading.groups);
  person.unclear_groups = sure_values(reading.unclear_groups);
  person.proposed_groups = sure_values(reading.proposed_groups);
  add_doubted(reading, person);
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
  return {Outcome::kReview, {}, reasons::kNoRegistration};
}

Decision decide(const Situation& situation) {
  Decision decision = decide_alone(situation);
  if (situation.reading->origin != Origin::kHuman) return decision;
  if (situation.is_answered) {
    leave_to_colleague(decision);
  } else if (situation.reading->has_question && promises_an_answer(decision)) {
    decision.fate = Fate::kReview;
    decision.reason = reasons::kAsksToo;
  }
  // Whoever writes again is reached again.
  for (const Standing& standing : situation.own) {
    if (standing.undeliverable) decision.deliverable.push_back(standing.registration.ref);
  }
  return decision;
}

}  // namespace meldaan::desk
