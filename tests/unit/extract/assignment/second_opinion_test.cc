#include "extract/assignment/second_opinion.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::second_opinion_test {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

// What is sure of the writer's groups.
std::vector<GroupId> sure_groups_of(const std::string& text) {
  std::vector<GroupId> sure;
  for (const PersonReading& person : read(text).people) {
    for (const auto& group : person.groups) {
      if (group.confidence >= kSure) sure.push_back(group.value);
    }
  }
  return sure;
}

TEST(SecondOpinion, IsThatAProfileOfTheSchoolWishesForNothing) {
  EXPECT_THAT(
      sure_groups_of("Wij doen een proef met gepersonaliseerd leren en hebben een taalklas. "
                     "Ik kom graag, bij welke groep laat ik nog weten."),
      IsEmpty());
}

TEST(SecondOpinion, IsThatOthersAndThePastWishForNothing) {
  EXPECT_THAT(sure_groups_of("Mijn voorganger zat bij HRM. Zet mij liever bij Schooldirectie."),
              UnorderedElementsAre("werkgroep/schooldirectie"));
  EXPECT_THAT(sure_groups_of("Bijna had ik me opgegeven voor IKC. Doe mij toch maar Taal."),
              UnorderedElementsAre("werkgroep/taal"));
}

TEST(SecondOpinion, SeesAWishThatNoRuleKnows) {
  EXPECT_THAT(sure_groups_of("Ik kom op 4 oktober. Mij trekt vooral gepersonaliseerd leren."),
              UnorderedElementsAre("plg/gepersonaliseerd-leren"));
}

TEST(SecondOpinion, IsThatATaskThatIsTakenUpIsNoWish) {
  EXPECT_THAT(
      sure_groups_of("Ik geef rekenen aan de plusgroep en zit in de gedragscommissie. Dat doe ik "
                     "met plezier, maar op 4 oktober kom ik voor de projectgroep Zij-instroom."),
      UnorderedElementsAre("projectgroep/zij-instroom"));
}

TEST(SecondOpinion, LeavesTheJobBelowANameAlone) {
  EXPECT_THAT(sure_groups_of("Graag naar Taal.\n\nMw. J.H. Bakker-ten Dam, IB"),
              testing::Each("werkgroep/taal"));
}

}  // namespace
}  // namespace meldaan::extract::second_opinion_test
