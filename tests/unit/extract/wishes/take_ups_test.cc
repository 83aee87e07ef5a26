#include "extract/wishes/take_ups.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::take_ups_test {
namespace {

TEST(TakeUps, PassAWishOn) {
  const Reading reading =
      read("Op 4 oktober kom ik samen met Bas Reef. Bas gaat naar HRM. Daar ga ik ook heen.");
  ASSERT_EQ(reading.people.size(), 2U);
  for (const PersonReading& person : reading.people)
    EXPECT_THAT(values_of(person.groups), testing::ElementsAre("werkgroep/hrm"));
}

TEST(TakeUps, MayBeTheWritersInTheSameSentence) {
  for (const char* along : {"daar zit ik straks ook bij", "daar ga ik ook heen",
                            "daar sluit ik ook bij aan", "daar kom ik ook"}) {
    const Reading reading =
        read("Mijn collega Bas Reef gaat naar HRM, en " + std::string(along) + ".");
    ASSERT_EQ(reading.people.size(), 2U) << along;
    for (const PersonReading& person : reading.people)
      EXPECT_THAT(values_of(person.groups), testing::ElementsAre("werkgroep/hrm")) << along;
  }
}

TEST(TakeUps, MayTakeThePlaceOfAnother) {
  for (const char* instead :
       {"Zet mij daar maar bij in plaats van bij Taal.", "Doe mij die maar in plaats van Taal.",
        "Daar wil ik bij in plaats van bij Taal."}) {
    const Reading reading = read("Ik kom naar Taal. PS: nu zie ik dat er ook een groep HRM is. " +
                                 std::string(instead));
    ASSERT_EQ(reading.people.size(), 1U) << instead;
    EXPECT_THAT(values_of(reading.people[0].groups), testing::ElementsAre("werkgroep/hrm"))
        << instead;
  }
}

TEST(TakeUps, GoOnWhereTheNextSentencePointsBackAgain) {
  const Reading reading = read(
      "In mei ben ik klaar met mijn opleiding tot mentorentrainer. Mijn coach zei dat jullie daar "
      "een "
      "groep voor hebben, en die heb ik gevonden. Daar doe ik graag aan mee.");
  ASSERT_EQ(reading.people.size(), 1U);
  EXPECT_THAT(values_of(reading.people[0].groups),
              testing::ElementsAre("werkgroep/mentorentrainers"));
}

TEST(TakeUps, PointToTheGroupsThatWereNamedLast) {
  for (const char* others : {"Dus niet in de PLG, daar heb ik dit jaar geen tijd voor.",
                             "De andere groepen sla ik over, daar heb ik geen tijd voor.",
                             "Voor een PLG heb ik geen tijd.", "Voor de rest heb ik geen tijd.",
                             "Voor een tweede groep heb ik geen tijd."}) {
    const Reading reading = read("Graag een plek in de werkgroep Taal. " + std::string(others));
    ASSERT_EQ(reading.people.size(), 1U) << others;
    EXPECT_THAT(values_of(reading.people[0].groups), testing::ElementsAre("werkgroep/taal"))
        << others;
  }
}

}  // namespace
}  // namespace meldaan::extract::take_ups_test
