#include "app/settle_token.h"

#include <gtest/gtest.h>

namespace meldaan::app {
namespace {

constexpr Instant kMorning{Seconds(1'536'562'800)};  // 10 September 2018, 07:00 UTC
const std::string kSecret(32, 's');

TEST(SettleToken, SurvivesWhatMailProgramsDoToASubject) {
  const std::string token = make_settle_token(kSecret, {ItemKind::kUnsettled, 7}, 2, kMorning);
  std::string shouted = token;
  for (char& c : shouted) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  for (const std::string& subject :
       {"Afhandelen [" + token + "]", "Re: Antw: [" + token + "]", token, "FW: " + shouted}) {
    const auto found = settle_token_in(subject);
    ASSERT_TRUE(found) << subject;
    EXPECT_EQ(found->item, (ItemKey{ItemKind::kUnsettled, 7}));
    EXPECT_EQ(found->round, 2);
    EXPECT_TRUE(is_genuine(kSecret, *found));
    EXPECT_FALSE(is_genuine(std::string(32, 't'), *found));
  }
}

TEST(SettleToken, HoldsForOneItemOneKindOneRoundAndOneDay) {
  const auto token =
      settle_token_in(make_settle_token(kSecret, {ItemKind::kUnsettled, 7}, 0, kMorning)).value();
  SettleToken other = token;
  other.item.id = 8;
  EXPECT_FALSE(is_genuine(kSecret, other));
  other = token;
  other.item.kind = ItemKind::kHeld;
  EXPECT_FALSE(is_genuine(kSecret, other));
  other = token;
  other.round = 1;
  EXPECT_FALSE(is_genuine(kSecret, other));
  other = token;
  ++other.last_day;
  EXPECT_FALSE(is_genuine(kSecret, other));
}

TEST(SettleToken, ExpiresAfterTwoWeeks) {
  const auto token =
      settle_token_in(make_settle_token(kSecret, {ItemKind::kReview, 1}, 0, kMorning)).value();
  EXPECT_FALSE(is_expired(token, kMorning));
  EXPECT_FALSE(is_expired(token, kMorning + std::chrono::days(14)));
  EXPECT_TRUE(is_expired(token, kMorning + std::chrono::days(15)));
}

TEST(SettleToken, OfAnythingElseThereIsNone) {
  for (const char* text :
       {"", "KT-7F3K2M", "mail-1.17805.0.abc", "mail-0.17805.0.0123456789abcdefghjkmnpq",
        "mail-99999999999999999999.17805.0.0123456789abcdefghjkmnpq",
        "brief-1.17805.0.0123456789abcdefghjkmnpq"}) {
    EXPECT_FALSE(settle_token_in(text)) << text;
  }
}

}  // namespace
}  // namespace meldaan::app
