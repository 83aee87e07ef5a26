// What an organiser's word makes of an item; whole ways of it are tests/conversations/80 and on.
#include "desk/settling.h"

#include <gtest/gtest.h>

namespace meldaan::desk {
namespace {

using Effect = SettlingReport::Effect;

struct Case {
  const char* name;
  ItemKind kind;
  Ruling ruling;
  RegistrationState before;
  Effect effect;
  RegistrationState after;
  const char* told;  // the kind of the mail to the participant; "": none
};

constexpr RegistrationState kOpen = RegistrationState::kIncomplete;
constexpr RegistrationState kIn = RegistrationState::kConfirmed;
constexpr RegistrationState kOut = RegistrationState::kCancelled;

constexpr Case kCases[] = {
    {"UnsettledIgnored", ItemKind::kUnsettled, Ruling::kIgnore, kOpen, Effect::kSettled, kOpen, ""},
    {"UnsettledAccepted", ItemKind::kUnsettled, Ruling::kAccept, kOpen, Effect::kSettled, kIn,
     "confirmation"},
    {"UnsettledCancelled", ItemKind::kUnsettled, Ruling::kCancel, kOpen, Effect::kSettled, kOut,
     "cancelled"},
    {"UnsettledUnchanged", ItemKind::kUnsettled, Ruling::kCorrect, kOpen, Effect::kNone, kOpen, ""},
    {"BouncedIgnored", ItemKind::kBounced, Ruling::kIgnore, kIn, Effect::kSettled, kIn, ""},
    {"BouncedAccepted", ItemKind::kBounced, Ruling::kAccept, kIn, Effect::kSettled, kIn,
     "confirmation"},
    {"BouncedAndStillAsked", ItemKind::kBounced, Ruling::kAccept, kOpen, Effect::kSettled, kOpen,
     "question"},
    {"BouncedCancelledInSilence", ItemKind::kBounced, Ruling::kCancel, kIn, Effect::kSettled, kOut,
     ""},
    {"HeldIgnored", ItemKind::kHeld, Ruling::kIgnore, kIn, Effect::kSettled, kIn, ""},
    {"HeldAccepted", ItemKind::kHeld, Ruling::kAccept, kIn, Effect::kSettled, kIn, ""},
    {"HeldCancelled", ItemKind::kHeld, Ruling::kCancel, kIn, Effect::kSettled, kOut, "cancelled"},
    {"CancelledTwice", ItemKind::kHeld, Ruling::kCancel, kOut, Effect::kNone, kOut, ""},
};

class SettleTest : public testing::TestWithParam<Case> {
 protected:
  SettleTest() {
    mail_.from = {{"Marieke Jansen", "m.jansen@consent.example"}};
    situation_.mail = &mail_;
    situation_.reading = &reading_;
    situation_.closes = Instant{Seconds(1000)};
    situation_.arrived = Instant{Seconds(500)};
    situation_.now = Instant{Seconds(510)};
  }
  static Standing known(RegistrationState state) {
    Standing standing;
    Registration& one = standing.registration;
    one.id = 7;
    one.ref = "KT-7F3K2M";
    one.state = state;
    one.person.name = "Marieke Jansen";
    one.person.email = one.submitted_by = "m.jansen@consent.example";
    one.person.groups = {"werkgroep/taal"};
    if (state != RegistrationState::kIncomplete) one.person.school = "OBS De Regenboog";
    return standing;
  }
  static ItemCase item_of(ItemKind kind, Ruling ruling, const Standing& about) {
    ItemCase item;
    item.item = {kind, 7};
    item.ruling = ruling;
    item.about = {about};
    item.corrected = {{7, about.registration.person}};
    return item;
  }
  static std::string told(const Settled& settled) {
    if (settled.decision.replies.empty()) return "";
    return name_of(settled.decision.replies.front().kind);
  }

