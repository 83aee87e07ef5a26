#include "desk/desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meldaan::desk {
namespace {

Found<std::string> sure(const std::string& value) {
  return {value, 0.95, {}};
}

PersonReading marieke() {
  PersonReading person;
  person.name = sure("Marieke Jansen");
  person.email = sure("m.jansen@consent.example");
  person.school = sure("OBS De Regenboog");
  person.groups = {sure("werkgroep/taal")};
  person.is_sender = true;
  return person;
}

// The one reply that the writer gets; nothing where there is none.
std::optional<ReplyKind> reply_of(const Decision& decision) {
  for (const PlannedReply& reply : decision.replies) {
    if (reply.to.empty()) return reply.kind;
  }
  return std::nullopt;
}

Standing standing(const Registration& registration) {
  Standing result;
  result.registration = registration;
  return result;
}

class Desk : public testing::Test {
 protected:
  Desk() {
    mail_.from = {{"Marieke Jansen", "M.Jansen@consent.example"}};
    reading_.intent = Intent::kRegister;
    reading_.people = {marieke()};
    situation_.mail = &mail_;
    situation_.reading = &reading_;
    situation_.closes = Instant{Seconds(1000)};
    situation_.arrived = Instant{Seconds(500)};
    situation_.now = Instant{Seconds(510)};
  }
  Registration known() {
    Registration registration;
    registration.id = 7;
    registration.ref = "KT-7F3K2M";
    registration.state = RegistrationState::kConfirmed;
    registration.person = person_of(marieke());
    registration.submitted_by = "m.jansen@consent.example";
    registration.created = registration.updated = Instant{Seconds(400)};
    return registration;
  }
  IncomingMail mail_;
  Reading reading_;
  Situation situation_;
};

TEST_F(Desk, ConfirmsWhatIsComplete) {
  const Decision decision = decide(situation_);
  EXPECT_EQ(decision.outcome, Outcome::kConfirm);
  EXPECT_EQ(decision.fate, Fate::kRegistered);
  EXPECT_EQ(reply_of(decision), ReplyKind::kConfirmation);
  ASSERT_EQ(decision.registrations.size(), 1u);
  EXPECT_EQ(decision.registrations[0].id, 0);
  EXPECT_EQ(decision.registrations[0].state, RegistrationState::kConfirmed);
  EXPECT_EQ(decision.registrations[0].submitted_by, "m.jansen@consent.example");
}

TEST_F(Desk, AsksForWhatIsMissing) {
  reading_.people[0].school.reset();
  EXPECT_EQ(judge(reading_).missing, std::vector<Missing>{Missing::kAffiliation});
  const Decision decision = decide(situation_);
  EXPECT_EQ(decision.outcome, Outcome::kAsk);
  EXPECT_EQ(reply_of(decision), ReplyKind::kQuestion);
  EXPECT_EQ(decision.registrations[0].state, RegistrationState::kIncomplete);
}

TEST_F(Desk, AFoundationAloneIsAffiliationEnough) {
  reading_.people[0].school.reset();
  reading_.people[0].foundation = sure("Consent");
  EXPECT_EQ(reply_of(decide(situation_)), ReplyKind::kConfirmation);
}

TEST_F(Desk, AsksForWhatIsNotSureInsteadOfConfirmingIt) {
  reading_.people[0].school->confidence = kSure - 0.01;
  const Decision decision = decide(situation_);
  EXPECT_EQ(reply_of(decision), ReplyKind::kQuestion);
  EXPECT_EQ(decision.registrations[0].person.school, "");
}

TEST_F(Desk, AsksWhichGroupIsMeantByAnUnclearTopic) {
  reading_.people[0].unclear_groups = {sure("wetenschap-en-techniek")};
  EXPECT_EQ(judge(reading_).outcome, Outcome::kAsk);
  EXPECT_TRUE(judge(reading_).missing.empty());
}

TEST_F(Desk, AProposedGroupIsAWishLikeAnother) {
  reading_.people[0].groups.clear();
  reading_.people[0].proposed_groups = {sure("hoogbegaafdheid")};
  EXPECT_EQ(judge(reading_).outcome, Outcome::kConfirm);
}

TEST_F(Desk, MissingIsCountedOnceOverSeveralPeople) {
  PersonReading nobody;
  reading_.people = {marieke(), nobody, nobody};
  EXPECT_EQ(judge(reading_).missing,
            (std::vector<Missing>{Missing::kName, Missing::kAffiliation, Missing::kGroups}));
  const Decision decision = decide(situation_);
  EXPECT_EQ(reply_of(decision), ReplyKind::kQuestion);
  EXPECT_EQ(decision.registrations[0].state, RegistrationState::kConfirmed);
  EXPECT_EQ(decision.registrations[1].state, RegistrationState::kIncomplete);
}

TEST_F(Desk, AWishToComeThatSaysNothingMoreIsAskedForEverything) {
  reading_.people.clear();
  const Decision decision = decide(situation_);
  EXPECT_EQ(reply_of(decision), ReplyKind::kQuestion);
  ASSERT_EQ(decision.registrations.size(), 1u);
  EXPECT_EQ(decision.registrations[0].person.email, "m.jansen@consent.example");
}

TEST_F(Desk, MachinesAreNeverAnswered) {
  for (const Origin origin : {Origin::kAutoReply, Origin::kBounce, Origin::kCalendar, Origin::kBulk,
                              Origin::kOurselves}) {
    reading_.origin = origin;
    const Decision decision = decide(situation_);
    EXPECT_EQ(decision.outcome, Outcome::kIgnore);
    EXPECT_EQ(decision.fate, Fate::kIgnored);
    EXPECT_FALSE(reply_of(decision));
    EXPECT_TRUE(decision.registrations.empty());
  }
}

TEST_F(Desk, WhatIsNoRegistrationIsLeftForPeople) {
  for (const Intent intent : {Intent::kOther, Intent::kChange, Intent::kCancel}) {
    reading_.intent = intent;
    const Decision decision = decide(situation_);
    EXPECT_EQ(decision.outcome, intent == Intent::kOther ? Outcome::kReview : Outcome::kNone);
    EXPECT_EQ(decision.fate, Fate::kReview);
    EXPECT_FALSE(reply_of(decision));
  }
}

TEST_F(Desk, LateMailIsKeptAndAnsweredSo) {
  situation_.arrived = Instant{Seconds(1001)};
  const Decision decision = decide(situation_);
  EXPECT_EQ(decision.registrations[0].state, RegistrationState::kLate);
  EXPECT_EQ(reply_of(decision), ReplyKind::kLate);
}

TEST_F(Desk, MailThatArrivesAsTheDeskClosesIsInTime) {
  situation_.arrived = situation_.closes;
  EXPECT_EQ(decide(situation_).registrations[0].state, RegistrationState::kConfirmed);
}

TEST_F(Desk, TheSameAgainChangesNothingAndGetsTheStateAsReply) {
  situation_.own = {standing(known())};
  const Decision decision = decide(situation_);
  ASSERT_EQ(decision.registrations.size(), 1u);
  EXPECT_EQ(decision.registrations[0].id, 7);
  EXPECT_EQ(decision.registrations[0].person, known().person);
  EXPECT_EQ(decision.registrations[0].updated, known().updated);
  EXPECT_EQ(reply_of(decision), ReplyKind::kUnchanged);
}

TEST_F(Desk, ASecondMailAddsAGroupAndFillsAGap) {
  Registration before = known();
  before.state = RegistrationState::kIncomplete;
  before.person.school.clear();
  situation_.own = {standing(before)};
  reading_.people[0].groups = {sure("werkgroep/hrm")};
  const Registration after = decide(situation_).registrations[0];
  EXPECT_EQ(after.state, RegistrationState::kConfirmed);
  EXPECT_EQ(after.person.school, "OBS De Regenboog");
  EXPECT_EQ(after.person.groups, (std::vector<GroupId>{"werkgroep/taal", "werkgroep/hrm"}));
  EXPECT_EQ(after.updated, situation_.now);
}

TEST_F(Desk, AColleagueWithoutAnAddressIsKnownByName) {
  Registration piet = known();
  piet.person.name = "Piet de Boer";
  piet.person.email.clear();
  situation_.own = {standing(piet)};
  PersonReading again = marieke();
  again.name = sure("piet de boer");
  again.email.reset();
  reading_.people = {again, marieke()};
  const Decision decision = decide(situation_);
  EXPECT_EQ(decision.registrations[0].id, 7);
  EXPECT_EQ(decision.registrations[1].id, 0);
}

TEST_F(Desk, WhoWithdrawsInAnswerToAMailAboutAColleagueWhoLeftLeavesAsWell) {
  Registration piet = known();
  piet.id = 8;
  piet.person.name = "Piet de Boer";
  piet.person.email.clear();
  piet.state = RegistrationState::kCancelled;
  situation_.thread = {standing(piet)};
  situation_.own = {standing(known()), standing(piet)};
  reading_.intent = Intent::kCancel;
  reading_.means_writer = true;
  const Decision decision = decide(situation_);
  EXPECT_EQ(reply_of(decision), ReplyKind::kCancelled);
  ASSERT_EQ(decision.registrations.size(), 1u);
  EXPECT_EQ(decision.registrations[0].id, 7);
  EXPECT_EQ(decision.registrations[0].state, RegistrationState::kCancelled);
}

TEST_F(Desk, AMailOverTheSizeLimitGoesToAPerson) {
  situation_.truncated = true;
  EXPECT_EQ(decide(situation_).fate, Fate::kSetAside);
  EXPECT_FALSE(reply_of(decide(situation_)));
}

TEST_F(Desk, WithoutAnAddressToAnswerAPersonLooks) {
  mail_.from.clear();
  EXPECT_EQ(decide(situation_).fate, Fate::kReview);
}

// Nothing is missing then (design.md section 6), so nothing is asked; what was read is shown.
TEST_F(Desk, AnUnsureSchoolBesideASureFoundationIsConfirmedAsUnsure) {
  reading_.people[0].foundation = sure("Consent");
  reading_.people[0].school->confidence = kSure - 0.01;
  const Decision decision = decide(situation_);
  EXPECT_EQ(reply_of(decision), ReplyKind::kConfirmation);
  ASSERT_EQ(decision.registrations.size(), 1u);
  EXPECT_EQ(decision.registrations[0].state, RegistrationState::kConfirmed);
  EXPECT_EQ(decision.registrations[0].person.school, "");
  EXPECT_EQ(decision.registrations[0].person.unsure_school, reading_.people[0].school->value);
}

TEST_F(Desk, ASchoolThatIsOnlySpokenOfIsNotShownBesideTheFoundation) {
  reading_.people[0].foundation = sure("Consent");
  reading_.people[0].school->confidence = 0.52;
  const Decision decision = decide(situation_);
  EXPECT_EQ(reply_of(decision), ReplyKind::kConfirmation);
  EXPECT_EQ(decision.registrations[0].person.unsure_school, "");
}

TEST_F(Desk, AnUnsureGroupBesideASureOneIsAskedAbout) {
  Found<GroupId> doubted = reading_.people[0].groups.front();
  doubted.value = "werkgroep/gedrag";
  doubted.confidence = kSure - 0.01;
  reading_.people[0].groups.push_back(doubted);
  const Decision decision = decide(situation_);
  EXPECT_EQ(reply_of(decision), ReplyKind::kQuestion);
  ASSERT_EQ(decision.registrations.size(), 1u);
  EXPECT_THAT(decision.registrations[0].person.unclear_groups, testing::ElementsAre("gedrag"));
  EXPECT_EQ(decision.registrations[0].person.groups.size(), 1u);
}

TEST_F(Desk, AGroupThatIsOnlySpokenOfIsNotAskedAbout) {
  Found<GroupId> spoken_of = reading_.people[0].groups.front();
  spoken_of.value = "werkgroep/gedrag";
  spoken_of.confidence = 0.4;
  reading_.people[0].groups.push_back(spoken_of);
  EXPECT_EQ(reply_of(decide(situation_)), ReplyKind::kConfirmation);
}

TEST_F(Desk, AnUnsureSchoolAloneIsAskedForAndNotKept) {
  reading_.people[0].foundation.reset();
  reading_.people[0].school->confidence = kSure - 0.01;
  const Decision decision = decide(situation_);
  EXPECT_EQ(reply_of(decision), ReplyKind::kQuestion);
  EXPECT_EQ(decision.registrations[0].person.unsure_school, "");
}

TEST_F(Desk, AFoundationFromTheRegisterIsMarked) {
  reading_.people[0].foundation = sure("Consent");
  reading_.people[0].foundation->evidence.source = Source::kRegister;
  EXPECT_EQ(decide(situation_).registrations[0].person.foundation_source,
            FoundationSource::kRegister);
}

TEST_F(Desk, WhoComesInSomebodysPlaceTakesOverThePlacesInGroups) {
  reading_.intent = Intent::kChange;
  PersonReading anja;
  anja.name = sure("Anja Smit");
  reading_.people = {anja};
  reading_.replacement = Replacement{"", 0};
  situation_.own = {standing(known())};
  const Decision decision = decide(situation_);
  ASSERT_EQ(decision.registrations.size(), 2u);
  EXPECT_EQ(decision.registrations[0].state, RegistrationState::kCancelled);
  EXPECT_EQ(decision.registrations[0].takes_over_from, 0);
  EXPECT_EQ(decision.registrations[1].person.groups, known().person.groups);
  EXPECT_EQ(decision.registrations[1].takes_over_from, known().id);
}

}  // namespace
}  // namespace meldaan::desk
