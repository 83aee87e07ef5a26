#include "render/reply_fields.h"

#include <algorithm>

#include "domain/choices.h"
#include "render/salutation.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

Fields date_fields(Instant when, const FieldSources& sources) {
  const LocalTime local = sources.zone.local(when);
  Fields date;
  date.set_text("weekday", sources.words.weekdays.at(static_cast<std::size_t>(local.weekday)));
  date.set_number("day", local.day);
  date.set_text("month", sources.words.months.at(static_cast<std::size_t>(local.month - 1)));
  date.set_number("year", local.year);
  date.set_text("hour", two_digits(local.hour));
  date.set_text("minute", two_digits(local.minute));
  return date;
}

Fields event_fields(Instant now, const FieldSources& sources) {
  const Event& event = sources.event;
  Fields fields;
  fields.set_text("title", event.title);
  fields.set_object("start", date_fields(event.start, sources));
  fields.set_object("end", date_fields(event.end, sources));
  fields.set_object("closes", date_fields(event.closes, sources));
  fields.set_text("venue", event.venue);
  fields.set_text("contact", event.contact);
  fields.set_flag("is_over", now >= event.end);
  return fields;
}

// A group that has left the catalogue since keeps at least its topic.
std::string title_of(const GroupId& id, const Event& event) {
  const Group* group = event.find(id);
  return group ? group->title : std::string(topic_of(id));
}

Fields one_field(const char* name, const std::string& text) {
  Fields fields;
  fields.set_text(name, text);
  return fields;
}

// One mail numbers its choices once, whoever is asked.
class Choices {
 public:
  Choices(const std::vector<Registration>& registrations, const Event& event)
      : event_(event), ids_(choices_of(registrations, event)) {}

  bool any() const { return !ids_.empty(); }

  Fields unclear(const std::string& topic) const {
    const std::vector<const Group*> groups = event_.with_topic(topic);
    std::vector<Fields> choices;
    for (const Group* group : groups) {
      Fields choice;
      choice.set_number("number", number_of(group->id));
      choice.set_text("title", group->title);
      choices.push_back(std::move(choice));
    }
    Fields fields;
    fields.set_text("topic", groups.empty() ? topic : groups.front()->name);
    fields.set_flag("has_choices", !choices.empty());
    fields.set_list("choices", std::move(choices));
    return fields;
  }

  std::vector<Fields> catalogue(const Words& words) const {
    std::vector<Fields> kinds;
    for (const GroupKind kind :
         {GroupKind::kPlg, GroupKind::kWerkgroep, GroupKind::kProjectgroep}) {
      std::vector<Fields> groups;
      for (const Group& group : event_.groups) {
        if (group.kind != kind) continue;
        Fields fields;
        fields.set_number("number", number_of(group.id));
        fields.set_text("name", group.name);
        fields.set_text("title", group.title);
        groups.push_back(std::move(fields));
      }
      if (groups.empty()) continue;
      Fields fields = one_field("heading", words.kind(kind));
      fields.set_list("groups", std::move(groups));
      kinds.push_back(std::move(fields));
    }
    return kinds;
  }

 private:
  long long number_of(const GroupId& id) const {
    return std::distance(ids_.begin(), std::find(ids_.begin(), ids_.end(), id)) + 1;
  }

  const Event& event_;
  std::vector<GroupId> ids_;
};

bool misses(const Person& person, Missing what) {
  const std::vector<Missing> missing = missing_of(person);
  return std::find(missing.begin(), missing.end(), what) != missing.end();
}

bool is_sender(const Registration& registration, const Reply& reply) {
  return !registration.person.email.empty() &&
         comparable_address(registration.person.email) == comparable_address(reply.to.address);
}

