#include "net/imap_syntax.h"

#include <gmock/gmock.h>

namespace meldaan::net::imap_syntax_test {
namespace {

using testing::ElementsAre;

TEST(ImapSyntax, ModifiedUtf7) {
  EXPECT_EQ(to_modified_utf7("Aanmeldingen"), "Aanmeldingen");
  EXPECT_EQ(to_modified_utf7("Scholen & co"), "Scholen &- co");
  // RFC 3501 section 5.1.3's own example.
  EXPECT_EQ(to_modified_utf7("~peter/mail/台北/日本語"), "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
  EXPECT_EQ(to_modified_utf7("Reünie"), "Re&APw-nie");
  EXPECT_EQ(to_modified_utf7("\xF0\x9F\x98\x80"), "&2D3eAA-");  // U+1F600: D83D DE00
}

TEST(ImapSyntax, QuotedStrings) {
  EXPECT_EQ(to_quoted("a \"b\" \\"), "\"a \\\"b\\\" \\\\\"");
  EXPECT_EQ(to_quoted("a\r\nB LOGOUT"), std::nullopt);
  EXPECT_EQ(to_quoted("\xC3\xA9"), std::nullopt);
}

TEST(ImapSyntax, UidSetsNameWhatWasGivenAndNothingBetween) {
  EXPECT_THAT(to_uid_sets({9, 1, 2, 3, 7, 10, 11, 12, 3}, 100), ElementsAre("1:3,7,9:12"));
  EXPECT_THAT(to_uid_sets({4294967295}, 100), ElementsAre("4294967295"));
  EXPECT_THAT(to_uid_sets({}, 100), ElementsAre());
}

TEST(ImapSyntax, UidSetsAreCutAtTheirLength) {
  EXPECT_THAT(to_uid_sets({1, 3, 5, 7, 9}, 5), ElementsAre("1,3,5", "7,9"));
  EXPECT_THAT(to_uid_sets({100, 102}, 1), ElementsAre("100", "102"));
}

TEST(ImapSyntax, InternalDate) {
  // 17 July 1996 02:44:25 at 7 hours west of Greenwich is 09:44:25 UTC: 9694 days after 1970.
  EXPECT_EQ(parse_internal_date("17-Jul-1996 02:44:25 -0700"),
            Instant(Seconds(9694 * 86400 + 9 * 3600 + 44 * 60 + 25)));
  EXPECT_EQ(parse_internal_date(" 1-jan-1970 01:00:00 +0100"), Instant{});
  EXPECT_EQ(parse_internal_date("1-Jan-1970 00:00:00 +0000"), Instant{});
}

TEST(ImapSyntax, WhatIsNoInternalDateIsNone) {
  for (const char* text :
       {"", "yesterday", "31-Feb-2018 00:00:00 +0000", "01-Jan-2018 24:00:00 +0000",
        "01-Jan-2018 00:60:00 +0000", "01-Jan-2018 00:00:00 0000", "01-Jan-2018 00:00:00 +0060",
        "01-Jem-2018 00:00:00 +0000", "01 Jan 2018 00:00:00 +0000"}) {
    EXPECT_EQ(parse_internal_date(text), std::nullopt) << text;
  }
}

TEST(ImapSyntax, AMomentIsWrittenInUtcAndReadBack) {
  const Instant moment(Seconds(1538658005));  // 4 October 2018, 13:00:05 UTC
  EXPECT_EQ(to_internal_date(moment), "04-Oct-2018 13:00:05 +0000");
  EXPECT_EQ(parse_internal_date(to_internal_date(moment)), moment);
  EXPECT_EQ(to_internal_date(Instant(Seconds(-5))), "01-Jan-1970 00:00:00 +0000");
  EXPECT_EQ(to_internal_date(Instant(Seconds(400'000'000'000))), "31-Dec-9999 23:59:59 +0000");
}

TEST(ImapSyntax, ASearchBeginsADayEarlier) {
  EXPECT_EQ(to_search_day(Instant(Seconds(1538658005))), "3-Oct-2018");
  EXPECT_EQ(to_search_day(Instant(Seconds(1538352000))), "30-Sep-2018");  // 1 October, 00:00 UTC
  EXPECT_EQ(to_search_day(Instant{}), "1-Jan-1970");
}

}  // namespace
}  // namespace meldaan::net::imap_syntax_test
