// What people of the organisation do in the shared mailbox by themselves is seen, and the program
// is silent there (design.md section 7, row "how a human's answer is known").
#include "app/colleagues.h"

#include <gmock/gmock.h>

#include "app/dispatcher.h"
#include "app/reminders.h"
#include "intake_fixture.h"

namespace meldaan::app {
namespace {

using testing::SizeIs;

std::string id_of(const std::string& mail) {
  return mime::parse(mail).message_id;
}

std::string answer_to(const std::string& message_id, const std::string& own_id) {
  return "From: Info <info@lerendeleraren.nl>\r\nMessage-ID: <" + own_id + ">\r\nIn-Reply-To: <" +
         message_id + ">\r\n";
}

class ColleaguesTest : public IntakeTest {
 protected:
  void expect_left_to_people(const std::string& mail) {
    const int queued = queued_;
    mailbox_.deliver(mail, clock_.now());
    sweep();
    EXPECT_EQ(queued_, queued);
    EXPECT_EQ(counts().review, 1);
  }
  int send_all() {
    Dispatcher dispatcher({clock_, courier_, *store_, 1000, stop_, [] {}});
    return dispatcher.drain().value().sent;
  }

  const std::string sign_up_ = complete_mail("Marieke Jansen");
  const std::string incomplete_ =
      mail_of("Marieke Jansen", "Naam: Marieke Jansen\r\nGroep: werkgroep Taal\r\n");
  const std::string change_ =
      mail_of("Marieke Jansen", "Ik kom ook graag naar de werkgroep HRM.\r\n");
  test::FakeCourier courier_;
};

TEST_F(ColleaguesTest, AnAnswerInTheSentFolderHandsTheConversationOver) {
  mailbox_.deliver(sign_up_, clock_.now());
  sweep();
  mailbox_.deliver_sent(answer_to(id_of(sign_up_), "janet.1@lerendeleraren.nl"));
  expect_left_to_people(change_);
}

TEST_F(ColleaguesTest, WhatWasAnsweredBeforeItWasReadIsRegisteredInSilence) {
  mailbox_.deliver_sent(answer_to(id_of(sign_up_), "janet.1@lerendeleraren.nl"));
  mailbox_.deliver(sign_up_, clock_.now());
  sweep();
  EXPECT_EQ(queued_, 0);
  EXPECT_EQ(counts().confirmed, 1);
  expect_left_to_people(change_);
}

TEST_F(ColleaguesTest, AnOrganisersOwnAddressInTheSentFolderCountsAsAPersons) {
  settings_.organisers = {"anke@lerendeleraren.nl"};
  mailbox_.deliver(sign_up_, clock_.now());
  sweep();
  mailbox_.deliver_sent(
      "From: Anke <anke@lerendeleraren.nl>\r\nMessage-ID: <a1@pc>\r\nIn-Reply-To: <" +
      id_of(sign_up_) + ">\r\n");
  expect_left_to_people(change_);
}

TEST_F(ColleaguesTest, AFlagOnTheHandledMailDoesSoToo) {
  mailbox_.deliver(sign_up_, clock_.now());
  sweep();
  mailbox_.deliver_answered("Message-ID: <" + id_of(sign_up_) + ">\r\n");
  expect_left_to_people(change_);
}

TEST_F(ColleaguesTest, OurOwnRepliesInTheSentFolderAreNoPersons) {
  mailbox_.deliver(sign_up_, clock_.now());
  sweep();
  mailbox_.deliver_sent(answer_to(id_of(sign_up_), next_reply().message_id));
  mailbox_.deliver(change_, clock_.now());
  sweep();
  EXPECT_EQ(queued_, 2);
}

TEST_F(ColleaguesTest, AnAnswerOfSomebodyElseIsNone) {
  mailbox_.deliver(sign_up_, clock_.now());
  sweep();
  mailbox_.deliver_sent("From: Piet <piet@elders.example>\r\nIn-Reply-To: <" + id_of(sign_up_) +
                        ">\r\n");
  mailbox_.deliver(change_, clock_.now());
  sweep();
  EXPECT_EQ(queued_, 2);
}

TEST_F(ColleaguesTest, WhomAPersonHasAnsweredIsNotRemindedThoughNoMailCame) {
  mailbox_.deliver(incomplete_, clock_.now());
  sweep();
  mailbox_.deliver_sent(answer_to(id_of(incomplete_), "janet.1@lerendeleraren.nl"));
  clock_.advance(kRemindAfter + Seconds(60));
  sweep();
  EXPECT_EQ(counts().queued, 1);  // the question
}

TEST_F(ColleaguesTest, WhomNobodyHasAnsweredIsReminded) {
  mailbox_.deliver(incomplete_, clock_.now());
  sweep();
  clock_.advance(kRemindAfter + Seconds(60));
  sweep();
  EXPECT_EQ(counts().queued, 2);
}

TEST_F(ColleaguesTest, ACopyOfEachReplyIsKeptOnceWhereAFolderIsConfigured) {
  settings_.mailbox.save_sent = "Verzonden";
  mailbox_.deliver(sign_up_, clock_.now());
  sweep();
  EXPECT_THAT(mailbox_.saved, SizeIs(0));  // nothing has gone out yet
  EXPECT_EQ(send_all(), 1);
  sweep();
  sweep();
  ASSERT_THAT(mailbox_.saved, SizeIs(1));
  EXPECT_EQ(mailbox_.saved[0].message, courier_.sent[0].message);
}

TEST_F(ColleaguesTest, ACopyThatTheServerRefusesIsTriedAgain) {
  settings_.mailbox.save_sent = "Verzonden";
  mailbox_.deliver(sign_up_, clock_.now());
  sweep();
  send_all();
  mailbox_.save_errors.push_back(transient(Errc::kRefused, "over quota"));
  sweep();
  EXPECT_THAT(mailbox_.saved, SizeIs(0));
  sweep();
  EXPECT_THAT(mailbox_.saved, SizeIs(1));
}

TEST_F(ColleaguesTest, WithoutAFolderNoCopyIsKept) {
  mailbox_.deliver(sign_up_, clock_.now());
  sweep();
  send_all();
  sweep();
  EXPECT_THAT(mailbox_.saved, SizeIs(0));
}

}  // namespace
}  // namespace meldaan::app
