// The time of day comes in from outside, so that tests and `run --now` can set it. Deadlines of
// network waits are another matter: they use std::chrono::steady_clock, which nobody sets.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace meldaan {

using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

// Thread-safe by contract: the daemon's threads share one clock.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock : public Clock {
 public:
  Instant now() const override;
};

// Starts at a given moment and runs on at the usual pace (`run --now`).
class ShiftedClock : public Clock {
 public:
  explicit ShiftedClock(Instant start);
  Instant now() const override;

 private:
  Seconds shift_;
};

// A local date and time as a calendar shows it; the zone is the one it was asked from.
struct LocalTime {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
  int hour = 0;   // 0 to 23
  int minute = 0;
  int second = 0;
  int weekday = 4;         // 0 Sunday to 6 Saturday
  int offset_seconds = 0;  // east of UTC, daylight saving included
};

// A zone of the IANA database, by ICU. Immutable; any thread may use it.
class TimeZone {
 public:
  // nullopt where ICU does not know the name.
  static std::optional<TimeZone> find(std::string_view name);

  LocalTime local(Instant when) const;
  // A local time that a clock change skips is moved on by the length of the gap; one that occurs
  // twice is the first of the two.
  Instant instant(const LocalTime& local) const;
  const std::string& name() const { return name_; }

 private:
  explicit TimeZone(std::string name) : name_(std::move(name)) {}
  std::string name_;
};

// Noon, which is far from every change of the clocks, of the local day so many days before.
LocalTime noon_days_before(Instant when, int days, const TimeZone& zone);

// "2018-10-04", "2018-10-04T15:00", "2018-10-04 15:00:30", with an optional "Z" or "+02:00";
// without one the zone's local time is meant. nullopt where it is none of these.
std::optional<Instant> parse_time(std::string_view text, const TimeZone& zone);
// "2018-10-04"
std::string format_day(const LocalTime& local);
// "2018-10-04 15:00"
std::string format_minute(const LocalTime& local);
// "2018-10-04T13:00:00Z"
std::string format_utc(Instant when);
// RFC 5322 section 3.3: "Thu, 04 Oct 2018 15:00:00 +0200"
std::string format_rfc5322(Instant when, const TimeZone& zone);
// RFC 5322 dates, also the obsolete forms and what real programs make of them; nullopt where there
// is none.
std::optional<Instant> parse_rfc5322(std::string_view text);
// "60s", "5m", "2h", "3d"; nullopt otherwise.
std::optional<Seconds> parse_duration(std::string_view text);

}  // namespace meldaan
