#include <algorithm>
#include <map>

#include "config/document.h"
#include "util/pattern.h"
#include "util/text.h"

namespace meldaan::config {
namespace {

// AVG/GDPR article 5(1)(e): personal data have an end. Ten years is no retention any more.
constexpr int kLongestRetention = 3650;

// More than any hall holds: a number of another meaning.
constexpr int kLargestGroup = 100'000;

std::optional<Instant> moment(Section& top, std::string_view key, const std::string& date,
                              const TimeZone& zone) {
  const std::optional<std::string> hour = top.time_of_day(key, "15:00");
  if (!top.has(key)) top.problem(key, "is missing; write " + std::string(key) + " = \"15:00\"");
  // Without the event's day its hours cannot be placed.
  if (!hour || date.empty()) return std::nullopt;
  return parse_time(date + "T" + *hour, zone);
}

// The event's day as "2018-10-04"; empty, and reported, where it is none.
std::string read_date(Section& top, const TimeZone& zone) {
  static const Pattern kForm = Pattern::literal(R"([0-9]{4}-[0-9]{2}-[0-9]{2})");
  const std::optional<std::string> text = top.time("date");
  if (!top.has("date")) top.problem("date", "is missing; write date = 2018-10-04");
  if (!text) return {};
  const std::string date(trim(*text));
  if (!kForm.matches_all(date) || !parse_time(date, zone)) {
    top.problem("date", "'" + date + "' is no date; write 2018-10-04");
    return {};
  }
  return date;
}

void read_times(Section& top, const TimeZone& zone, Event& event) {
  const std::string date = read_date(top, zone);
  const std::optional<Instant> start = moment(top, "start", date, zone);
  const std::optional<Instant> end = moment(top, "end", date, zone);
  if (start) event.closes = event.start = *start;
  if (end) event.end = *end;
  if (start && end && *end <= *start) top.problem("end", "is not after the start");

  const std::optional<std::string> closes = top.time("closes");
  if (!closes || trim(*closes).empty()) return;
  const std::optional<Instant> closing = parse_time(*closes, zone);
  if (!closing) {
    top.problem("closes", "'" + *closes + "' is no time; write 2018-10-03T18:00:00");
  } else if (end && *closing > *end) {
    top.problem("closes", "lies after the event's end");
  } else {
    event.closes = *closing;
  }
}

void read_group(Section& section, Event& event, std::map<GroupId, int>& line_of_id) {
  Group group;
  const std::string kind = section.required_text("kind");
  const std::string topic = section.required_text("topic");
  group.name = section.required_text("name");
  group.title = section.required_text("title");
  for (const LocatedText& alias : section.texts("aliases").value_or(std::vector<LocatedText>())) {
    if (trim(alias.text).empty()) section.problem_at(alias.line, "aliases", "an alias is empty");
    group.aliases.push_back(alias.text);
  }
  for (const LocatedText& phrase : section.texts("about").value_or(std::vector<LocatedText>())) {
    if (trim(phrase.text).empty()) section.problem_at(phrase.line, "about", "a phrase is empty");
    group.about.push_back(phrase.text);
  }
  group.capacity = static_cast<int>(section.integer("capacity", 1, kLargestGroup).value_or(0));
  section.finish();

  const std::optional<GroupKind> known = group_kind_of(kind);
  if (!kind.empty() && !known) {
    section.problem("kind", "'" + kind + "' is no kind; there are plg, werkgroep and projectgroep");
  }
  static const Pattern kTopic = Pattern::literal("[a-z0-9]+(-[a-z0-9]+)*");
  if (!topic.empty() && !kTopic.matches_all(topic)) {
    section.problem("topic", "'" + topic + "' must be lower-case words joined by hyphens");
  }
  if (!known || topic.empty()) return;
  group.kind = *known;
  group.id = kind + "/" + topic;
  const auto [first, is_new] = line_of_id.emplace(group.id, section.line_of("topic"));
  if (!is_new) {
    section.problem("topic", "the group " + group.id + " already stands in line " +
                                 std::to_string(first->second));
  }
  event.groups.push_back(std::move(group));
}

}  // namespace

LoadedEvent load_event(const std::filesystem::path& file, const TimeZone& zone) {
  LoadedEvent loaded;
  const std::optional<Value> root = read_document(file, loaded.problems);
  if (!root) return loaded;
  Section top(file, "", *root, loaded.problems);

  Event event;
  event.title = top.required_text("title");
  read_times(top, zone, event);
  event.venue = std::string(trim(top.text("venue").value_or("")));
  event.contact = top.required_text("contact");
  event.organiser_address = top.required_text("organiser_address");
  if (!event.organiser_address.empty() && !is_plausible_address(event.organiser_address)) {
    top.problem("organiser_address", "'" + event.organiser_address + "' is no mail address");
  }
  const std::optional<std::int64_t> days = top.integer("retention_days", 1, kLongestRetention);
  if (!top.has("retention_days")) {
    top.problem("retention_days", "is missing; people must be told how long we keep their data");
  }
  event.retention_days = static_cast<int>(days.value_or(0));
  // The invitation's call for new groups is for its readers: a proposal is kept in any case.
  top.allow("open_call");

  std::map<GroupId, int> line_of_id;
  for (Section& group : top.sections("group")) read_group(group, event, line_of_id);
  if (!top.has("group")) top.problem("group", "there is no [[group]] to choose from");
  top.finish();

  if (loaded.problems.empty()) loaded.event = std::move(event);
  return loaded;
}

}  // namespace meldaan::config
