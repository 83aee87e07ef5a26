#include "app/settle_item.h"

#include <algorithm>

#include "app/conversation.h"
#include "app/message_id.h"
#include "app/settle_token.h"
#include "app/workshop.h"
#include "desk/merge.h"
#include "domain/reasons.h"
#include "mime/parse.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

desk::Corrected nobody_but(const Address& sender) {
  desk::Corrected nobody;
  if (sender.name.find('@') == std::string::npos) nobody.person.name = sender.name;
  nobody.person.email = comparable_address(sender.address);
  return nobody;
}

const Standing* same_person(const std::vector<Standing>& about, const Person& person) {
  for (const Standing& known : about) {
    const Person& other = known.registration.person;
    const bool address = !person.email.empty() &&
                         comparable_address(person.email) == comparable_address(other.email);
    const bool name = !person.name.empty() && fold(person.name) == fold(other.name);
    if (name || (address && desk::may_be_same_name(person.name, other.name))) return &known;
  }
  return nullptr;
}

void add_standing(SettleItem& item) {
  for (const Standing& known : item.about)
    item.people.push_back({known.registration.id, known.registration.person});
}

Result<void> be_about(const SettleSources& sources, const std::vector<std::int64_t>& ids,
                      SettleItem& item) {
  Result<std::vector<Standing>> about = sources.store.standings(ids);
  if (!about) return about.error();
  item.about = *std::move(about);
  return {};
}

bool is_another(const SettleItem& item, const Person& person) {
  const Address& sender = item.mail.sender();
  const bool own_address = !person.email.empty() &&
                           comparable_address(person.email) == comparable_address(sender.address);
  return !own_address && !person.name.empty() && fold(person.name) != fold(sender.name);
}

void pair_up(SettleItem& item) {
  const Reading& reading = item.reading;
  const bool changes = reading.intent == Intent::kChange;
  item.was_read = !reading.people.empty() && (changes || reading.intent == Intent::kRegister);
  for (const PersonReading& read : reading.people) {
    if (!item.was_read) break;
    const Person person = desk::person_as_read(read);
    const Standing* known = same_person(item.about, person);
    if (known == nullptr && changes && item.about.size() == 1) known = &item.about.front();
    // What is to change of somebody who is not registered is no sign-up.
    if (known == nullptr && changes && is_another(item, person)) continue;
    if (known == nullptr) {
      item.people.push_back({std::nullopt, person});
      continue;
    }
    const Person& was = known->registration.person;
    item.people.push_back({known->registration.id,
                           changes ? desk::altered(was, person, read,
                                                   reading.replaces_groups &&
                                                       !desk::keeps_groups(reading, was, person))
                                   : desk::merged(was, person)});
  }
  if (!item.people.empty()) return;
  item.was_read = false;
  add_standing(item);
  if (item.people.empty()) item.people.push_back(nobody_but(item.mail.sender()));
}

// Whom a mail names that its sender may not speak for: an organiser sees in the lines who is meant.
Result<void> add_named(const SettleSources& sources, SettleItem& item) {
  const Result<std::vector<Registration>> registrations = sources.store.registrations();
  if (!registrations) return registrations.error();
  const bool alters =
      item.reading.intent == Intent::kCancel || item.reading.intent == Intent::kChange;
  std::vector<std::int64_t> meant;
  for (const PersonReading& read : item.reading.people) {
    if (!read.name) continue;
    const std::string name = fold(read.name->value);
    std::vector<const Registration*> same_name;
    for (const Registration& one : *registrations) {
      if (comes(one) && fold(one.person.name) == name) same_name.push_back(&one);
    }
    if (same_name.size() == 1) meant.push_back(same_name.front()->id);
    if (!alters) continue;
    if (same_name.empty() && is_another(item, desk::person_as_read(read)))
      item.unknown.push_back(read.name->value);
    for (const Registration* one : same_name) {
      if (same_name.size() > 1) item.namesakes.push_back(known_as(*one));
    }
  }
  if (meant.empty()) return {};
  return be_about(sources, meant, item);
}

// Of each person's lines the one whose name they have; fewer where one is not known.
std::vector<std::size_t> named_in_lines(const Form& form, const std::vector<Person>& people) {
  std::vector<std::size_t> named;
  for (const FormPerson& one : form.people) {
    const std::string name = fold(collapse_spaces(one.name.value_or("")));
    if (name.empty()) continue;
    std::vector<std::size_t> same;
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (fold(collapse_spaces(people[i].name)) == name) same.push_back(i);
    }
    if (same.size() == 1) named.push_back(same.front());
  }
  return named;
}

