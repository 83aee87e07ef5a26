#include "domain/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meldaan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Registration person(std::int64_t id, const std::string& name, const std::string& school = "",
                    const std::string& email = "") {
  Registration registration;
  registration.id = id;
  registration.state = RegistrationState::kConfirmed;
  registration.person.name = name;
  registration.person.school = school;
  registration.person.email = email;
  registration.person.groups = {"werkgroep/taal"};
  return registration;
}

Registration in_state(Registration registration, RegistrationState state) {
  registration.state = state;
  return registration;
}

Event two_groups() {
  Event event;
  event.groups = {{"plg/rekenen", GroupKind::kPlg, "Rekenen", "PLG Rekenen", {}, {}},
                  {"werkgroep/taal", GroupKind::kWerkgroep, "Taal", "Werkgroep Taal", {}, {}}};
  return event;
}

TEST(ReportTest, CountsWhoComesAndTheirSchoolsByName) {
  std::vector<Registration> all = {
      person(1, "Anna Smit", "OBS De Esch"), person(2, "Piet Vos", "obs de esch"),
      in_state(person(3, "Kees", "De Ruimte"), RegistrationState::kIncomplete),
      in_state(person(4, "Jan", "Weg"), RegistrationState::kCancelled),
      in_state(person(5, "Els", "Laat"), RegistrationState::kLate)};
  all[0].person.foundation = "Consent";
  const Totals totals = totals_of(all);
  EXPECT_EQ(totals.people, 3);
  EXPECT_EQ(totals.schools, 2);
  EXPECT_EQ(totals.foundations, 1);
  EXPECT_EQ(totals.confirmed, 2);
  EXPECT_EQ(totals.incomplete, 1);
  EXPECT_EQ(totals.cancelled, 1);
  EXPECT_EQ(totals.late, 1);
}

TEST(ReportTest, CountsWhoHasAPlaceAndWhoWaitsForOne) {
  Event event = two_groups();
  event.groups[1].capacity = 1;
  std::vector<Registration> all = {person(1, "Anna Smit"), person(2, "Piet Vos"),
                                   in_state(person(3, "Kees Bos"), RegistrationState::kIncomplete)};
  all[0].counts = all[1].counts = true;
  all[1].waiting = {{"werkgroep/taal", 1}};
  const GroupCount count = compare(event, {}, all).groups[1];
  EXPECT_EQ(count.people, 3);
  EXPECT_EQ(count.capacity, 1);
  EXPECT_EQ(count.placed, 1);
  EXPECT_EQ(count.waiting, 1);
}

TEST(ReportTest, TellsWhoHasMovedUpFromAWaitingList) {
  Registration before = person(1, "Anna Smit");
  before.person.groups = {"plg/rekenen", "werkgroep/taal"};
  before.waiting = {{"plg/rekenen", 2}, {"werkgroep/taal", 1}};
  Registration after = before;
  after.waiting = {{"plg/rekenen", 1}};
  EXPECT_THAT(places_gained(before, after), ElementsAre("werkgroep/taal"));
  EXPECT_THAT(compare(two_groups(), {before}, {after}).changed, SizeIs(1));
  // One place further in the line is nothing to tell.
  after.waiting = {{"plg/rekenen", 1}, {"werkgroep/taal", 1}};
  EXPECT_THAT(compare(two_groups(), {before}, {after}).changed, SizeIs(0));
  // Nobody waits for what is not wished any more.
  after.person.groups = {"plg/rekenen"};
  after.waiting = {{"plg/rekenen", 1}};
  EXPECT_THAT(places_gained(before, after), IsEmpty());
}

