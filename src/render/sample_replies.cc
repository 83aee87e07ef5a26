#include <algorithm>

#include "render/reply_fields.h"

namespace meldaan::render {
namespace {

constexpr const char* kReader = "m.jansen@voorbeeld.nl";

Registration sample(const std::string& ref, Person person) {
  Registration registration;
  registration.ref = ref;
  registration.state =
      is_complete(person) ? RegistrationState::kConfirmed : RegistrationState::kIncomplete;
  registration.person = std::move(person);
  registration.submitted_by = kReader;
  return registration;
}

Registration in_state(Registration registration, RegistrationState state) {
  registration.state = state;
  return registration;
}

Person complete_person(const Event& event) {
  Person person;
  person.name = "Marieke Jansen";
  person.email = kReader;
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

  Person with_unsure_school = without_school;
  with_unsure_school.unsure_school = "De Wal";
  persons.push_back(with_unsure_school);

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

Reply empty_reply(ReplyKind kind) {
  Reply reply;
  reply.kind = kind;
  reply.to = {"Marieke Jansen", kReader};
  if (kind == ReplyKind::kNotice) reply.altered_by = "marieke@thuis-voorbeeld.nl";
  return reply;
}

// All of them together, as if each had been somebody else before.
void add_signed_up(ReplyKind kind, const std::vector<Person>& persons,
                   std::vector<Reply>& replies) {
  Person other = persons.front();
  other.name = "Anna Smit";
  other.school = "OBS De Springplank";
  other.foundation.clear();
  if (!other.groups.empty()) other.groups.pop_back();
  Reply everyone = empty_reply(kind);
  everyone.has_question = true;
  everyone.asks_again = true;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const std::string ref = "KT-7F3K2" + std::to_string(i);
    everyone.registrations.push_back(sample(ref, persons[i]));
    everyone.before.push_back(sample(ref, other));
    everyone.before.back().counts = true;
  }
  replies.push_back(everyone);
}

// Who withdraws, who comes instead, who comes back, who stays.
void add_moved(ReplyKind kind, const std::vector<Person>& persons, std::vector<Reply>& replies) {
  Registration reader = sample("KT-7F3K2M", persons.front());
  reader.counts = true;
  Person piet = persons.front();
  piet.name = "Piet Bakker";
  piet.email.clear();
  Registration colleague = sample("KT-9Q2W4Z", piet);
  colleague.counts = true;
  Reply withdrawn = empty_reply(kind);
  withdrawn.registrations = {in_state(reader, RegistrationState::kCancelled)};
  withdrawn.before = {reader};
  withdrawn.others = {colleague, sample("KT-0A1B2C", Person())};
  replies.push_back(withdrawn);
  Reply replaced = empty_reply(kind);
  replaced.registrations = {in_state(colleague, RegistrationState::kCancelled),
                            sample("KT-0A1B2C", persons.back()), reader};
  replaced.before = {colleague, in_state(reader, RegistrationState::kCancelled)};
  replies.push_back(replaced);
}

// On waiting lists: for all of their groups, for one of them, and no longer.
void add_waiting(ReplyKind kind, const std::vector<Person>& persons, std::vector<Reply>& replies) {
  Registration waits = sample("KT-7F3K2M", persons.front());
  for (const GroupId& group : waits.person.groups) waits.waiting.push_back({group, 2});
  Registration colleague = sample("KT-9Q2W4Z", persons.front());
  colleague.person.name = "Piet Bakker";
  colleague.person.email.clear();
  const Registration placed = colleague;
  colleague.waiting = waits.waiting;
  Reply one = empty_reply(kind);
  one.registrations = {waits};
  Reply several = empty_reply(kind);
  several.registrations = {waits, colleague};
  Reply moved = empty_reply(kind);
  moved.before = {colleague};
  moved.registrations = {placed};
  if (!moved.before.front().waiting.empty()) moved.before.front().waiting.resize(1);
  Reply both_moved = moved;
  both_moved.before = {colleague, waits};
  both_moved.registrations.push_back(waits);
  both_moved.registrations.back().waiting.clear();
  replies.insert(replies.end(), {one, several, moved, both_moved});
}

// Every shape of person in each of the lists that a change sorts people into.
void add_lists(const std::vector<Person>& persons, std::vector<Reply>& replies) {
  Reply all_new = empty_reply(ReplyKind::kChanged);
  for (const Person& person : persons) all_new.registrations.push_back(sample("KT-7F3K2M", person));
  Reply all_untouched = empty_reply(ReplyKind::kChanged);
  all_untouched.registrations = {sample("KT-9Q2W4Z", persons.front())};
  all_untouched.others = all_new.registrations;
  Reply all_withdrawn = all_new;
  for (Registration& registration : all_withdrawn.registrations) {
    registration.state = RegistrationState::kCancelled;
  }
  replies.insert(replies.end(), {all_new, all_untouched, all_withdrawn});
}

// Every ruling and effect; where more is to be said, with all that can be missing.
void add_settlings(const std::vector<Person>& persons, std::vector<Reply>& replies) {
  using Effect = SettlingReport::Effect;
  for (const Ruling ruling :
       {Ruling::kIgnore, Ruling::kAccept, Ruling::kCancel, Ruling::kCorrect}) {
    for (const Effect effect :
         {Effect::kSettled, Effect::kInPart, Effect::kNone, Effect::kSettledAgo}) {
      Reply reply = empty_reply(ReplyKind::kSettling);
      reply.registrations = {sample("KT-7F3K2M", persons.front())};
      reply.settling = SettlingReport{};
      reply.settling->effect = effect;
      reply.settling->ruling = ruling;
      reply.settling->about = "Marieke Jansen (KT-7F3K2M)";
      reply.settling->subject = ruling == Ruling::kIgnore ? "Vraag over 4 oktober" : "";
      reply.settling->waits_for_answer = effect == Effect::kInPart && ruling == Ruling::kAccept;
      reply.settling->stays_late = effect == Effect::kInPart && ruling == Ruling::kIgnore;
      reply.settling->participant_is_told = true;
      reply.settling->participant_is_asked = ruling == Ruling::kCorrect;
      reply.settling->is_reply = effect == Effect::kSettled && ruling != Ruling::kCorrect;
      if (effect == Effect::kInPart || effect == Effect::kNone) {
        reply.settling->missing = missing_of(Person());
        reply.settling->is_unclear_who = ruling == Ruling::kCancel;
        reply.settling->is_unclear_what = ruling == Ruling::kAccept;
        reply.settling->not_understood = {"Groepen: iets met muziek of zo"};
        reply.settling->understood = {"school is De Linde"};
        reply.settling->noted = {"ze moet die middag werken"};
        reply.settling->unknown = {"Esther Lansink"};
        reply.settling->namesakes = {"Esther Lansink (KT-7F3K2M), IKC De Kiem"};
        reply.settling->others = {"Esther Lansink (KT-7F3K2M), IKC De Kiem"};
        reply.settling->lines = {"Naam: Marieke Jansen", "School:"};
        reply.settling->token = "registration-7.17805.0.0123456789abcdefghjkmnpq";
        reply.settling->reply_link = "mailto:info@voorbeeld.nl?subject=Afhandelen&body=Naam%3A";
      }
      replies.push_back(std::move(reply));
    }
  }
}

}  // namespace

std::vector<Reply> sample_replies(const Event& event) {
  std::vector<Reply> replies;
  const std::vector<Person> persons = sample_persons(event);
  for (const ReplyKind kind : kReplyKinds) {
    add_signed_up(kind, persons, replies);
    add_moved(kind, persons, replies);
    add_waiting(kind, persons, replies);
    Reply unknown_reader = empty_reply(kind);
    unknown_reader.to = {"", "info@voorbeeld.nl"};
    unknown_reader.altered_by.clear();
    unknown_reader.registrations = {sample("KT-7F3K2M", persons.front())};
    replies.push_back(unknown_reader);
  }
  add_lists(persons, replies);
  add_settlings(persons, replies);
  return replies;
}

}  // namespace meldaan::render
