#include "domain/event.h"

#include <array>
#include <utility>

namespace meldaan {
namespace {
constexpr std::array<std::pair<GroupKind, const char*>, 3> kKinds = {{
    {GroupKind::kPlg, "plg"},
    {GroupKind::kWerkgroep, "werkgroep"},
    {GroupKind::kProjectgroep, "projectgroep"},
}};
}  // namespace

const char* name_of(GroupKind kind) {
  for (const auto& [value, name] : kKinds) {
    if (value == kind) return name;
  }
  return "";
}

std::optional<GroupKind> group_kind_of(std::string_view name) {
  for (const auto& [value, text] : kKinds) {
    if (name == text) return value;
  }
  return std::nullopt;
}

std::string_view topic_of(std::string_view group_id) {
  const std::size_t slash = group_id.find('/');
  return slash == std::string_view::npos ? group_id : group_id.substr(slash + 1);
}

const Group* Event::find(std::string_view id) const {
  for (const Group& group : groups) {
    if (group.id == id) return &group;
  }
  return nullptr;
}

std::vector<const Group*> Event::with_topic(std::string_view topic) const {
  std::vector<const Group*> found;
  for (const Group& group : groups) {
    if (topic_of(group.id) == topic) found.push_back(&group);
  }
  return found;
}

std::string Event::title_of(const GroupId& id) const {
  const Group* group = find(id);
  return group != nullptr ? group->title : std::string(topic_of(id));
}

std::vector<std::string> Event::titles_of(const std::vector<GroupId>& ids) const {
  std::vector<std::string> titles;
  titles.reserve(ids.size());
  for (const GroupId& id : ids) titles.push_back(title_of(id));
  return titles;
}

Instant end_of_retention(const Event& event) {
  constexpr Seconds kDay{24 * 60 * 60};
  return event.end + event.retention_days * kDay;
}

std::string totals_name(const Event& event) {
  return format_utc(event.start).substr(0, 10) + " " + event.title;
}

Capacities capacities_of(const Event& event) {
  Capacities capacities;
  for (const Group& group : event.groups) capacities.emplace(group.id, group.capacity);
  return capacities;
}

}  // namespace meldaan