// "KT-7F3K2M afmelden": which of two who have one name. The references are taken out of the words.
std::vector<std::size_t> referred_to(Form& form, const std::vector<std::int64_t>& ids,
                                     const std::vector<Registration>& registrations) {
  std::vector<std::size_t> meant;
  for (const Reference& ref : references_in(form.rest)) {
    for (const Registration& one : registrations) {
      const auto place = std::find(ids.begin(), ids.end(), one.id);
      if (one.ref != ref || place == ids.end()) continue;
      meant.push_back(static_cast<std::size_t>(place - ids.begin()));
      form.rest = without_reference(form.rest, ref);
    }
  }
  return meant;
}

// Read as the intake read it.
Result<void> add_mail(const SettleSources& sources, SettleItem& item) {
  const std::vector<std::string> own = own_addresses(sources.settings);
  Result<Conversation> found =
      find_conversation(sources.store, sources.secret, item.mail, is_from(item.mail, own));
  if (!found) return found.error();
  const auto expected = expectation_of(*found, item.mail, sources.settings.event);
  item.reading = sources.reader.read(item.mail, expected ? &*expected : nullptr);
  item.about = !found->thread.empty()     ? std::move(found->thread)
               : !found->referred.empty() ? std::move(found->referred)
                                          : std::move(found->own);
  item.withdraws = item.reading.intent == Intent::kCancel;
  if (item.about.empty()) {
    if (Result<void> found_named = add_named(sources, item); !found_named) return found_named;
  }
  pair_up(item);
  return {};
}

// What an organiser wrote of somebody whom she named: in words, by a reference, or in the subject.
// She herself is not who it is about.
Result<void> hear_organiser(const SettleSources& sources, SettleItem& item) {
  const Result<std::vector<Registration>> registrations = sources.store.registrations();
  if (!registrations) return registrations.error();
  Form form = read_form(own_words(item.reading, item.mail.sender(), sources.settings.lexicons),
                        sources.settings.lexicons);
  std::vector<Person> people;
  std::vector<std::int64_t> ids;
  std::vector<std::int64_t> meant;
  const std::vector<Reference> refs = references_in(item.mail.subject + " " + form.rest);
  for (const Registration& one : *registrations) {
    if (std::find(refs.begin(), refs.end(), one.ref) != refs.end()) meant.push_back(one.id);
    if (!comes(one)) continue;
    people.push_back(one.person);
    ids.push_back(one.id);
  }
  const auto add = [&](std::size_t number) {
    if (std::find(meant.begin(), meant.end(), ids[number]) == meant.end())
      meant.push_back(ids[number]);
  };
  if (meant.empty()) {
    for (const std::size_t number : named_in_lines(form, people)) add(number);
    for (const std::string& words : {form.rest, item.mail.subject}) {
      if (!meant.empty()) break;
      for (const Instruction& said : sources.reader.instructions(words, people)) {
        for (const std::size_t number : said.whom) add(number);
      }
    }
  }
  for (const Reference& ref : refs) form.rest = without_reference(form.rest, ref);
  if (Result<void> found = be_about(sources, meant, item); !found) return found;
  item.people.clear();
  add_standing(item);
  item.withdraws = false;
  item.was_read = !meant.empty();
  item.own_words = std::move(form);
  if (item.people.empty()) item.people.emplace_back();
  return {};
}

}  // namespace

std::string known_as(const Registration& one) {
  const std::string& place = one.person.school.empty() ? one.person.foundation : one.person.school;
  return one.person.name + " (" + one.ref + ")" + (place.empty() ? "" : ", " + place);
}

std::vector<Standing> SettleItem::both() const {
  return same_as ? std::vector{*same_as, about.front()} : std::vector<Standing>();
}

bool SettleItem::is_late() const {
  return key.kind == ItemKind::kUnsettled &&
         std::any_of(about.begin(), about.end(), [](const Standing& one) {
           return one.registration.state == RegistrationState::kLate;
         });
}

bool SettleItem::can_refuse() const {
  return was_read || withdraws || key.kind == ItemKind::kHeld || is_late() || !unknown.empty() ||
         !namesakes.empty() || is_double;
}

bool SettleItem::can_accept() const {
  if (key.kind == ItemKind::kUnsettled) return !is_double && !is_over;
  if (!is_mail()) return true;
  const auto comes_still = [](const Standing& one) { return comes(one.registration); };
  const bool withdraws_one =
      withdraws && std::count_if(about.begin(), about.end(), comes_still) == 1;
  const auto is_to_store = [this](const desk::Corrected& one) {
    const auto known = std::find_if(about.begin(), about.end(), [&one](const Standing& other) {
      return one.registration == other.registration.id;
    });
    if (known == about.end()) return !is_over;  // is signed up
    return known->registration.person != one.person ||
           known->registration.state == RegistrationState::kCancelled;
  };
  const bool stores = own_words || std::any_of(people.begin(), people.end(), is_to_store);
  return (was_read && stores) || withdraws_one;
}

