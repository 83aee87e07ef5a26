// The event and its catalogue of groups, as config/event.toml describes them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "util/clock.h"

namespace meldaan {

enum class GroupKind { kPlg, kWerkgroep, kProjectgroep };

// "plg", "werkgroep", "projectgroep": as in group ids and in event.toml.
const char* name_of(GroupKind kind);
std::optional<GroupKind> group_kind_of(std::string_view name);

// "plg/mobiel-leren": the kind, a slash, the topic.
using GroupId = std::string;
// The part behind the slash. Several groups may share a topic: wetenschap-en-techniek stands in
// three kinds.
std::string_view topic_of(std::string_view group_id);

struct Group {
  GroupId id;
  GroupKind kind = GroupKind::kWerkgroep;
  std::string name;   // as the invitation writes it, without its kind: "Mobiel leren"
  std::string title;  // as replies write it: "PLG Mobiel leren", "Beleidsgroep besturen"
  std::vector<std::string> aliases;  // other ways in which people name it
  std::vector<std::string> about;    // what describes it behind "de groep over …"
  int capacity = 0;                  // so many have a place, others wait for one; 0: no limit
};

struct Event {
  std::string title;
  Instant start{};
  Instant end{};
  std::string venue;    // empty: the invitation names none
  std::string contact;  // whom participants may ask: a name, an address, a telephone number
  std::string organiser_address;  // ORGANIZER of the calendar entry
  Instant closes{};               // mail that arrives later is `late`
  int retention_days = 0;         // personal data are erased so many days after the end
  std::vector<Group> groups;      // in the invitation's order

  const Group* find(std::string_view id) const;
  // The groups that share a topic, in the invitation's order.
  std::vector<const Group*> with_topic(std::string_view topic) const;
  // As replies and lists write them; a group that has left the event since keeps at least its
  // topic.
  std::string title_of(const GroupId& id) const;
  std::vector<std::string> titles_of(const std::vector<GroupId>& ids) const;
};

// The moment from which on nothing personal is kept.
Instant end_of_retention(const Event& event);
// "2018-10-04 Kennisnetwerken Twente": what its totals are kept under.
std::string totals_name(const Event& event);

// Of every group of an event; 0: no limit. A group that is not among them has left the event: in it
// nobody begins to wait, and nobody moves up.
using Capacities = std::map<GroupId, int>;
Capacities capacities_of(const Event& event);

}  // namespace meldaan
