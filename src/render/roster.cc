#include "render/roster.h"

#include <algorithm>
#include <utility>

#include "domain/institutions.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

std::string state_of(const Registration& registration, const RosterWords& words) {
  return words(registration.merged ? "state.merged"
                                   : "state." + std::string(name_of(registration.state)));
}

// In a table a group that the event no longer has keeps its id, kind and all.
std::string entry_of(const GroupId& id, const Event& event) {
  return event.find(id) != nullptr ? event.title_of(id) : id;
}

std::string entries_of(const Person& person, const Event& event) {
  std::vector<std::string> entries;
  for (const GroupId& id : person.groups) entries.push_back(entry_of(id, event));
  return join(entries, ", ");
}

// "PLG Wetenschap en Techniek of Werkgroep Wetenschap en Techniek" for each topic.
std::string unclear_of(const Person& person, const Event& event, const RosterWords& words) {
  std::vector<std::string> topics;
  for (const std::string& topic : person.unclear_groups) {
    std::vector<std::string> titles;
    for (const Group* group : event.with_topic(topic)) titles.push_back(group->title);
    topics.push_back(titles.empty() ? topic : join(titles, " " + words("or") + " "));
  }
  return join(topics, ", ");
}

// "Werkgroep Taal (2)" for each.
std::string waiting_of(const Registration& registration, const Event& event) {
  std::vector<std::string> lines;
  for (const WaitingPlace& place : registration.waiting)
    lines.push_back(entry_of(place.group, event) + " (" + std::to_string(place.number) + ")");
  return join(lines, ", ");
}

bool has_waiting_lists(const std::vector<Registration>& registrations, const Event& event) {
  return std::any_of(event.groups.begin(), event.groups.end(),
                     [](const Group& group) { return group.capacity > 0; }) ||
         std::any_of(registrations.begin(), registrations.end(),
                     [](const Registration& one) { return !one.waiting.empty(); });
}

std::string source_of(const Person& person, const RosterWords& words) {
  if (person.foundation.empty()) return "";
  return words(person.foundation_source == FoundationSource::kRegister ? "source.register"
                                                                       : "source.mail");
}

Roster::Row row_of(const Registration& registration, const Event& event, const RosterWords& words,
                   bool with_waiting) {
  const Person& person = registration.person;
  Roster::Row row;
  row.state = registration.state;
  std::vector<std::string> texts = {registration.ref,
                                    state_of(registration, words),
                                    called(person),
                                    person.email,
                                    person.school,
                                    person.foundation,
                                    source_of(person, words),
                                    entries_of(person, event)};
  if (with_waiting) texts.push_back(waiting_of(registration, event));
  texts.insert(texts.end(), {unclear_of(person, event, words), join(person.proposed_groups, ", "),
                             registration.submitted_by});
  for (const std::string& text : texts) row.cells.emplace_back(cell_text(text));
  row.cells.emplace_back(registration.created);
  row.cells.emplace_back(registration.updated);
  return row;
}

SignInList::Line line_of(const Registration& registration, const RosterWords& words) {
  const Person& person = registration.person;
  const bool is_confirmed = registration.state == RegistrationState::kConfirmed;
  return {cell_text(called(person).empty() ? person.email : called(person)),
          cell_text(person.school.empty() ? person.foundation : person.school),
          is_confirmed ? "" : state_of(registration, words)};
}

// The line on that group's sheet.
SignInList::Line line_in(const Registration& registration, const GroupId& group,
                         const RosterWords& words) {
  SignInList::Line line = line_of(registration, words);
  line.waiting = registration.number_in_line(group);
  if (line.waiting > 0) line.remark = words("waits") + " " + std::to_string(line.waiting);
  return line;
}

void sort_by_name(SignInList& list) {
  std::stable_sort(list.lines.begin(), list.lines.end(),
                   [](const SignInList::Line& a, const SignInList::Line& b) {
                     if (a.waiting != b.waiting) return a.waiting < b.waiting;
                     return fold(a.name) < fold(b.name);
                   });
}

bool holds(const std::vector<GroupId>& groups, const GroupId& id) {
  return std::find(groups.begin(), groups.end(), id) != groups.end();
}

bool is_in_no_group(const Registration& registration, const Event& event) {
  const std::vector<GroupId>& groups = registration.person.groups;
  return std::none_of(groups.begin(), groups.end(),
                      [&event](const GroupId& id) { return event.find(id) != nullptr; });
}

void count(RosterTotals::Line& line, RegistrationState state) {
  line.confirmed += state == RegistrationState::kConfirmed;
  line.incomplete += state == RegistrationState::kIncomplete;
}

// A foundation as most write it; of spellings that are as frequent as each other the first.
struct FoundationLine {
  RosterTotals::Line line;
  std::vector<std::pair<std::string, int>> spellings;

