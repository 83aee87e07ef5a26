#include "render/digest_fields.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "domain/reading.h"
#include "domain/reasons.h"
#include "render/people.h"
#include "render/person_fields.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

// Every confirmation has promised the place where none is known: so long before, people ask for it.
constexpr std::chrono::hours kPlaceIsMissed{24 * 10};

// Flags below `why`, of which one is set, by what is stored as the reason.
constexpr std::array<std::pair<const char*, const char*>, 29> kWhy = {{
    {reasons::kNoRegistration, "no_registration"},
    {reasons::kAsksToo, "asks_too"},
    {reasons::kTakenOver, "taken_over"},
    {reasons::kForged, "forged"},
    {reasons::kNotTheirsToErase, "not_theirs_to_erase"},
    {reasons::kTwoQuestions, "two_questions"},
    {reasons::kNoAddress, "no_address"},
    {reasons::kChangeByStranger, "change_by_stranger"},
    {reasons::kChangeOfNothing, "change_of_nothing"},
    {reasons::kChangeOfWhom, "change_of_whom"},
    {reasons::kChangeUnclear, "change_unclear"},
    {reasons::kWithdrawalByStranger, "withdrawal_by_stranger"},
    {reasons::kWithdrawalOfNothing, "withdrawal_of_nothing"},
    {reasons::kWithdrawalOfWhom, "withdrawal_of_whom"},
    {reasons::kReplacedWhom, "replaced_whom"},
    {reasons::kDraggedBack, "dragged_back"},
    {reasons::kTooLarge, "too_large"},
    {reasons::kNotHandedOver, "not_handed_over"},
    {reasons::kUnreadable, "unreadable"},
    {reasons::kSettlesByStranger, "settles_by_stranger"},
    {reasons::kSettlesForged, "settles_forged"},
    {reasons::kSettlesWithoutToken, "settles_without_token"},
    {reasons::kSettlesTooLate, "settles_too_late"},
    {reasons::kSettlesErased, "settles_erased"},
    {reasons::kNoAnswer, "no_answer"},
    {reasons::kLate, "late"},
    {reasons::kPossibleDouble, "possible_double"},
    {reasons::kOverCap, "over_cap"},
    {reasons::kCameBack, "came_back"},
}};

Fields why_fields(const std::string& reason) {
  Fields fields;
  bool known = false;
  for (const auto& [text, name] : kWhy) {
    fields.set_flag(name, reason == text);
    known = known || reason == text;
  }
  fields.set_flag("other", !known);
  return fields;
}

void set_person(const Person& person, const Event& event, Fields& fields) {
  fields.set_text("name", called(person));
  fields.set_text("email", person.email);
  fields.set_text("school", person.school);
  fields.set_text("foundation", person.foundation);
  fields.set_text("groups", join(event.titles_of(person.groups), ", "));
  fields.set_text("proposals", join(person.proposed_groups, ", "));
}

Fields person_of(const Registration& registration, const Event& event) {
  Fields fields;
  set_person(registration.person, event, fields);
  fields.set_text("ref", registration.ref);
  fields.set_text("submitted_by", registration.submitted_by);
  fields.set_flag("is_incomplete", registration.state == RegistrationState::kIncomplete);
  return fields;
}

Fields changed_of(const Alteration& alteration, const Event& event) {
  Fields fields = person_of(alteration.after, event);
  const Participant participant{&alteration.after, &alteration.before, false};
  fields.set_list("changes", changes_of(participant, event));
  std::vector<Fields> gained = moved_up_of(participant, event);
  fields.set_flag("is_untold", !gained.empty() && !alteration.is_reachable);
  fields.set_list("gained", std::move(gained));
  fields.set_flag("is_returned", alteration.before.state == RegistrationState::kCancelled);
  fields.set_flag("is_completed", alteration.before.state == RegistrationState::kIncomplete &&
                                      alteration.after.state == RegistrationState::kConfirmed);
  return fields;
}

