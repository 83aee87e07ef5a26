#include "render/calendar.h"

#include <libical/ical.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

#include "domain/address.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

struct FreeText {
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};

icaltimetype ical_time(const LocalTime& local) {
  icaltimetype time = icaltime_null_time();
  time.year = local.year;
  time.month = local.month;
  time.day = local.day;
  time.hour = local.hour;
  time.minute = local.minute;
  time.second = local.second;
  return time;
}

icaltimetype utc_time(Instant when) {
  return icaltime_from_timet_with_zone(std::chrono::system_clock::to_time_t(when), 0,
                                       icaltimezone_get_utc_timezone());
}

// The clock changes of the year before `until`, the latest first; where there are none, one that
// changes nothing.
std::vector<ClockChange> changes_before(Instant until, const TimeZone& zone) {
  using std::chrono::days;
  std::vector<ClockChange> changes;
  const auto offset = [&zone](Instant when) { return zone.local(when).offset_seconds; };
  for (Instant day = until; day > until - days(366); day -= days(1)) {
    Instant before = day - days(1);
    Instant after = day;
    if (offset(before) == offset(after)) continue;
    while (after - before > Seconds(1)) {
      const Instant middle = before + (after - before) / 2;
      (offset(middle) == offset(day) ? after : before) = middle;
    }
    changes.push_back({after, offset(before), offset(after)});
  }
  if (changes.empty()) {
    const int constant = offset(until);
    changes.push_back({Instant{} - Seconds(constant), constant, constant});
  }
  return changes;
}

// "the last Sunday of March", as a rule for every year.
icalrecurrencetype yearly_rule(const LocalTime& local) {
  static constexpr int kShortestMonth = 28;
  icalrecurrencetype rule;
  icalrecurrencetype_clear(&rule);
  rule.freq = ICAL_YEARLY_RECURRENCE;
  rule.by_month[0] = static_cast<short>(local.month);
  rule.by_month[1] = ICAL_RECURRENCE_ARRAY_MAX;
  // libical packs "the last Sunday" into one number: week * 8 + weekday, the sign being the week's.
  const int weekday = ICAL_SUNDAY_WEEKDAY + local.weekday;
  const int week = (local.day - 1) / 7 + 1;
  const bool is_last = local.day > kShortestMonth - 7 && week >= 4;
  rule.by_day[0] = static_cast<short>(is_last ? -(8 + weekday) : week * 8 + weekday);
  rule.by_day[1] = ICAL_RECURRENCE_ARRAY_MAX;
  return rule;
}

Component observance(const ClockChange& change, const TimeZone& zone, bool repeats) {
  const bool is_summer = change.to > change.from;
  Component part(
      icalcomponent_new(is_summer ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT));
  // RFC 5545 section 3.6.5: the onset is local time by the clocks before the change.
  const LocalTime after = zone.local(change.when);
  icaltimetype onset = ical_time(after);
  icaltime_adjust(&onset, 0, 0, 0, change.from - change.to);
  icalcomponent_add_property(part.get(), icalproperty_new_dtstart(onset));
  icalcomponent_add_property(part.get(), icalproperty_new_tzoffsetfrom(change.from));
  icalcomponent_add_property(part.get(), icalproperty_new_tzoffsetto(change.to));
  if (repeats) {
    icalcomponent_add_property(part.get(), icalproperty_new_rrule(yearly_rule(after)));
  }
  return part;
}

Component vtimezone(const std::vector<ClockChange>& changes, const TimeZone& zone) {
  Component timezone(icalcomponent_new_vtimezone());
  icalcomponent_add_property(timezone.get(), icalproperty_new_tzid(zone.name().c_str()));
  for (const ClockChange& change : changes) {
    icalcomponent_add_component(timezone.get(),
                                observance(change, zone, changes.size() == 2).release());
  }
  return timezone;
}

icalproperty* in_zone(icalproperty* property, const TimeZone& zone) {
  icalproperty_add_parameter(property, icalparameter_new_tzid(zone.name().c_str()));
  return property;
}

std::string uid_of(const Registration& registration, const Event& event) {
  return registration.ref + "@" + domain_of(event.organiser_address);
}

int sequence_of(const Registration& registration) {
  const std::int64_t age = (registration.updated - registration.created).count();
  return static_cast<int>(std::clamp<std::int64_t>(age, 0, std::numeric_limits<int>::max()));
}

icalproperty_status status_of(const Registration& registration) {
  if (registration.state == RegistrationState::kCancelled) return ICAL_STATUS_CANCELLED;
  return only_waits(registration) ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
}

icalproperty* organiser(const std::string& address, const std::string& name) {
  icalproperty* property = icalproperty_new_organizer(("mailto:" + address).c_str());
  if (!name.empty()) {
    // RFC 5545 section 3.2: a parameter's value can hold no double quote, in no way.
    icalproperty_add_parameter(property,
                               icalparameter_new_cn(replace_all(name, "\"", "'").c_str()));
  }
  return property;
}

}  // namespace

CalendarWriter::CalendarWriter(Event event, TimeZone zone, std::string organiser_name)
    : event_(std::move(event)),
      zone_(std::move(zone)),
      organiser_name_(std::move(organiser_name)),
      clock_changes_(changes_before(event_.start, zone_)) {}

std::string CalendarWriter::file(const Registration& registration, const CalendarWords& words,
                                 Instant now) const {
  Component entry(icalcomponent_new_vevent());
  const auto add = [&entry](icalproperty* property) {
    icalcomponent_add_property(entry.get(), property);
  };
  add(icalproperty_new_uid(uid_of(registration, event_).c_str()));
  add(icalproperty_new_sequence(sequence_of(registration)));
  add(icalproperty_new_dtstamp(utc_time(now)));
  add(in_zone(icalproperty_new_dtstart(ical_time(zone_.local(event_.start))), zone_));
  add(in_zone(icalproperty_new_dtend(ical_time(zone_.local(event_.end))), zone_));
  add(icalproperty_new_summary(words.summary.c_str()));
  if (!event_.venue.empty()) add(icalproperty_new_location(event_.venue.c_str()));
  if (!words.description.empty()) add(icalproperty_new_description(words.description.c_str()));
  add(organiser(event_.organiser_address, organiser_name_));
  add(icalproperty_new_status(status_of(registration)));

  Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Meldaan//Meldaan//NL"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  icalcomponent_add_component(calendar.get(), vtimezone(clock_changes_, zone_).release());
  icalcomponent_add_component(calendar.get(), entry.release());
  const std::unique_ptr<char, FreeText> text(icalcomponent_as_ical_string_r(calendar.get()));
  return text ? text.get() : "";
}

}  // namespace meldaan::render
