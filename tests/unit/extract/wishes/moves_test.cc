#include "extract/wishes/moves.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::moves_test {
namespace {

void expect_change_to(const Reading& reading, const char* group, const char* text) {
  EXPECT_EQ(reading.intent, Intent::kChange) << text;
  ASSERT_EQ(reading.people.size(), 1U) << text;
  EXPECT_THAT(values_of(reading.people.front().groups), testing::ElementsAre(group)) << text;
}

TEST(Moves, ChangeOneGroupForAnother) {
  for (const char* text :
       {"Zouden jullie mij van Taal willen verplaatsen naar Rekenen?",
        "Kunnen jullie mij overzetten van de werkgroep Taal naar de werkgroep Rekenen?",
        "Graag mijn inschrijving wijzigen van Taal naar Rekenen.",
        "Mag ik van Taal naar Rekenen overstappen?"}) {
    const Reading reading = read_of_marieke(text);
    expect_change_to(reading, "werkgroep/rekenen", text);
    ASSERT_FALSE(HasFatalFailure()) << text;
    EXPECT_THAT(reading.people.front().declined_groups, testing::ElementsAre("werkgroep/taal"))
        << text;
  }
}

TEST(Moves, TakeOneGroupOffTheListWhereAnotherStays) {
  const Reading reading = read_of_marieke(
      "Haal mij alsjeblieft van de lijst van Cultuureducatie af, Taal blijft wel staan.");
  EXPECT_EQ(reading.intent, Intent::kChange);
}

TEST(Moves, LeaveAGroupInTheWordsOfAWithdrawal) {
  for (const char* text : {"Voor Gedrag wil ik me afmelden, bij Taal blijf ik er gewoon bij.",
                           "Ik kan toch niet naar Gedrag. Naar Taal kom ik wel gewoon.",
                           "Schrap Gedrag maar, Taal laat ik staan.",
                           "Wil je mij uitschrijven bij Gedrag? Bij Taal kom ik wel gewoon.",
                           "Ik wil me graag afmelden voor Gedrag, bij Taal blijf ik wel.",
                           "Haal mij maar af van Gedrag, Taal blijft staan."}) {
    expect_change_to(read_of_marieke(text), "werkgroep/taal", text);
  }
}

TEST(Moves, AreNoneWhereAGroupIsOnlySpokenOf) {
  const Reading reading =
      read_of_marieke("Ik hoorde over de middag van Taal, en ik kom graag naar Rekenen.");
  EXPECT_EQ(reading.intent, Intent::kRegister);
}

}  // namespace
}  // namespace meldaan::extract::moves_test