// The list as far as it stands in the mail, how long it is, and how many are left out.
template <class Value, class Make>
void set_list(const std::string& name, const std::vector<Value>& values, Make make, Fields& fields,
              std::size_t most) {
  std::vector<Fields> items;
  for (const Value& value : values) {
    if (items.size() == most) break;
    items.push_back(make(value));
  }
  fields.set_flag("any_" + name, !values.empty());
  fields.set_number(name + "_count", static_cast<long long>(values.size()));
  const auto more = static_cast<long long>(values.size() - items.size());
  fields.set_flag("any_" + name + "_more", more > 0);
  fields.set_number(name + "_more", more);
  fields.set_list(name, std::move(items));
}

Fields topic_fields(const ProposedTopic& topic) {
  std::vector<std::string> names;
  for (const Registration& registration : topic.people) {
    if (names.size() == kMostListed) break;
    const std::string& name = called(registration.person);
    names.push_back(name.empty() ? registration.submitted_by : name);
  }
  Fields fields;
  fields.set_text("topic", topic.topic);
  fields.set_number("people", static_cast<long long>(topic.people.size()));
  fields.set_text("names", join(names, ", "));
  return fields;
}

Fields double_fields(const PossibleDouble& same, const Event& event) {
  std::vector<Fields> persons;
  for (const Registration& registration : same.registrations) {
    if (persons.size() == kMostListed) break;
    persons.push_back(person_of(registration, event));
  }
  Fields fields;
  fields.set_list("persons", std::move(persons));
  return fields;
}

// Calendar days between two moments, as a reader counts them.
long long days_between(Instant then, Instant now, const TimeZone& zone) {
  const auto day_of = [&zone](Instant when) {
    const Seconds local = when.time_since_epoch() + Seconds(zone.local(when).offset_seconds);
    return std::chrono::floor<std::chrono::days>(local).count();
  };
  return std::max<long long>(0, day_of(now) - day_of(then));
}

Fields item_fields(const OpenItem& item, Instant now, const FieldSources& sources) {
  Fields fields;
  const bool is_mail = item.kind == ItemKind::kReview || item.kind == ItemKind::kSetAside;
  fields.set_flag("is_mail", is_mail);
  fields.set_flag("is_unsettled", item.kind == ItemKind::kUnsettled);
  fields.set_flag("is_held", item.kind == ItemKind::kHeld);
  fields.set_flag("is_bounced", item.kind == ItemKind::kBounced);
  set_person(item.person.value_or(Person()), sources.event, fields);
  fields.set_text("ref", item.ref);
  fields.set_text("sender", item.sender);
  fields.set_text("subject", item.subject);
  fields.set_text("excerpt", item.excerpt);
  fields.set_text("reply_subject", item.reply_subject);
  fields.set_text("reply_link", item.reply_link);
  fields.set_flag("can_accept", item.can_accept);
  fields.set_object("why", why_fields(item.reason));
  fields.set_object("arrived", date_fields(item.arrived, sources));
  const long long days = days_between(item.arrived, now, sources.zone);
  fields.set_number("days", days);
  fields.set_flag("is_today", days == 0);
  fields.set_flag("is_yesterday", days == 1);
  fields.set_flag("is_read", is_mail && item.inbox == InboxState::kRead);
  return fields;
}

// Whoever is still to be completed neither has a place nor waits for one.
void set_places(const GroupCount& count, Fields& fields) {
  const int others = count.people - count.placed - count.waiting;
  fields.set_flag("is_limited", count.capacity > 0);
  fields.set_number("capacity", count.capacity);
  fields.set_flag("is_one_place", count.capacity == 1);
  fields.set_number("placed", count.placed);
  fields.set_flag("any_placed", count.placed > 0);
  fields.set_flag("is_full", count.placed == count.capacity);
  // A capacity that was lowered took nobody's place away.
  fields.set_flag("is_overfull", count.placed > count.capacity);
  fields.set_number("waiting", count.waiting);
  fields.set_flag("any_waiting", count.waiting > 0);
  fields.set_number("unplaced", others);
  fields.set_flag("any_unplaced", others > 0);
}