Fields person_fields(const Registration& registration, const Reply& reply, const Choices& choices,
                     const FieldSources& sources) {
  const Person& person = registration.person;
  Fields fields;
  fields.set_text("ref", registration.ref);
  fields.set_text("name", person.name);
  fields.set_text("email", person.email);
  fields.set_text("school", person.school);
  fields.set_text("foundation", person.foundation);
  fields.set_flag(
      "foundation_from_register",
      !person.foundation.empty() && person.foundation_source == FoundationSource::kRegister);
  fields.set_flag("is_sender", is_sender(registration, reply));
  fields.set_flag("is_complete", is_complete(person));

  std::vector<Fields> groups;
  for (const GroupId& id : person.groups) {
    groups.push_back(one_field("title", title_of(id, sources.event)));
  }
  fields.set_flag("several_groups", groups.size() > 1);
  fields.set_list("groups", std::move(groups));
  std::vector<Fields> proposed;
  for (const std::string& topic : person.proposed_groups) {
    proposed.push_back(one_field("topic", topic));
  }
  fields.set_flag("several_proposed_groups", proposed.size() > 1);
  fields.set_list("proposed_groups", std::move(proposed));
  std::vector<Fields> unclear;
  for (const std::string& topic : person.unclear_groups) unclear.push_back(choices.unclear(topic));
  fields.set_list("unclear_groups", std::move(unclear));

  fields.set_flag("asks_name", misses(person, Missing::kName));
  fields.set_flag("asks_affiliation", misses(person, Missing::kAffiliation));
  fields.set_flag("asks_groups", misses(person, Missing::kGroups));
  return fields;
}

bool is_anything_known(const Person& person) {
  return !(person.name.empty() && person.school.empty() && person.foundation.empty() &&
           person.groups.empty() && person.proposed_groups.empty());
}

// The reader: the registered person behind the address if there is one, since its From name may be
// a school's.
std::string reader_name(const Reply& reply, const Words& words) {
  for (const Registration& registration : reply.registrations) {
    if (!is_sender(registration, reply)) continue;
    const std::string name = greeting_name(registration.person.name, words);
    if (!name.empty()) return name;
  }
  return greeting_name(reply.to.name, words);
}

}  // namespace

std::vector<const Registration*> confirmed_in(const Reply& reply) {
  std::vector<const Registration*> confirmed;
  if (reply.kind == ReplyKind::kLate) return confirmed;
  for (const Registration& registration : reply.registrations) {
    if (is_complete(registration.person)) confirmed.push_back(&registration);
  }
  return confirmed;
}

Fields reply_fields(const Reply& reply, Instant now, const FieldSources& sources) {
  const Choices choices(reply.registrations, sources.event);
  std::vector<Fields> persons;
  std::vector<Fields> confirmed;
  std::vector<Fields> asked;
  std::size_t questions = 0;
  bool asks_groups = false;
  bool includes_sender = false;
  bool anything_known_of_asked = false;
  for (const Registration& registration : reply.registrations) {
    const Person& person = registration.person;
    Fields fields = person_fields(registration, reply, choices, sources);
    (is_complete(person) ? confirmed : asked).push_back(fields);
    persons.push_back(std::move(fields));
    questions += missing_of(person).size() + person.unclear_groups.size();
    anything_known_of_asked =
        anything_known_of_asked || (!is_complete(person) && is_anything_known(person));
    asks_groups = asks_groups || misses(person, Missing::kGroups);
    includes_sender = includes_sender || is_sender(registration, reply);
  }

  Fields fields;
  fields.set_text("greeting_name", reader_name(reply, sources.words));
  fields.set_text("network", sources.from.name);
  fields.set_text("ref", reply.registrations.empty() ? "" : reply.registrations.front().ref);
  fields.set_flag("has_question", reply.has_question);
  fields.set_flag("several_persons", persons.size() > 1);
  fields.set_flag("includes_sender", includes_sender);
  fields.set_flag("any_confirmed", !confirmed.empty());
  fields.set_flag("several_confirmed", confirmed.size() > 1);
  fields.set_flag("several_asked", asked.size() > 1);
  fields.set_flag("anything_known_of_asked", anything_known_of_asked);
  fields.set_flag("one_question", questions == 1);
  fields.set_flag("has_calendar", !confirmed_in(reply).empty());
  fields.set_list("persons", std::move(persons));
  fields.set_list("confirmed", std::move(confirmed));
  fields.set_list("asked", std::move(asked));
  fields.set_flag("asks_groups_of_anyone", asks_groups);
  fields.set_flag("has_numbered_choices", choices.any());
  fields.set_list("catalogue",
                  asks_groups ? choices.catalogue(sources.words) : std::vector<Fields>());
  fields.set_object("event", event_fields(now, sources));
  const Instant erased_on = sources.event.end + std::chrono::days(sources.event.retention_days);
  fields.set_object("erased_on", date_fields(erased_on, sources));
  fields.set_flag("retention_is_over", now >= erased_on);
  return fields;
}

}  // namespace meldaan::render
