#include "extract/wishes/moves.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::moves_test {
namespace {

TEST(Moves, ChangeOneGroupForAnother) {
  for (const char* text :
       {"Zouden jullie mij van Taal willen verplaatsen naar Rekenen?",
        "Kunnen jullie mij overzetten van de werkgroep Taal naar de werkgroep Rekenen?",
        "Graag mijn inschrijving wijzigen van Taal naar Rekenen.",
        "Mag ik van Taal naar Rekenen overstappen?"}) {
    const Reading reading = read(std::string(text) + "\n\nGroet,\nMarieke Jansen\nobs De Brug");
    EXPECT_EQ(reading.intent, Intent::kChange) << text;
    ASSERT_EQ(reading.people.size(), 1U) << text;
    EXPECT_THAT(values_of(reading.people.front().groups), testing::ElementsAre("werkgroep/rekenen"))
        << text;
    EXPECT_THAT(reading.people.front().declined_groups, testing::ElementsAre("werkgroep/taal"))
        << text;
  }
}

TEST(Moves, TakeOneGroupOffTheListWhereAnotherStays) {
  const Reading reading = read(
      "Haal mij alsjeblieft van de lijst van Cultuureducatie af, Taal blijft wel staan."
      "\n\nGroet,\nMarieke Jansen\nobs De Brug");
  EXPECT_EQ(reading.intent, Intent::kChange);
}

TEST(Moves, LeaveAGroupInTheWordsOfAWithdrawal) {
  for (const char* text : {"Voor Gedrag wil ik me afmelden, bij Taal blijf ik er gewoon bij.",
                           "Ik kan toch niet naar Gedrag. Naar Taal kom ik wel gewoon.",
                           "Schrap Gedrag maar, Taal laat ik staan.",
                           "Wil je mij uitschrijven bij Gedrag? Bij Taal kom ik wel gewoon.",
                           "Ik wil me graag afmelden voor Gedrag, bij Taal blijf ik wel.",
                           "Haal mij maar af van Gedrag, Taal blijft staan."}) {
    const Reading reading = read(std::string(text) + "\n\nGroet,\nMarieke Jansen\nobs De Brug");
    EXPECT_EQ(reading.intent, Intent::kChange) << text;
    ASSERT_EQ(reading.people.size(), 1U) << text;
    EXPECT_THAT(values_of(reading.people.front().groups), testing::ElementsAre("werkgroep/taal"))
        << text;
  }
}

TEST(Moves, AreNoneWhereAGroupIsOnlySpokenOf) {
  const Reading reading = read(
      "Ik hoorde over de middag van Taal, en ik kom graag naar Rekenen.\n\nGroet,\nMarieke "
      "Jansen\nobs De Brug");
  EXPECT_EQ(reading.intent, Intent::kRegister);
}

}  // namespace
}  // namespace meldaan::extract::moves_test
