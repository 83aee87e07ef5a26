#include "extract/wishes/earlier_groups.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::earlier_groups_test {
namespace {

void expect_reading(const char* text, Intent intent, const std::vector<GroupId>& groups) {
  const Reading reading = read_of_marieke(text);
  EXPECT_EQ(reading.intent, intent) << text;
  ASSERT_EQ(reading.people.size(), 1U) << text;
  EXPECT_THAT(values_of(reading.people.front().groups), testing::UnorderedElementsAreArray(groups))
      << text;
}

TEST(EarlierGroups, OfAWrongRegistrationTheGroupThatWasMeantTakesItsPlace) {
  for (const char* text :
       {"Volgens jullie bevestiging sta ik bij Taal, dat moet Rekenen zijn.",
        "Jullie hebben mij per ongeluk bij Taal gezet; Rekenen was de bedoeling.",
        "Op jullie overzicht prijk ik bij Taal. Daar heb ik me nooit voor aangemeld, wel voor "
        "Rekenen.",
        "In de bevestiging staat abusievelijk Taal. Mijn aanmelding betrof Rekenen.",
        "Ik ben ingedeeld bij Taal terwijl ik naar Rekenen wilde. Dat is een misverstand.",
        "De groep in mijn bevestiging is niet goed. Jullie noemen Taal, ik vroeg om Rekenen.",
        "Bij het invullen heb ik het verkeerde vakje aangekruist: Taal in plaats van Rekenen."}) {
    expect_reading(text, Intent::kChange, {"werkgroep/rekenen"});
  }
}

TEST(EarlierGroups, StayBesideWhatIsAddedToThem) {
  for (const char* text : {"Ik stond al genoteerd voor Taal. Daar mag Rekenen nog bij.",
                           "Ik sta al ingepland voor Taal. Schrijf mij daarnaast in voor Rekenen.",
                           "Mijn naam staat al bij Taal. Willen jullie die ook bij Rekenen zetten?",
                           "Dank voor de bevestiging van mijn plek bij Taal. Ik wil ook graag naar "
                           "Rekenen."}) {
    expect_reading(text, Intent::kChange, {"werkgroep/taal", "werkgroep/rekenen"});
  }
}

TEST(EarlierGroups, AreNoneOfSomebodyWhoSignsUpForTheFirstTime) {
  for (const char* text : {"Ik sta bij ons op school voor groep 5 en kom graag naar Rekenen.",
                           "Mijn collega heeft zich al aangemeld. Ik kom ook graag, naar Rekenen.",
                           "Ik kom naar Taal. Sorry, dat moet Rekenen zijn."}) {
    expect_reading(text, Intent::kRegister, {"werkgroep/rekenen"});
  }
}

}  // namespace
}  // namespace meldaan::extract::earlier_groups_test
