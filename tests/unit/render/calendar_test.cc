#include "render/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/render/render_fixture.h"
#include "util/text.h"

namespace meldaan::render::calendar_test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string file_for(const Event& event, const Registration& registration,
                     const TimeZone& zone = amsterdam()) {
  return CalendarWriter(event, zone, "Kennisnetwerk Twente")
      .file(registration, {event.title, "Antwoord op de mail"}, at("2018-09-11T08:41"));
}

// RFC 5545 section 3.1: a line goes on where the next begins with a space.
std::string unfolded(const std::string& file) {
  return replace_all(file, "\r\n ", "");
}

TEST(CalendarTest, TheInvitationsAfternoonReadsLikeThis) {
  EXPECT_EQ(
      replace_all(file_for(small_event(), registration("KT-7F3K2M", marieke())), "\r\n", "\n"),
      R"(BEGIN:VCALENDAR
PRODID:-//Meldaan//Meldaan//NL
VERSION:2.0
METHOD:PUBLISH
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:20180325T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20171029T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:KT-7F3K2M@lerendeleraren.nl
SEQUENCE:0
DTSTAMP:20180911T064100Z
DTSTART;TZID=Europe/Amsterdam:20181004T150000
DTEND;TZID=Europe/Amsterdam:20181004T170000
SUMMARY:Kennisnetwerken
DESCRIPTION:Antwoord op de mail
ORGANIZER;CN=Kennisnetwerk Twente:mailto:info@lerendeleraren.nl
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
)");
}

TEST(CalendarTest, AVenueIsItsLocationWithCommasEscaped) {
  Event event = small_event();
  event.venue = "Saxion, Enschede; zaal 1";
  EXPECT_THAT(unfolded(file_for(event, registration("KT-7F3K2M", marieke()))),
              HasSubstr("\r\nLOCATION:Saxion\\, Enschede\\; zaal 1\r\n"));
}

TEST(CalendarTest, AChangeKeepsTheUidAndRaisesTheSequence) {
  Registration changed = registration("KT-7F3K2M", marieke());
  changed.updated = changed.created + Seconds(3600);
  const std::string file = file_for(small_event(), changed);
  EXPECT_THAT(file, HasSubstr("\r\nUID:KT-7F3K2M@lerendeleraren.nl\r\nSEQUENCE:3600\r\n"));
}

TEST(CalendarTest, WhoOnlyWaitsHasATentativeEntryUntilThereIsAPlace) {
  Registration waits = registration("KT-7F3K2M", marieke());
  for (const GroupId& group : waits.person.groups) waits.waiting.push_back({group, 1});
  EXPECT_THAT(file_for(small_event(), waits), HasSubstr("\r\nSTATUS:TENTATIVE\r\n"));
  waits.waiting.pop_back();
  EXPECT_THAT(file_for(small_event(), waits), HasSubstr("\r\nSTATUS:CONFIRMED\r\n"));
}

TEST(CalendarTest, NoLineIsLongerThan75OctetsNorCutWithinALetter) {
  Event event = small_event();
  for (int i = 0; i < 60; ++i) event.title += "é€";
  const std::string file = file_for(event, registration("KT-7F3K2M", marieke()));
  for (const std::string_view line : split_lines(file)) {
    EXPECT_LE(line.size(), 75u) << line;
    EXPECT_TRUE(is_utf8(line)) << line;
  }
  EXPECT_THAT(unfolded(file), HasSubstr("SUMMARY:" + event.title + "\r\n"));
}

TEST(CalendarTest, ATextCannotAddALineOfItsOwn) {
  Event event = small_event();
  event.venue = "Saxion\r\nATTENDEE:mailto:x@example.nl";
  EXPECT_THAT(file_for(event, registration("KT-7F3K2M", marieke())),
              Not(HasSubstr("\r\nATTENDEE")));
}

TEST(CalendarTest, AnEventInWinterHasTheWintersChangeBeforeIt) {
  Event event = small_event();
  event.start = at("2019-02-07T15:00");
  event.end = at("2019-02-07T17:00");
  const std::string file = file_for(event, registration("KT-7F3K2M", marieke()));
  EXPECT_THAT(file, HasSubstr("BEGIN:STANDARD\r\nDTSTART:20181028T030000\r\n"));
  EXPECT_THAT(file, HasSubstr("BEGIN:DAYLIGHT\r\nDTSTART:20180325T020000\r\n"));
}

TEST(CalendarTest, AZoneWithoutClockChangesHasOneObservance) {
  const TimeZone zone = *TimeZone::find("Asia/Tokyo");
  EXPECT_THAT(file_for(small_event(), registration("KT-7F3K2M", marieke()), zone),
              HasSubstr("TZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                        "TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\n"));
}

TEST(CalendarTest, TheSecondSundayOfMarchIsNoLastOne) {
  const TimeZone zone = *TimeZone::find("America/New_York");
  const std::string file = file_for(small_event(), registration("KT-7F3K2M", marieke()), zone);
  EXPECT_THAT(file, HasSubstr("RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n"));
  EXPECT_THAT(file, HasSubstr("RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n"));
}

}  // namespace
}  // namespace meldaan::render::calendar_test