// A bar's length is its share of the longest one; who wants the number reads it.
std::vector<Fields> kind_fields(const Report& report, const FieldSources& sources) {
  int most = 1;
  for (const GroupCount& count : report.groups) most = std::max(most, count.people);
  std::vector<Fields> kinds;
  for (const GroupKind kind : {GroupKind::kPlg, GroupKind::kWerkgroep, GroupKind::kProjectgroep}) {
    std::vector<Fields> groups;
    for (const GroupCount& count : report.groups) {
      const Group* group = sources.event.find(count.id);
      if (group == nullptr || group->kind != kind) continue;
      Fields fields;
      fields.set_text("name", group->name);
      fields.set_number("people", count.people);
      fields.set_number("new_ones", count.new_ones);
      set_places(count, fields);
      fields.set_flag("any_people", count.people > 0);
      fields.set_flag("any_new_ones", count.new_ones > 0);
      const int percent = std::max(1, count.people * 100 / most);
      fields.set_number("percent", percent);
      fields.set_flag("has_rest", percent < 100);
      fields.set_number("rest", 100 - percent);
      fields.set_text("stripe", std::string(static_cast<std::size_t>((percent + 4) / 5), '#'));
      groups.push_back(std::move(fields));
    }
    if (groups.empty()) continue;
    Fields fields;
    fields.set_text("heading", sources.words.kind(kind));
    fields.set_list("groups", std::move(groups));
    kinds.push_back(std::move(fields));
  }
  return kinds;
}

Fields totals_fields(const Totals& totals) {
  Fields fields;
  fields.set_number("people", totals.people);
  fields.set_number("schools", totals.schools);
  fields.set_number("foundations", totals.foundations);
  fields.set_number("confirmed", totals.confirmed);
  fields.set_number("incomplete", totals.incomplete);
  fields.set_number("cancelled", totals.cancelled);
  fields.set_number("late", totals.late);
  return fields;
}

// Of what was told before nothing is said but that nobody is in the workbook.
Fields purge_fields(const Report& report) {
  const Purge purge = report.purge.value_or(Purge{});
  Fields fields;
  fields.set_flag("is_news", report.purge && !purge.is_told);
  fields.set_flag("is_over", report.purge && purge.is_over);
  fields.set_flag("is_done", purge.is_done);
  fields.set_number("registrations", purge.registrations);
  fields.set_flag("is_one", purge.registrations == 1);
  return fields;
}

// What the rule takes the mail for; one of the flags is set.
Fields silenced_fields(const std::string& rule) {
  Fields fields;
  bool known = false;
  for (const auto& [origin, name] :
       {std::pair(Origin::kBulk, "list"), std::pair(Origin::kAutoReply, "auto_reply"),
        std::pair(Origin::kBounce, "bounce"), std::pair(Origin::kCalendar, "calendar"),
        std::pair(Origin::kOurselves, "ourselves")}) {
    fields.set_flag(name, rule == name_of(origin));
    known = known || rule == name_of(origin);
  }
  fields.set_flag("other", !known);
  return fields;
}

