#include "extract/later_mails/outcomes.h"

#include <gtest/gtest.h>

namespace meldaan::extract::outcomes_test {
namespace {

constexpr std::size_t kPetra = 0;
constexpr std::size_t kJoep = 1;
constexpr std::size_t kNewcomer = 2;

std::vector<Acquaintance> petra_and_joep() {
  std::vector<Acquaintance> known(2);
  known[kPetra].registration = 11;
  known[kJoep].registration = 12;
  for (Acquaintance& one : known) one.in_thread = true;
  return known;
}

TEST(Outcomes, WhoLeavesIsToldOfAndDecides) {
  const auto known = petra_and_joep();
  Outcomes outcomes(known, 1);
  outcomes.leave(kJoep);
  EXPECT_EQ(outcomes[kJoep].reading.move, Move::kLeaves);
  EXPECT_EQ(outcomes[kJoep].reading.registration, 12);
  EXPECT_TRUE(outcomes[kJoep].told);
  EXPECT_TRUE(outcomes.are_decisive());
  EXPECT_FALSE(outcomes.are_beyond());
  EXPECT_FALSE(outcomes[kPetra].told);
}

TEST(Outcomes, WhoIsNotRegisteredCannotLeave) {
  const auto known = petra_and_joep();
  Outcomes outcomes(known, 1);
  outcomes.leave(kNewcomer);
  EXPECT_TRUE(outcomes.are_beyond());
  EXPECT_FALSE(outcomes.are_decisive());
}

TEST(Outcomes, OnlyWhoWithdrewComesBack) {
  auto known = petra_and_joep();
  known[kJoep].cancelled = true;
  Outcomes outcomes(known, 1);
  outcomes.come_all();
  EXPECT_EQ(outcomes[kJoep].reading.move, Move::kReturns);
  EXPECT_EQ(outcomes[kPetra].reading.move, Move::kNone);
  outcomes.come(kPetra);
  EXPECT_FALSE(outcomes[kPetra].told);
}

TEST(Outcomes, AllButThoseWhoAreNamedLeave) {
  const auto known = petra_and_joep();
  Outcomes outcomes(known, 0);
  outcomes.leave_but({kPetra});
  EXPECT_EQ(outcomes[kPetra].reading.move, Move::kNone);
  EXPECT_EQ(outcomes[kJoep].reading.move, Move::kLeaves);
}

TEST(Outcomes, ANewcomerTakesThePlaceOfTheOnlyOneWhoLeaves) {
  const auto known = petra_and_joep();
  Outcomes one(known, 1);
  one.leave(kPetra);
  one.take_place_of_who_left(kNewcomer);
  EXPECT_EQ(one[kNewcomer].reading.takes_place_of, 11);
  Outcomes both(known, 1);
  both.leave(kPetra);
  both.leave(kJoep);
  both.take_place_of_who_left(kNewcomer);
  EXPECT_FALSE(both[kNewcomer].reading.takes_place_of.has_value());
}

}  // namespace
}  // namespace meldaan::extract::outcomes_test
