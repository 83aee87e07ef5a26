#include "util/clock.h"

#include <unicode/calendar.h>
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <array>
#include <cstdio>
#include <memory>

#include "util/pattern.h"
#include "util/text.h"

namespace meldaan {
namespace {

constexpr std::array<const char*, 7> kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::unique_ptr<icu::TimeZone> icu_zone(const std::string& name) {
  return std::unique_ptr<icu::TimeZone>(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_calendar_day(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok();
}

Instant utc_instant(int year, int month, int day, int hour, int minute, int second) {
  const std::chrono::sys_days days{std::chrono::year(year) /
                                   std::chrono::month(static_cast<unsigned>(month)) /
                                   std::chrono::day(static_cast<unsigned>(day))};
  return Instant{days} + std::chrono::hours(hour) + std::chrono::minutes(minute) + Seconds(second);
}

// "+0200", "-05:30", "Z", "GMT", "EST": seconds east of UTC. RFC 5322 section 4.3 has the letters.
int offset_of(std::string_view zone) {
  if (zone.size() >= 5 && (zone[0] == '+' || zone[0] == '-')) {
    const bool colon = zone[3] == ':';
    const int hours = to_int(zone.substr(1, 2));
    const int minutes = to_int(zone.substr(colon ? 4 : 3, 2));
    return (zone[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
  }
  static constexpr std::array<std::pair<std::string_view, int>, 10> kNames = {{
      {"EDT", -4},
      {"EST", -5},
      {"CDT", -5},
      {"CST", -6},
      {"MDT", -6},
      {"MST", -7},
      {"PDT", -7},
      {"PST", -8},
      {"CET", 1},
      {"CEST", 2},
  }};
  for (const auto& [name, hours] : kNames) {
    if (equals_ignoring_case(zone, name)) return hours * 3600;
  }
  return 0;
}

int month_of(std::string_view name) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (equals_ignoring_case(name.substr(0, 3), kMonths[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace

Instant SystemClock::now() const {
  return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

ShiftedClock::ShiftedClock(Instant start) : shift_(start - SystemClock().now()) {}

Instant ShiftedClock::now() const {
  return SystemClock().now() + shift_;
}

std::optional<TimeZone> TimeZone::find(std::string_view name) {
  const auto zone = icu_zone(std::string(name));
  if (!zone || *zone == icu::TimeZone::getUnknown()) return std::nullopt;
  return TimeZone(std::string(name));
}

LocalTime TimeZone::local(Instant when) const {
  const auto zone = icu_zone(name_);
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  const auto seconds = when.time_since_epoch().count();
  zone->getOffset(static_cast<UDate>(seconds) * 1000.0, false, raw, saving, status);
  const int offset = U_SUCCESS(status) ? (raw + saving) / 1000 : 0;

  const Instant shifted = when + Seconds(offset);
  const auto day = std::chrono::floor<std::chrono::days>(shifted);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{shifted - day};
  LocalTime local;
  local.year = static_cast<int>(date.year());
  local.month = static_cast<int>(static_cast<unsigned>(date.month()));
  local.day = static_cast<int>(static_cast<unsigned>(date.day()));
  local.hour = static_cast<int>(time.hours().count());
  local.minute = static_cast<int>(time.minutes().count());
  local.second = static_cast<int>(time.seconds().count());
  local.weekday = static_cast<int>(std::chrono::weekday(day).c_encoding());
  local.offset_seconds = offset;
  return local;
}

Instant TimeZone::instant(const LocalTime& local) const {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu_zone(name_), status);
  calendar.setRepeatedWallTimeOption(UCAL_WALLTIME_FIRST);
  calendar.setSkippedWallTimeOption(UCAL_WALLTIME_LAST);
  calendar.clear();
  calendar.set(local.year, local.month - 1, local.day, local.hour, local.minute, local.second);
  const UDate date = calendar.getTime(status);
  return Instant(Seconds(static_cast<std::int64_t>(date / 1000.0)));
}

std::optional<Instant> parse_time(std::string_view text, const TimeZone& zone) {
  static const Pattern kForm = Pattern::literal(
      R"((\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:?\d\d)?)");
  Pattern::Match m;
  text = trim(text);
  if (!kForm.find(text, 0, m) || m.begin != 0 || m.end != text.size()) return std::nullopt;
  LocalTime local;
  local.year = to_int(m.groups[1]);
  local.month = to_int(m.groups[2]);
  local.day = to_int(m.groups[3]);
  local.hour = to_int(m.groups[4]);
  local.minute = to_int(m.groups[5]);
  local.second = to_int(m.groups[6]);
  if (!is_calendar_day(local.year, local.month, local.day)) return std::nullopt;
  if (local.hour > 23 || local.minute > 59 || local.second > 60) return std::nullopt;
  if (m.groups[7].empty()) return zone.instant(local);
  return utc_instant(local.year, local.month, local.day, local.hour, local.minute, local.second) -
         Seconds(offset_of(m.groups[7]));
}

LocalTime noon_days_before(Instant when, int days, const TimeZone& zone) {
  LocalTime noon = zone.local(when);
  noon.hour = 12;
  noon.minute = noon.second = 0;
  return zone.local(zone.instant(noon) - std::chrono::days(days));
}

std::string format_day(const LocalTime& local) {
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", local.year, local.month, local.day);
  return text;
}

std::string format_minute(const LocalTime& local) {
  char time[32];
  std::snprintf(time, sizeof time, " %02d:%02d", local.hour, local.minute);
  return format_day(local) + time;
}

std::string format_utc(Instant when) {
  const auto day = std::chrono::floor<std::chrono::days>(when);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{when - day};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text;
}

std::string format_rfc5322(Instant when, const TimeZone& zone) {
  const LocalTime t = zone.local(when);
  const int minutes = std::abs(t.offset_seconds) / 60;
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d %c%02d%02d",
                kWeekdays[static_cast<std::size_t>(t.weekday)], t.day,
                kMonths[static_cast<std::size_t>(t.month - 1)], t.year, t.hour, t.minute, t.second,
                t.offset_seconds < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return text;
}

std::optional<Instant> parse_rfc5322(std::string_view text) {
  static const Pattern kForm = Pattern::literal(
      R"((?i)(\d{1,2})[ \t-]+([a-z]{3})[a-z]*\.?[ \t-]+(\d{2,4})[ \t]+(\d{1,2}):(\d\d)(?::(\d\d))?)"
      R"((?:[ \t]*([+-]\d\d:?\d\d|[a-z]{1,4}))?)");
  Pattern::Match m;
  if (!kForm.find(text, 0, m)) return std::nullopt;
  int year = to_int(m.groups[3]);
  if (m.groups[3].size() == 2) year += year < 50 ? 2000 : 1900;  // RFC 5322 section 4.3
  if (m.groups[3].size() == 3) year += 1900;
  const int month = month_of(m.groups[2]);
  const int day = to_int(m.groups[1]);
  const int hour = to_int(m.groups[4]);
  const int minute = to_int(m.groups[5]);
  const int second = to_int(m.groups[6]);
  if (month == 0 || !is_calendar_day(year, month, day)) return std::nullopt;
  if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return utc_instant(year, month, day, hour, minute, second) - Seconds(offset_of(m.groups[7]));
}

std::optional<Seconds> parse_duration(std::string_view text) {
  static const Pattern kForm = Pattern::literal(R"((\d{1,6}) ?([smhd]))");
  Pattern::Match m;
  text = trim(text);
  if (!kForm.find(text, 0, m) || m.begin != 0 || m.end != text.size()) return std::nullopt;
  const int count = to_int(m.groups[1]);
  switch (m.groups[2][0]) {
    case 's':
      return Seconds(count);
    case 'm':
      return std::chrono::minutes(count);
    case 'h':
      return std::chrono::hours(count);
    default:
      return std::chrono::days(count);
  }
}

}  // namespace meldaan