Fields fitness_fields(const Fitness& fitness, const FieldSources& sources) {
  Fields fields;
  fields.set_flag("has_polled", fitness.last_poll.has_value());
  fields.set_object("last_poll", date_fields(fitness.last_poll.value_or(Instant{}), sources));
  fields.set_text("mailbox_error", fitness.mailbox_error);
  fields.set_text("courier_error", fitness.courier_error);
  fields.set_flag("any_unsent", fitness.unsent > 0);
  fields.set_number("unsent", fitness.unsent);
  fields.set_flag("any_held", fitness.held > 0);
  fields.set_number("held", fitness.held);
  fields.set_object("oldest_unsent",
                    date_fields(fitness.oldest_unsent.value_or(Instant{}), sources));
  fields.set_flag("any_failed", fitness.failed > 0);
  fields.set_number("failed", fitness.failed);
  fields.set_flag("any_guarded", fitness.guarded > 0);
  fields.set_number("guarded", fitness.guarded);
  fields.set_flag("over_hourly_cap", fitness.over_hourly_cap);
  fields.set_flag("was_over_hourly_cap", fitness.was_over_hourly_cap);
  fields.set_text("without_digest", join(fitness.without_digest, ", "));
  fields.set_text("silencing_rule", fitness.silencing_rule);
  fields.set_object("silenced_as", silenced_fields(fitness.silencing_rule));
  fields.set_number("silenced", fitness.silenced);
  fields.set_flag("is_troubled", !fitness.mailbox_error.empty() || !fitness.courier_error.empty() ||
                                     fitness.failed > 0 || fitness.guarded > 0 ||
                                     fitness.over_hourly_cap || fitness.was_over_hourly_cap ||
                                     !fitness.without_digest.empty() ||
                                     !fitness.silencing_rule.empty());
  return fields;
}

Fields lost_fields(const LostMail& mail, const FieldSources& sources) {
  Fields fields;
  fields.set_text("sender", mail.sender);
  fields.set_object("arrived", date_fields(mail.arrived, sources));
  return fields;
}

}  // namespace

Fields digest_fields(const Report& report, Instant now, const FieldSources& sources,
                     const Shown& shown) {
  const Event& event = sources.event;
  const auto person = [&event](const Registration& one) { return person_of(one, event); };
  Fields told;
  told.set_flag("is_first", report.since == Instant{});
  told.set_object("since", date_fields(report.since, sources));
  told.set_object("until", date_fields(report.until, sources));
  told.set_object("day", date_fields(report.day.value_or(report.until), sources));
  const bool is_near = now < event.start && event.start - now <= kPlaceIsMissed;
  told.set_flag("lacks_place", event.venue.empty() && is_near);
  told.set_number("erased", report.erased);
  told.set_flag("any_erased", report.erased > 0);
  told.set_flag("one_erased", report.erased == 1);
  told.set_number("erased_colleagues", report.erased_colleagues);
  told.set_flag("any_erased_colleagues", report.erased_colleagues > 0);
  set_list(
      "lost", report.lost, [&](const LostMail& one) { return lost_fields(one, sources); }, told,
      shown.listed);
  told.set_flag("is_recounted", report.is_recounted);
  told.set_object("totals", totals_fields(report.totals));
  told.set_list("kinds", kind_fields(report, sources));
  set_list("registered", report.registered, person, told, shown.listed);
  set_list(
      "changed", report.changed, [&event](const Alteration& one) { return changed_of(one, event); },
      told, shown.listed);
  set_list("withdrawn", report.withdrawn, person, told, shown.listed);
  set_list("merged", report.merged, person, told, shown.listed);
  set_list("late", report.late, person, told, shown.listed);
  set_list("proposals", report.proposals, topic_fields, told, shown.listed);
  set_list(
      "doubles", report.doubles,
      [&event](const PossibleDouble& one) { return double_fields(one, event); }, told,
      shown.listed);
  set_list(
      "items", report.open, [&](const OpenItem& one) { return item_fields(one, now, sources); },
      told, shown.items);
  told.set_flag("any_links",
                std::any_of(report.open.begin(), report.open.end(),
                            [](const OpenItem& item) { return !item.reply_link.empty(); }));
  told.set_flag("any_read_unanswered", report.read_unanswered.mails > 0);
  told.set_number("read_unanswered", report.read_unanswered.mails);
  told.set_object("read_since", date_fields(report.read_unanswered.oldest, sources));
  told.set_object("purge", purge_fields(report));
  told.set_object("fitness", fitness_fields(report.fitness, sources));

  Fields fields = common_fields(now, sources);
  fields.set_object("report", std::move(told));
  return fields;
}

}  // namespace meldaan::render