std::vector<Person> SettleItem::persons() const {
  std::vector<Person> all;
  for (const desk::Corrected& one : people) all.push_back(one.person);
  return all;
}

Result<SettleItem> settle_item(const SettleSources& sources, const ItemKey& key,
                               const store::ItemStanding& standing) {
  SettleItem item;
  item.key = {*standing.open_as, key.id};
  item.round = standing.times_settled;
  item.arrived = standing.arrived;
  item.truncated = standing.truncated;
  // What could not be read three times might end this program as well.
  if (standing.mail != 0 && standing.reason != reasons::kUnreadable) {
    // Where the mail was erased, nothing is known of it.
    const Result<std::string> raw = sources.store.raw_mail(standing.mail);
    if (!raw && raw.error().code != Errc::kNotFound) return raw.error();
    if (raw) item.mail = mime::parse(*raw, {.truncated = standing.truncated});
  }
  if (item.is_mail()) {
    if (Result<void> added = add_mail(sources, item); !added) return added.error();
    // What the lines of a mail say that settled nothing was not said by who may say it.
    const auto token = settle_token_in(item.mail.subject);
    if (token) item.people = {nobody_but(item.mail.sender())};
    item.was_read = item.was_read && !token;
    const bool has_no_token = standing.reason == reasons::kSettlesWithoutToken ||
                              standing.reason == reasons::kSettlesTooLate;
    if (has_no_token && is_from(item.mail, sources.settings.organisers)) {
      if (Result<void> found = hear_organiser(sources, item); !found) return found.error();
    }
    return item;
  }
  item.reading = sources.reader.read(item.mail);  // its language counts
  if (Result<void> found = be_about(sources, standing.registrations, item); !found)
    return found.error();
  add_standing(item);
  for (const Standing& one : item.about) {
    if (standing.written && one.registration.updated > *standing.written) item.is_overtaken = true;
  }
  if (item.about.empty()) return item;
  const Registration& first = item.about.front().registration;
  item.mail = IncomingMail();
  item.mail.from = {{first.person.name, first.submitted_by}};
  return item;
}

Result<void> add_spoken_of(const SettleSources& sources, Form& form, SettleItem& item) {
  const bool is_unknown = item.about.empty() && !item.was_read;
  if (!is_unknown || item.key.kind != ItemKind::kReview) return {};
  const Result<std::vector<Registration>> registrations = sources.store.registrations();
  if (!registrations) return registrations.error();
  std::vector<Person> people;
  std::vector<std::int64_t> ids;
  for (const Registration& one : *registrations) {
    if (!comes(one)) continue;
    people.push_back(one.person);
    ids.push_back(one.id);
  }
  std::vector<std::size_t> meant = referred_to(form, ids, *registrations);
  if (meant.empty()) meant = named_in_lines(form, people);
  if (form.people.size() > meant.size()) meant.clear();
  for (const Instruction& said : sources.reader.instructions(form.rest, people)) {
    for (const std::size_t number : said.whom) {
      if (std::find(meant.begin(), meant.end(), number) == meant.end()) meant.push_back(number);
    }
  }
  if (meant.empty()) return {};
  // What was emptied was the sender's.
  for (FormPerson& one : form.people) {
    for (std::optional<std::string>* value :
         {&one.email, &one.school, &one.foundation, &one.groups}) {
      if (*value && (*value)->empty()) value->reset();
    }
  }
  item.people.clear();
  std::vector<std::int64_t> about;
  for (const std::size_t number : meant) about.push_back(ids[number]);
  if (Result<void> found = be_about(sources, about, item); !found) return found;
  add_standing(item);
  item.unknown.clear();
  item.namesakes.clear();
  std::vector<FormPerson> offered;
  for (const desk::Corrected& one : item.people)
    offered.push_back(form_of(one.person, sources.settings.event));
  find_whose(form, offered);
  return {};
}

void describe(const SettleItem& item, SettlingReport& report) {
  if (item.is_mail()) {
    const Address& sender = item.mail.sender();
    report.about = sender.name.empty() ? sender.address : sender.name;
    report.subject = item.mail.subject;
    return;
  }
  std::vector<std::string> names;
  for (const Standing& one : item.about) {
    const Registration& registration = one.registration;
    const std::string& name = called(registration.person);
    names.push_back((name.empty() ? registration.submitted_by : name) + " (" + registration.ref +
                    ")");
  }
  report.about = join(names, ", ");
}

}  // namespace meldaan::app
