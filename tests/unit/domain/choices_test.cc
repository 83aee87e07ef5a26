#include "domain/choices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meldaan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Event event() {
  Event event;
  for (const char* id :
       {"plg/mobiel-leren", "plg/techniek", "werkgroep/taal", "werkgroep/techniek"}) {
    Group group;
    group.id = id;
    event.groups.push_back(group);
  }
  return event;
}

Registration about(std::vector<GroupId> groups, std::vector<std::string> unclear) {
  Registration registration;
  registration.person.groups = std::move(groups);
  registration.person.unclear_groups = std::move(unclear);
  return registration;
}

TEST(ChoicesTest, AnUnclearTopicOffersTheGroupsThatShareIt) {
  EXPECT_THAT(choices_of({about({}, {"techniek"})}, event()),
              ElementsAre("plg/techniek", "werkgroep/techniek"));
}

TEST(ChoicesTest, TwoPeopleWithTheSameTopicShareItsNumbers) {
  EXPECT_THAT(choices_of({about({}, {"techniek"}), about({}, {"techniek"})}, event()),
              ElementsAre("plg/techniek", "werkgroep/techniek"));
}

TEST(ChoicesTest, ATopicWithOneGroupIsAskedForAYesAndHasNoNumber) {
  EXPECT_THAT(choices_of({about({"plg/mobiel-leren"}, {"taal"}), about({}, {"techniek"})}, event()),
              ElementsAre("plg/techniek", "werkgroep/techniek"));
}

TEST(ChoicesTest, WhereAnyoneHasNoGroupTheWholeCatalogueIsNumbered) {
  EXPECT_THAT(
      choices_of({about({}, {"techniek"}), about({}, {})}, event()),
      ElementsAre("plg/mobiel-leren", "plg/techniek", "werkgroep/taal", "werkgroep/techniek"));
}

TEST(ChoicesTest, WhereNothingIsOpenThereIsNothingToChoose) {
  EXPECT_THAT(choices_of({about({"werkgroep/taal"}, {})}, event()), IsEmpty());
  EXPECT_THAT(choices_of({about({}, {"onbekend"})}, event()), IsEmpty());
}

}  // namespace
}  // namespace meldaan
