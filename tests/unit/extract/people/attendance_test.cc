#include "extract/people/attendance.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"
#include "unit/extract/people_cases.h"

namespace meldaan::extract::attendance_test {
namespace {

TEST(Attendance, IsNotThatOfWhoIsOnlySpokenOf) {
  expect({
      {"Ik kom voor Taal. Mijn collega Floor Hutten denkt nog na over Rekenen; als zij ook wil "
       "komen, laat ze dat zelf weten.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag naar Rekenen. Gedrag ook wel, maar daar heeft Nanda Visscher van ons bureau zich "
       "vorige week al voor opgegeven en twee is te veel.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen"}},
  });
}

TEST(Attendance, IsThatOfWhoIsSignedUpInWordsThatNoRuleKnows) {
  expect({
      {"Zet mij bij Taal. Hetzelfde geldt voor Tjerk Wolbers.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Tjerk Wolbers: taal"}},
  });
}

TEST(Attendance, InAListMayBeTakenBackBehindTheName) {
  expect({
      {"Van ons komen:\n1. Daan Hulsegge - Rekenen\n2. Petra Wormgoor - Taal: vervalt, zij heeft "
       "inmiddels een andere baan\n3. Ben Hietbrink - Gedrag\n\nZelf kom ik niet.",
       kMarieke,
       {"Daan Hulsegge: rekenen", "Ben Hietbrink: gedrag"}},
  });
}

// Whoever the list is about, a cross or a "nee" below a group is that group's.
TEST(AttendanceSigns, LeaveOutTheAnswersBelowAGroup) {
  const auto signs_of = [](const std::string& cell) {
    const Part part(desk().knowledge, "| Piet Vos | " + cell + " | ja |\n", Source::kText, {});
    const AttendanceSigns signs(part);
    Attendant somebody{SpokenAs::kListed, "Piet Vos", {1, 3}, {0, part.document().size()}};
    return signs.of(somebody).distinct();
  };
  EXPECT_THAT(signs_of("nee"), testing::Not(testing::Contains("c:nee")));
  EXPECT_THAT(signs_of("komt nee niet"), testing::Contains("c:niet"));
}

TEST(AttendanceOpinion, OfRulesIsKeptWhereTheModelKnowsNothing) {
  const Part part(desk().knowledge, "Ik kom met Piet Vos.\n", Source::kText, {});
  const LinearModel sure({0, 5}, {});
  const LinearModel unsure({0, 0}, {});
  Attendant somebody{SpokenAs::kNamed, "Piet Vos", {3, 5}, {}};
  EXPECT_EQ(opinion_of(&sure, part)(somebody), true);
  EXPECT_EQ(opinion_of(&unsure, part)(somebody), false);
  somebody.comes = true;
  EXPECT_EQ(opinion_of(&unsure, part)(somebody), true);
}

}  // namespace
}  // namespace meldaan::extract::attendance_test
