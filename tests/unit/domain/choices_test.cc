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

TEST(ChoicesTest, NumbersChooseOfWhatThePersonWasAsked) {
  const Person nothing;
  EXPECT_THAT(chosen_by_number("3 en 1, 3", nothing, event()),
              ElementsAre("werkgroep/taal", "plg/mobiel-leren"));
  const Person settled = about({"werkgroep/taal"}, {}).person;
  EXPECT_THAT(chosen_by_number("2", settled, event()), ElementsAre("plg/techniek"));
  const Person unclear = about({}, {"techniek"}).person;
  EXPECT_THAT(chosen_by_number("2", unclear, event()), ElementsAre("werkgroep/techniek"));
  for (const char* words : {"", "0", "5", "3 keer", "taal", "-1", "1000"})
    EXPECT_THAT(chosen_by_number(words, nothing, event()), IsEmpty()) << words;
}

}  // namespace
}  // namespace meldaan
