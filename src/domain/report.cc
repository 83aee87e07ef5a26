#include "domain/report.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "domain/institutions.h"
#include "util/text.h"

namespace meldaan {
namespace {
constexpr std::array<std::pair<ItemKind, const char*>, 5> kItemKinds = {{
    {ItemKind::kReview, "review"},
    {ItemKind::kSetAside, "set-aside"},
    {ItemKind::kUnsettled, "unsettled"},
    {ItemKind::kHeld, "held"},
    {ItemKind::kBounced, "bounced"},
}};
constexpr std::array<std::pair<InboxState, const char*>, 4> kInboxStates = {{
    {InboxState::kUnread, "unread"},
    {InboxState::kRead, "read"},
    {InboxState::kAnswered, "answered"},
    {InboxState::kGone, "gone"},
}};

template <class Value, std::size_t kSize>
const char* name_in(const std::array<std::pair<Value, const char*>, kSize>& names, Value wanted) {
  for (const auto& [value, name] : names) {
    if (value == wanted) return name;
  }
  return "";
}

template <class Value, std::size_t kSize>
std::optional<Value> value_in(const std::array<std::pair<Value, const char*>, kSize>& names,
                              std::string_view wanted) {
  for (const auto& [value, name] : names) {
    if (name == wanted) return value;
  }
  return std::nullopt;
}

bool is_in(const Registration& registration, const GroupId& group) {
  const std::vector<GroupId>& groups = registration.person.groups;
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

// The words of a name, folded: "Jansen, M.A." is jansen, m, a.
std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  const std::string folded = fold(name);
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (is_letter(next_code_point(folded, at))) {
      word.append(folded, begin, at - begin);
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

// What tells whether two are one.
struct Likeness {
  std::vector<std::string> words;   // of the name, as written
  std::vector<std::string> sorted;  // the same in the order of the alphabet
  std::string email;
  const Person* person;

  explicit Likeness(const Person& whose)
      : words(words_of(whose.name)), sorted(words), email(fold(whose.email)), person(&whose) {
    std::sort(sorted.begin(), sorted.end());
  }
};

// A surname that is all of the one's and among the other's words: Weghorst and Weghorst-Bos.
bool share_surname(const Likeness& one, const Likeness& other) {
  const auto among = [](const std::string& word, const std::vector<std::string>& words) {
    return std::find(words.begin() + 1, words.end(), word) != words.end();
  };
  return among(one.words.back(), other.words) || among(other.words.back(), one.words);
}

// "M. Jansen" and "Marieke Jansen-Bos", but not "Marjan Jansen" and "Marieke Jansen".
bool may_abbreviate(const Likeness& one, const Likeness& other) {
  if (one.words.size() < 2 || other.words.size() < 2 || !share_surname(one, other)) return false;
  const std::string& first = one.words.front();
  const std::string& second = other.words.front();
  if (first == second) return true;
  return (first.size() == 1 || second.size() == 1) && first.front() == second.front();
}

// The schools are compared last: it takes the longest.
bool may_be_one(const Likeness& one, const Likeness& other) {
  if (one.words.size() > 1 && one.sorted == other.sorted) return true;
  const bool same_email = !one.email.empty() && one.email == other.email;
  if (same_email && (one.words.empty() || other.words.empty())) return true;
  const bool same_words = !one.words.empty() && one.sorted == other.sorted;
  const bool like = may_abbreviate(one, other);
  if (same_email && like) return true;
  return (same_words || like) && may_be_same_school(*one.person, *other.person);
}

using ById = std::map<std::int64_t, const Registration*>;

ById by_id(const std::vector<Registration>& registrations) {
  ById found;
  for (const Registration& registration : registrations) found[registration.id] = &registration;
  return found;
}

const Registration* find(const ById& registrations, std::int64_t id) {
  const auto found = registrations.find(id);
  return found == registrations.end() ? nullptr : found->second;
}

std::vector<GroupCount> count_groups(const Event& event, const ById& before,
                                     const std::vector<Registration>& after) {
  std::vector<GroupCount> counts;
  for (const Group& group : event.groups) {
    GroupCount count;
    count.id = group.id;
    count.capacity = group.capacity;
    for (const Registration& registration : after) {
      if (!comes(registration) || !is_in(registration, group.id)) continue;
      ++count.people;
      const bool waits = registration.waits_for(group.id);
      count.waiting += waits;
      count.placed += registration.counts && !waits;
      const Registration* was = find(before, registration.id);
      if (was == nullptr || !comes(*was) || !is_in(*was, group.id)) ++count.new_ones;
    }
    counts.push_back(std::move(count));
  }
  return counts;
}

std::vector<ProposedTopic> proposed_topics(const std::vector<Registration>& registrations) {
  std::vector<ProposedTopic> topics;
  std::map<std::string, std::size_t> places;
  for (const Registration& registration : registrations) {
    if (!comes(registration)) continue;
    for (const std::string& topic : registration.person.proposed_groups) {
      const auto [place, is_new] = places.try_emplace(fold(collapse_spaces(topic)), topics.size());
      if (is_new) topics.push_back({topic, {}});
      topics[place->second].people.push_back(registration);
    }
  }
  std::stable_sort(topics.begin(), topics.end(), [](const auto& one, const auto& other) {
    return one.people.size() > other.people.size();
  });
  return topics;
}

// What became of one registration in the period.
void tell(const Registration* was, const Registration& now, Report& report) {
  const bool came = was != nullptr && comes(*was);
  if (comes(now)) {
    // Who withdrew and comes after all was new before.
    const bool returns = was != nullptr && was->state == RegistrationState::kCancelled;
    if (!came && !returns) {
      report.registered.push_back(now);
    } else if (returns) {
      report.changed.push_back({*was, now});
    } else if (was->person != now.person || was->state != now.state ||
               !places_gained(*was, now).empty()) {
      report.changed.push_back({*was, now});
    }
  } else if (now.state == RegistrationState::kLate) {
    if (was == nullptr || was->state != RegistrationState::kLate) report.late.push_back(now);
  } else if (came) {
    (now.merged ? report.merged : report.withdrawn).push_back(now);
  }
}

}  // namespace

const char* name_of(ItemKind kind) {
  return name_in(kItemKinds, kind);
}

std::optional<ItemKind> item_kind_of(std::string_view name) {
  return value_in(kItemKinds, name);
}

const char* name_of(InboxState state) {
  return name_in(kInboxStates, state);
}

std::optional<InboxState> inbox_state_of(std::string_view name) {
  return value_in(kInboxStates, name);
}

bool comes(const Registration& registration) {
  return registration.state == RegistrationState::kConfirmed ||
         registration.state == RegistrationState::kIncomplete;
}

Totals totals_of(const std::vector<Registration>& registrations) {
  Totals totals;
  std::vector<const Person*> coming;
  for (const Registration& registration : registrations) {
    totals.confirmed += registration.state == RegistrationState::kConfirmed;
    totals.incomplete += registration.state == RegistrationState::kIncomplete;
    totals.cancelled += registration.state == RegistrationState::kCancelled && !registration.merged;
    totals.late += registration.state == RegistrationState::kLate;
    if (comes(registration)) coming.push_back(&registration.person);
  }
  totals.people = totals.confirmed + totals.incomplete;
  const Institutions foundations = foundations_of(coming);
  totals.schools = static_cast<int>(schools_of(coming, foundations).count);
  totals.foundations = static_cast<int>(foundations.count);
  return totals;
}

std::vector<PossibleDouble> possible_doubles(const std::vector<Registration>& registrations) {
  std::vector<const Registration*> coming;
  std::vector<Likeness> likenesses;
  for (const Registration& registration : registrations) {
    if (!comes(registration)) continue;
    coming.push_back(&registration);
    likenesses.emplace_back(registration.person);
  }
  std::vector<PossibleDouble> doubles;
  std::vector<bool> told(coming.size(), false);
  for (std::size_t i = 0; i < coming.size(); ++i) {
    if (told[i]) continue;
    PossibleDouble same;
    for (std::size_t j = i + 1; j < coming.size(); ++j) {
      if (told[j] || !may_be_one(likenesses[i], likenesses[j])) continue;
      if (same.registrations.empty()) same.registrations.push_back(*coming[i]);
      same.registrations.push_back(*coming[j]);
      told[j] = true;
    }
    if (!same.registrations.empty()) doubles.push_back(std::move(same));
  }
  return doubles;
}

Report compare(const Event& event, const std::vector<Registration>& before,
               const std::vector<Registration>& after) {
  const ById was = by_id(before);
  Report report;
  report.totals = totals_of(after);
  report.before = totals_of(before);
  report.groups = count_groups(event, was, after);
  for (const Registration& registration : after)
    tell(find(was, registration.id), registration, report);
  report.proposals = proposed_topics(after);
  report.doubles = possible_doubles(after);
  return report;
}

bool is_worth_a_mail(const Report& report) {
  if (!report.purge || !report.purge->is_told || !report.purge->is_over) return true;
  const Fitness& fitness = report.fitness;
  // What people have read is left to them; and older mail is left alone for good.
  return !report.registered.empty() || !report.changed.empty() || !report.withdrawn.empty() ||
         !report.merged.empty() || !report.late.empty() || !report.open.empty() ||
         !report.lost.empty() || !fitness.mailbox_error.empty() || !fitness.courier_error.empty() ||
         fitness.failed > 0 || fitness.over_hourly_cap || fitness.was_over_hourly_cap ||
         !fitness.without_digest.empty() || !fitness.silencing_rule.empty();
}

InboxState inbox_state_of(const MailEntry& entry) {
  if (entry.answered) return InboxState::kAnswered;
  return entry.read ? InboxState::kRead : InboxState::kUnread;
}

}  // namespace meldaan
