#include "extract/groups/descriptions.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::descriptions_test {
namespace {

using testing::ElementsAre;

std::vector<GroupId> groups_of(const std::string& described) {
  const Reading reading =
      read("Ik wil graag naar " + described + ".\n\nMarieke Jansen\nobs De Klimop");
  return reading.people.size() == 1 ? values_of(reading.people.front().groups)
                                    : std::vector<GroupId>();
}

TEST(Descriptions, AreKnownByWhatAGroupIsAbout) {
  EXPECT_THAT(groups_of("de groep over pesten en een veilige school"),
              ElementsAre("werkgroep/gedrag"));
  EXPECT_THAT(groups_of("de PLG waarin jullie bekijken hoe we aan genoeg leraren komen"),
              ElementsAre("plg/lerarentekort"));
  EXPECT_THAT(groups_of("die groep voor mensen die net voor de klas staan"),
              ElementsAre("werkgroep/begeleiding-van-starters"));
  EXPECT_THAT(groups_of("het overleg van de bestuursvoorzitters"),
              ElementsAre("werkgroep/beleidsgroep-besturen"));
}

TEST(Descriptions, SpeakInEitherPartOfACompound) {
  EXPECT_THAT(groups_of("de groep met onderwijsambtenaren"),
              ElementsAre("werkgroep/beleidsgroep-gemeenten"));
  EXPECT_THAT(groups_of("de groep rond personeelsvraagstukken"), ElementsAre("werkgroep/hrm"));
}

TEST(Descriptions, LeaveItToTheNameTheyGoOnTo) {
  EXPECT_THAT(groups_of("de werkgroep rond de beroepsstandaard van schoolleiders"),
              ElementsAre("werkgroep/schooldirectie"));
}

}  // namespace
}  // namespace meldaan::extract::descriptions_test