TEST(ReportTest, TellsWhatBecameOfEachInThePeriod) {
  const Registration stays = person(1, "Anna Smit");
  Registration changes = person(2, "Piet Vos");
  const Registration before = changes;
  changes.person.groups = {"plg/rekenen"};
  const Registration leaves = person(3, "Kees Bos");
  const Registration away = in_state(person(4, "Jan Bos"), RegistrationState::kCancelled);
  const Registration back = person(4, "Jan Bos");
  const Registration fresh = person(5, "Els Mol");
  const Registration late = in_state(person(6, "Ton Laat"), RegistrationState::kLate);
  const Registration came_and_went = in_state(person(7, "Rob"), RegistrationState::kCancelled);
  const Report report = compare(two_groups(), {stays, before, leaves, away},
                                {stays, changes, in_state(leaves, RegistrationState::kCancelled),
                                 back, fresh, late, came_and_went});
  ASSERT_THAT(report.registered, SizeIs(1));
  EXPECT_EQ(report.registered[0].id, 5);
  ASSERT_THAT(report.changed, SizeIs(2));
  EXPECT_EQ(report.changed[0].before.person.groups, before.person.groups);
  // Who comes back was new when they came first.
  EXPECT_EQ(report.changed[1].after.id, 4);
  ASSERT_THAT(report.withdrawn, SizeIs(1));
  EXPECT_EQ(report.withdrawn[0].id, 3);
  ASSERT_THAT(report.late, SizeIs(1));
  // Who comes now is who came, and who joined, without who left.
  EXPECT_EQ(report.totals.people, report.before.people + 2 - 1);
  ASSERT_THAT(report.groups, SizeIs(2));
  EXPECT_EQ(report.groups[0].people, 1);
  EXPECT_EQ(report.groups[0].new_ones, 1);
  EXPECT_EQ(report.groups[1].people, 3);
  EXPECT_EQ(report.groups[1].new_ones, 2);
}

TEST(ReportTest, WhoStoodTwiceHasNotWithdrawn) {
  const Registration stays = person(1, "Anna Smit");
  const Registration before = person(2, "A. Smit");
  Registration after = in_state(before, RegistrationState::kCancelled);
  after.merged = true;
  const Report report = compare(two_groups(), {stays, before}, {stays, after});
  EXPECT_THAT(report.withdrawn, IsEmpty());
  ASSERT_THAT(report.merged, SizeIs(1));
  EXPECT_EQ(report.merged[0].id, 2);
  EXPECT_EQ(report.totals.cancelled, 0);
  EXPECT_EQ(report.totals.people, 1);
}

TEST(ReportTest, GathersProposalsByTopicHoweverTheyAreSpelt) {
  Registration one = person(1, "Anna Smit");
  one.person.proposed_groups = {"Muziek", "Bewegend leren"};
  Registration other = person(2, "Piet Vos");
  other.person.proposed_groups = {"bewegend  Leren"};
  Registration gone = in_state(person(3, "Kees Bos"), RegistrationState::kCancelled);
  gone.person.proposed_groups = {"Muziek"};
  const Report report = compare(two_groups(), {}, {one, other, gone});
  ASSERT_THAT(report.proposals, SizeIs(2));
  EXPECT_EQ(report.proposals[0].topic, "Bewegend leren");
  EXPECT_THAT(report.proposals[0].people, SizeIs(2));
  EXPECT_EQ(report.proposals[1].topic, "Muziek");
  EXPECT_THAT(report.proposals[1].people, SizeIs(1));
}

struct Pair {
  const char* what;
  Registration one;
  Registration other;
  bool is_double;
};

class DoublesTest : public testing::TestWithParam<Pair> {};

TEST_P(DoublesTest, AreToldFromTwoPeople) {
  const Pair& pair = GetParam();
  EXPECT_THAT(possible_doubles({pair.one, pair.other}), SizeIs(pair.is_double ? 1 : 0))
      << pair.what;
}

