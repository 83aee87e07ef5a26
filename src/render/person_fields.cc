#include "render/person_fields.h"

#include <algorithm>
#include <iterator>

#include "domain/choices.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

std::vector<Fields> list_of(const char* name, const std::vector<std::string>& texts) {
  std::vector<Fields> items;
  for (const std::string& text : texts) {
    Fields item;
    item.set_text(name, text);
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<std::string> one_or_none(const std::string& text) {
  return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
}

// What a person's table shows, row by row.
struct Row {
  const char* name;
  std::vector<std::string> values;
};

std::vector<Row> rows_of(const Person& person, const Event& event) {
  return {
      {"name", one_or_none(person.name)},         {"email", one_or_none(person.email)},
      {"school", one_or_none(person.school)},     {"foundation", one_or_none(person.foundation)},
      {"groups", event.titles_of(person.groups)}, {"proposed_groups", person.proposed_groups}};
}

Fields side(const std::vector<std::string>& values) {
  Fields fields;
  fields.set_flag("none", values.empty());
  fields.set_flag("several", values.size() > 1);
  fields.set_list("values", list_of("value", values));
  fields.set_text("list", join(values, ", "));
  return fields;
}

// Another order of the same groups is no change.
bool differ(std::vector<std::string> one, std::vector<std::string> other) {
  std::sort(one.begin(), one.end());
  std::sort(other.begin(), other.end());
  return one != other;
}

void set_whom(const Participant& participant, Fields& fields) {
  const Person& person = participant.registration->person;
  fields.set_text("name", called(person));
  fields.set_text("email", person.email);
  fields.set_flag("is_sender", participant.is_reader);
}

std::vector<Fields> group_fields(const Registration& registration, const Event& event) {
  std::vector<Fields> groups;
  for (const GroupId& id : registration.person.groups) {
    const int number = registration.number_in_line(id);
    Fields group;
    group.set_text("title", event.title_of(id));
    group.set_flag("is_waited_for", number > 0);
    group.set_number("number", number);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

// Nobody asks anything of someone who withdrew.
Choices::Choices(const People& people, const Event& event) : event_(event) {
  std::vector<Registration> coming;
  for (const Participant& person : people.persons) {
    if (!person.is_withdrawn()) coming.push_back(*person.registration);
  }
  ids_ = choices_of(coming, event);
}

long long Choices::number_of(const GroupId& id) const {
  return std::distance(ids_.begin(), std::find(ids_.begin(), ids_.end(), id)) + 1;
}

bool Choices::has_several(const Person& person) const {
  return std::any_of(
      person.unclear_groups.begin(), person.unclear_groups.end(),
      [this](const std::string& topic) { return event_.with_topic(topic).size() > 1; });
}

Fields Choices::unclear(const std::string& topic) const {
  const std::vector<const Group*> groups = event_.with_topic(topic);
  std::vector<Fields> choices;
  if (groups.size() > 1) {
    for (const Group* group : groups) {
      Fields choice;
      choice.set_number("number", number_of(group->id));
      choice.set_text("title", group->title);
      choices.push_back(std::move(choice));
    }
  }
  Fields fields;
  fields.set_text("topic", groups.empty() ? topic : groups.front()->name);
  fields.set_flag("is_one", groups.size() == 1);  // asked for a yes or a no
  fields.set_flag("has_choices", !choices.empty());
  fields.set_list("choices", std::move(choices));
  return fields;
}

std::vector<Fields> Choices::catalogue(const Words& words) const {
  std::vector<Fields> kinds;
  for (const GroupKind kind : {GroupKind::kPlg, GroupKind::kWerkgroep, GroupKind::kProjectgroep}) {
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
    Fields fields;
    fields.set_text("heading", words.kind(kind));
    fields.set_list("groups", std::move(groups));
    kinds.push_back(std::move(fields));
  }
  return kinds;
}

std::vector<Fields> changes_of(const Participant& participant, const Event& event) {
  std::vector<Fields> changes;
  if (participant.before == nullptr) return changes;
  const std::vector<Row> before = rows_of(participant.before->person, event);
  const std::vector<Row> after = rows_of(participant.registration->person, event);
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (!differ(before[i].values, after[i].values)) continue;
    Fields change;
    for (const Row& row : after) {
      change.set_flag("is_" + std::string(row.name), row.name == after[i].name);
    }
    change.set_object("before", side(before[i].values));
    change.set_object("after", side(after[i].values));
    changes.push_back(std::move(change));
  }
  return changes;
}

std::vector<Fields> waiting_of(const Participant& participant, const Event& event) {
  std::vector<Fields> waiting;
  if (participant.is_withdrawn()) return waiting;
  for (const WaitingPlace& place : participant.registration->waiting) {
    Fields fields;
    set_whom(participant, fields);
    fields.set_text("title", event.title_of(place.group));
    fields.set_number("number", place.number);
    waiting.push_back(std::move(fields));
  }
  return waiting;
}

std::vector<Fields> moved_up_of(const Participant& participant, const Event& event) {
  std::vector<Fields> moved;
  if (participant.before == nullptr) return moved;
  for (const GroupId& group : places_gained(*participant.before, *participant.registration)) {
    Fields fields;
    set_whom(participant, fields);
    fields.set_text("title", event.title_of(group));
    moved.push_back(std::move(fields));
  }
  return moved;
}

Fields person_fields(const Participant& participant, const Choices& choices, const Event& event) {
  const Registration& registration = *participant.registration;
  const Person& person = registration.person;
  Fields fields;
  fields.set_text("ref", registration.ref);
  fields.set_text("name", called(person));
  fields.set_flag("is_called", !person.call_name.empty());
  fields.set_flag("only_waits", only_waits(registration));
  fields.set_text("email", person.email);
  fields.set_text("school", person.school);
  fields.set_text("unsure_school", person.unsure_school);
  fields.set_text("foundation", person.foundation);
  fields.set_flag(
      "foundation_from_register",
      !person.foundation.empty() && person.foundation_source == FoundationSource::kRegister);
  fields.set_flag("is_sender", participant.is_reader);
  fields.set_flag("is_complete", is_complete(person));
  fields.set_flag("is_withdrawn", participant.is_withdrawn());
  fields.set_flag("is_returned", participant.is_returned());
  fields.set_flag("several_groups", person.groups.size() > 1);
  fields.set_list("groups", group_fields(registration, event));
  fields.set_flag("several_proposed_groups", person.proposed_groups.size() > 1);
  fields.set_list("proposed_groups", list_of("topic", person.proposed_groups));
  std::vector<Fields> unclear;
  for (const std::string& topic : person.unclear_groups) unclear.push_back(choices.unclear(topic));
  fields.set_list("unclear_groups", std::move(unclear));
  fields.set_list("changes", changes_of(participant, event));
  fields.set_flag("asks_name", misses(person, Missing::kName));
  fields.set_flag("asks_affiliation", misses(person, Missing::kAffiliation));
  fields.set_flag("asks_groups", misses(person, Missing::kGroups));
  return fields;
}

}  // namespace meldaan::render