  IncomingMail mail_;
  Reading reading_;
  Situation situation_;
};

TEST_P(SettleTest, Does) {
  const Case& wanted = GetParam();
  const Standing about = known(wanted.before);
  const Settled settled = settle(situation_, item_of(wanted.kind, wanted.ruling, about));
  EXPECT_EQ(settled.report.effect, wanted.effect);
  EXPECT_EQ(settled.decision.fate, Fate::kSettled);
  EXPECT_EQ(told(settled), wanted.told);
  const auto& after = settled.decision.registrations;
  EXPECT_EQ(after.empty() ? wanted.before : after.front().state, wanted.after);
}

INSTANTIATE_TEST_SUITE_P(Rulings, SettleTest, testing::ValuesIn(kCases),
                         [](const auto& param) { return std::string(param.param.name); });

class CorrectTest : public SettleTest {};

TEST_F(CorrectTest, TheSameAddressThatSentItInFollowsTheMendedOne) {
  const Standing about = known(kIn);
  ItemCase item = item_of(ItemKind::kBounced, Ruling::kCorrect, about);
  item.corrected[0].person.email = "marieke@consent.example";
  const Settled settled = settle(situation_, item);
  EXPECT_EQ(settled.decision.registrations.at(0).submitted_by, "marieke@consent.example");
  EXPECT_EQ(told(settled), "confirmation");
}

TEST_F(CorrectTest, WhatIsStillMissingIsForTheOrganiserToSay) {
  const Standing about = known(kOpen);
  ItemCase item = item_of(ItemKind::kUnsettled, Ruling::kCorrect, about);
  item.corrected[0].person.name = "Marieke de Wit";
  const Settled settled = settle(situation_, item);
  EXPECT_EQ(settled.report.effect, Effect::kInPart);
  EXPECT_EQ(settled.report.missing, std::vector<Missing>{Missing::kAffiliation});
  EXPECT_EQ(told(settled), "");
}

TEST_F(CorrectTest, OnceTheEventHasBegunNobodyIsLetInWhoNeverAnswered) {
  for (const Ruling ruling : {Ruling::kAccept, Ruling::kCorrect}) {
    ItemCase item = item_of(ItemKind::kUnsettled, ruling, known(kOpen));
    item.corrected[0].person.school = "OBS De Esch";
    item.is_over = true;
    const Settled settled = settle(situation_, item);
    EXPECT_EQ(settled.report.effect, Effect::kNone);
    EXPECT_TRUE(settled.report.is_over);
    EXPECT_EQ(told(settled), "");
  }
}

TEST_F(CorrectTest, AReplyThatWasOvertakenSaysHowThingsStandNow) {
  ItemCase item = item_of(ItemKind::kHeld, Ruling::kAccept, known(kOut));
  item.is_overtaken = true;
  EXPECT_EQ(told(settle(situation_, item)), "cancelled");
  item = item_of(ItemKind::kHeld, Ruling::kAccept, known(kIn));
  item.is_overtaken = true;
  EXPECT_EQ(told(settle(situation_, item)), "unchanged");
}

TEST_F(CorrectTest, WhomTheOwnerOfAMendedAddressSignedUpFollowsIt) {
  ItemCase item = item_of(ItemKind::kBounced, Ruling::kCorrect, known(kIn));
  item.corrected[0].person.email = "marieke@consent.example";
  Standing colleague = known(kIn);
  colleague.registration.id = 8;
  colleague.registration.ref = "KT-AAAAAA";
  colleague.registration.person.name = "Cor Cas";
  colleague.registration.person.email.clear();
  colleague.undeliverable = true;
  item.about.push_back(colleague);
  situation_.thread = item.about;
  const Settled settled = settle(situation_, item);
  ASSERT_EQ(settled.decision.registrations.size(), 2u);
  EXPECT_EQ(settled.decision.registrations[1].submitted_by, "marieke@consent.example");
  EXPECT_EQ(told(settled), "confirmation");
  EXPECT_EQ(settled.decision.deliverable, std::vector<Reference>{"KT-AAAAAA"});
}

TEST_F(CorrectTest, AWithdrawalOfWhoIsWithdrawnIsDoneAndToldNobody) {
  const Settled settled =
      settle(situation_, item_of(ItemKind::kReview, Ruling::kCancel, known(kOut)));
  EXPECT_EQ(settled.report.effect, Effect::kSettled);
  EXPECT_EQ(told(settled), "");
}

TEST_F(CorrectTest, WhoDidNotAskToBeWithdrawnHearsWhoDidIt) {
  const ItemCase item = item_of(ItemKind::kReview, Ruling::kCancel, known(kIn));
  for (const Intent intent : {Intent::kOther, Intent::kCancel}) {
    reading_.intent = intent;
    const Settled settled = settle(situation_, item);
    ASSERT_EQ(told(settled), "cancelled");
    EXPECT_EQ(settled.decision.replies.front().by_organiser, intent == Intent::kOther);
  }
}

TEST_F(CorrectTest, WhereNobodyIsThereToBeWithdrawnItIsSaid) {
  ItemCase item = item_of(ItemKind::kReview, Ruling::kCancel, known(kIn));
  item.about.clear();
  const Settled settled = settle(situation_, item);
  EXPECT_EQ(settled.report.effect, Effect::kNone);
  EXPECT_TRUE(settled.report.is_unclear_what);
}

TEST_F(CorrectTest, WhoIsMeantMustBeClear) {
  ItemCase item = item_of(ItemKind::kReview, Ruling::kCancel, known(kIn));
  item.about.push_back(item.about.front());
  item.about[1].registration.id = 8;
  const Settled settled = settle(situation_, item);
  EXPECT_EQ(settled.report.effect, Effect::kNone);
  EXPECT_TRUE(settled.report.is_unclear_who);
}

}  // namespace
}  // namespace meldaan::desk