const Pair kPairs[] = {
    {"the same name", person(1, "Anna Smit", "A", "a@x"), person(2, "anna smit", "B", "b@x"), true},
    {"turned round", person(1, "Anna Smit"), person(2, "Smit, Anna"), true},
    {"initials at one school", person(1, "Anna Smit", "De Esch"), person(2, "A. Smit", "de esch"),
     true},
    {"initials at two schools", person(1, "Anna Smit", "De Esch"),
     person(2, "A. Smit", "De Ruimte"), false},
    {"initials at one address", person(1, "Anna Smit", "A", "a@x"),
     person(2, "A. Smit", "B", "A@x"), true},
    {"two surnames at one school", person(1, "Femke Weghorst", "OBS De Zonnewijzer"),
     person(2, "Femke Weghorst-Bos", "de Zonnewijzer"), true},
    {"two surnames at two schools", person(1, "Femke Weghorst", "OBS De Zonnewijzer"),
     person(2, "Femke Weghorst-Bos", "De Linde"), false},
    {"colleagues of one surname", person(1, "Femke Weghorst", "De Linde"),
     person(2, "Anna Weghorst-Bos", "De Linde"), false},
    {"initials at one school in two spellings", person(1, "Anna Smit", "OBS De Esch"),
     person(2, "A. Smit", "basisschool de Esch te Enschede"), true},
    {"initials at two schools of one name", person(1, "Anna Smit", "OBS De Esch"),
     person(2, "A. Smit", "CBS De Esch"), false},
    {"another first name", person(1, "Anna Smit", "De Esch"), person(2, "Aleid Smit", "De Esch"),
     false},
    {"no name at one address", person(1, "Anna Smit", "A", "a@x"), person(2, "", "B", "a@x"), true},
    {"nothing known of either", person(1, ""), person(2, ""), false},
    {"first names alone", person(1, "Anna"), person(2, "Anna"), false},
    {"first names at one school", person(1, "Anna", "De Esch"), person(2, "Anna", "De Esch"), true},
    {"one of them has left", person(1, "Anna Smit"),
     in_state(person(2, "Anna Smit"), RegistrationState::kCancelled), false},
};

INSTANTIATE_TEST_SUITE_P(Pairs, DoublesTest, testing::ValuesIn(kPairs));

TEST(ReportTest, ThreeOfOnePersonAreOneDouble) {
  const auto doubles = possible_doubles({person(1, "Anna Smit"), person(2, "Piet Vos"),
                                         person(3, "Anna Smit"), person(4, "Anna Smit")});
  ASSERT_THAT(doubles, SizeIs(1));
  EXPECT_THAT(doubles[0].registrations, SizeIs(3));
}

TEST(ReportTest, NamesOfKindsAndStatesAreReadBack) {
  for (const ItemKind kind : {ItemKind::kReview, ItemKind::kSetAside, ItemKind::kUnsettled,
                              ItemKind::kHeld, ItemKind::kBounced}) {
    EXPECT_EQ(item_kind_of(name_of(kind)), kind);
  }
  for (const InboxState state :
       {InboxState::kUnread, InboxState::kRead, InboxState::kAnswered, InboxState::kGone}) {
    EXPECT_EQ(inbox_state_of(name_of(state)), state);
  }
  EXPECT_EQ(item_kind_of("nothing"), std::nullopt);
}

TEST(Report, IsWorthAMailUntilItsEndIsTold) {
  Report report;
  EXPECT_TRUE(is_worth_a_mail(report)) << "nobody has signed up yet";
  report.purge = Purge{false, true, true, 3};
  EXPECT_TRUE(is_worth_a_mail(report));
  report.purge->is_told = true;
  EXPECT_FALSE(is_worth_a_mail(report));
  report.purge->is_over = false;
  EXPECT_TRUE(is_worth_a_mail(report)) << "it was early: people may sign up";
  report.purge->is_over = true;
  report.fitness.mailbox_error = "log-in refused";
  EXPECT_TRUE(is_worth_a_mail(report));
  report.fitness.mailbox_error.clear();
  report.open.emplace_back();
  EXPECT_TRUE(is_worth_a_mail(report));
}

}  // namespace
}  // namespace meldaan