  void add(const std::string& spelling) {
    const auto known = std::find_if(spellings.begin(), spellings.end(),
                                    [&](const auto& one) { return one.first == spelling; });
    if (known == spellings.end()) {
      spellings.emplace_back(spelling, 1);
    } else {
      ++known->second;
    }
  }
  std::string name() const {
    return std::max_element(spellings.begin(), spellings.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }
};

std::vector<RosterTotals::Line> foundation_lines(const std::vector<const Registration*>& coming,
                                                 const RosterWords& words) {
  std::vector<const Person*> people;
  for (const Registration* registration : coming) people.push_back(&registration->person);
  const Institutions foundations = foundations_of(people);
  std::vector<FoundationLine> found(foundations.count);
  RosterTotals::Line no_foundation{words("no_foundation")};
  for (std::size_t i = 0; i < coming.size(); ++i) {
    if (!foundations.of[i]) {
      count(no_foundation, coming[i]->state);
      continue;
    }
    FoundationLine& foundation = found[*foundations.of[i]];
    foundation.add(cell_text(people[i]->foundation));
    count(foundation.line, coming[i]->state);
  }
  std::vector<RosterTotals::Line> lines;
  for (FoundationLine& foundation : found) {
    foundation.line.name = foundation.name();
    lines.push_back(std::move(foundation.line));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const RosterTotals::Line& a, const RosterTotals::Line& b) {
                     if (a.people() != b.people()) return a.people() > b.people();
                     return fold(a.name) < fold(b.name);
                   });
  if (no_foundation.people() > 0) lines.push_back(std::move(no_foundation));
  return lines;
}

}  // namespace

std::string cell_text(std::string_view text) {
  // Excel counts 32,767 UTF-16 units; there are never more of these than bytes.
  constexpr std::size_t kLongest = 32'000;
  const std::string valid = clean_text(to_valid_utf8(text));
  std::string kept;
  for (std::size_t at = 0; at < valid.size();) {
    const char32_t c = next_code_point(valid, at);
    const bool is_control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    // XML 1.0 section 2.2 has no place for these two.
    const bool is_no_character = c == 0xfffe || c == 0xffff;
    append_utf8(kept, is_control || is_no_character ? U' ' : c);
  }
  kept = collapse_spaces(kept);
  if (kept.size() > kLongest) kept = kept.substr(0, utf8_prefix(kept, kLongest)) + "…";
  return kept;
}

Roster make_roster(const std::vector<Registration>& registrations, const Event& event,
                   const RosterWords& words) {
  const bool with_waiting = has_waiting_lists(registrations, event);
  Roster roster;
  for (const char* column :
       {"reference", "state", "name", "email", "school", "foundation", "foundation_source",
        "groups", "waiting", "unclear", "proposals", "submitted_by", "created", "updated"}) {
    if (column == std::string_view("waiting") && !with_waiting) continue;
    roster.heading.push_back(words("column." + std::string(column)));
  }
  for (const Registration& registration : registrations) {
    roster.rows.push_back(row_of(registration, event, words, with_waiting));
  }
  return roster;
}

std::vector<SignInList> make_sign_in_lists(const std::vector<Registration>& registrations,
                                           const Event& event, const RosterWords& words) {
  std::vector<SignInList> lists;
  for (const Group& group : event.groups) lists.push_back({cell_text(group.title), {}});
  SignInList no_group{words("sheet.no_group"), {}};
  for (const Registration& registration : registrations) {
    if (registration.state == RegistrationState::kCancelled) continue;
    for (std::size_t i = 0; i < event.groups.size(); ++i) {
      const GroupId& id = event.groups[i].id;
      if (holds(registration.person.groups, id))
        lists[i].lines.push_back(line_in(registration, id, words));
    }
    if (is_in_no_group(registration, event)) no_group.lines.push_back(line_of(registration, words));
  }
  if (!no_group.lines.empty()) lists.push_back(std::move(no_group));
  for (SignInList& list : lists) sort_by_name(list);
  return lists;
}

RosterTotals make_totals(const std::vector<Registration>& registrations, const Event& event,
                         const RosterWords& words) {
  RosterTotals found;
  found.totals = totals_of(registrations);
  for (const Group& group : event.groups) found.groups.push_back({cell_text(group.title)});
  std::vector<const Registration*> coming;
  for (const Registration& registration : registrations) {
    if (!comes(registration)) continue;
    coming.push_back(&registration);
    for (std::size_t i = 0; i < event.groups.size(); ++i) {
      if (holds(registration.person.groups, event.groups[i].id)) {
        count(found.groups[i], registration.state);
      }
    }
  }
  found.foundations = foundation_lines(coming, words);
  return found;
}

}  // namespace meldaan::render
