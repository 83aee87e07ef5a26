#include "util/clock.h"

#include <gtest/gtest.h>

namespace meldaan {
namespace {

TimeZone amsterdam() {
  return *TimeZone::find("Europe/Amsterdam");
}

TEST(TimeZone, UnknownNameIsNone) {
  EXPECT_FALSE(TimeZone::find("Europe/Enschede"));
  EXPECT_FALSE(TimeZone::find(""));
}

TEST(TimeZone, LocalTimeFollowsDaylightSaving) {
  const TimeZone zone = amsterdam();
  const LocalTime summer = zone.local(*parse_time("2018-10-04T13:00Z", zone));
  EXPECT_EQ(summer.hour, 15);
  EXPECT_EQ(summer.weekday, 4);  // a Thursday
  EXPECT_EQ(summer.offset_seconds, 7200);
  const LocalTime winter = zone.local(*parse_time("2018-12-31T23:30Z", zone));
  EXPECT_EQ(winter.year, 2019);
  EXPECT_EQ(winter.month, 1);
  EXPECT_EQ(winter.day, 1);
  EXPECT_EQ(winter.hour, 0);
}

TEST(TimeZone, SkippedLocalTimeMovesOnAndRepeatedOneIsTheFirst) {
  const TimeZone zone = amsterdam();
  // 31 March 2019: the clock goes from 02:00 to 03:00. 02:30 becomes 03:30 summer time.
  EXPECT_EQ(format_utc(*parse_time("2019-03-31T02:30", zone)), "2019-03-31T01:30:00Z");
  // 28 October 2018: 02:30 happens twice; the first is summer time.
  EXPECT_EQ(format_utc(*parse_time("2018-10-28T02:30", zone)), "2018-10-28T00:30:00Z");
}

TEST(ParseTime, TakesDateMinutesSecondsAndOffset) {
  const TimeZone zone = amsterdam();
  EXPECT_EQ(format_utc(*parse_time("2018-10-04", zone)), "2018-10-03T22:00:00Z");
  EXPECT_EQ(format_utc(*parse_time("2018-10-04 15:00:30", zone)), "2018-10-04T13:00:30Z");
  EXPECT_EQ(format_utc(*parse_time("2018-10-04T15:00+01:00", zone)), "2018-10-04T14:00:00Z");
}

TEST(ParseTime, RefusesWhatIsNoTime) {
  const TimeZone zone = amsterdam();
  for (const char* text : {"", "morgen", "2018-13-01", "2018-02-30", "2018-10-04T24:00",
                           "2018-10-04T15", "4-10-2018"}) {
    EXPECT_FALSE(parse_time(text, zone)) << text;
  }
}

TEST(Rfc5322, WritesTheZonesOffset) {
  const TimeZone zone = amsterdam();
  EXPECT_EQ(format_rfc5322(*parse_time("2018-10-04T15:00", zone), zone),
            "Thu, 04 Oct 2018 15:00:00 +0200");
  EXPECT_EQ(format_rfc5322(*parse_time("2018-12-04T09:05:07", zone), zone),
            "Tue, 04 Dec 2018 09:05:07 +0100");
}

TEST(Rfc5322, ReadsWhatProgramsWrite) {
  const char* const kSame = "2018-09-11T06:41:15Z";
  for (const char* text : {"Tue, 11 Sep 2018 08:41:15 +0200", "11 Sep 2018 08:41:15 +0200 (CEST)",
                           "Tue, 11 Sep 18 06:41:15 GMT", "tue, 11 september 2018 02:41:15 EDT",
                           "11-Sep-2018 08:41:15 +0200"}) {
    const auto when = parse_rfc5322(text);
    ASSERT_TRUE(when) << text;
    EXPECT_EQ(format_utc(*when), kSame) << text;
  }
}

TEST(Rfc5322, RefusesWhatIsNoDate) {
  for (const char* text : {"", "gisteren", "31 Feb 2018 10:00:00 +0000",
                           "11 Foo 2018 10:00:00 +0000", "11 Sep 2018 25:00:00 +0000"}) {
    EXPECT_FALSE(parse_rfc5322(text)) << text;
  }
}

TEST(ParseDuration, NeedsANumberAndAUnit) {
  EXPECT_EQ(parse_duration("60s"), Seconds(60));
  EXPECT_EQ(parse_duration(" 5m "), Seconds(300));
  EXPECT_EQ(parse_duration("3d"), Seconds(259200));
  for (const char* text : {"", "60", "s", "-1s", "1w", "1.5h"})
    EXPECT_FALSE(parse_duration(text)) << text;
}

TEST(ShiftedClock, StartsAtTheGivenMoment) {
  const Instant start = *parse_time("2018-09-11", amsterdam());
  EXPECT_GE(ShiftedClock(start).now(), start);
  EXPECT_LT(ShiftedClock(start).now(), start + std::chrono::hours(1));
}

}  // namespace
}  // namespace meldaan
