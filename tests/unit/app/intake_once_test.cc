// No mail is registered or answered twice, however often and by whatever way it is met.
#include <gmock/gmock.h>

#include "intake_fixture.h"

namespace meldaan::app {
namespace {

class OnceTest : public IntakeTest {
 protected:
  void expect_one_registration_and_one_reply() {
    EXPECT_EQ(registrations().size(), 1u);
    EXPECT_EQ(counts().queued + counts().held + counts().sent, 1);
  }
  const std::string mail_ = complete_mail("Marieke Jansen");
};

TEST_F(OnceTest, AKnownUidIsNotEvenFetchedAgain) {
  mailbox_.deliver(question_mail("Piet Vos"), kNow);
  sweep();
  restart();
  sweep();
  EXPECT_EQ(mailbox_.fetches.size(), 1u);
}

TEST_F(OnceTest, ARenumberedMailboxIsNotReadTwice) {
  mailbox_.deliver(question_mail("Piet Vos"), kNow);
  EXPECT_EQ(sweep().handled, 1);
  mailbox_.validity = 2;
  EXPECT_EQ(sweep().handled, 0);
  EXPECT_EQ(counts().mails, 1);
  EXPECT_EQ(counts().review, 1);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
}

TEST_F(OnceTest, AMailThatWasStoredBeforeTheMailboxWasRenumberedIsOnlyMoved) {
  mailbox_.deliver(mail_, kNow);
  mailbox_.before_move = [] { throw test::Crash(); };
  crashing_sweep();
  mailbox_.before_move = nullptr;
  mailbox_.validity = 2;
  EXPECT_EQ(sweep().replies, 0);
  EXPECT_TRUE(mailbox_.inbox.empty());
  expect_one_registration_and_one_reply();
}

TEST_F(OnceTest, UnknownMailInARenumberedMailboxIsLeftAloneLikeThatOfAFirstStart) {
  settings_.answer_since.reset();
  sweep();
  clock_.advance(Seconds(60));
  mailbox_.validity = 2;
  mailbox_.deliver(mail_, kNow);
  const SweepReport report = sweep();
  EXPECT_EQ(report.handled, 0);
  EXPECT_EQ(report.guarded, 1);
}

TEST_F(OnceTest, TheSameMailByAnAliasGetsNoSecondReply) {
  mailbox_.deliver(mail_, kNow);
  mailbox_.deliver("Received: from another.example\r\n" + mail_, kNow);
  EXPECT_EQ(sweep().replies, 1);
  EXPECT_TRUE(mailbox_.inbox.empty());
  expect_one_registration_and_one_reply();
}

TEST_F(OnceTest, TheSameBytesTwiceInOneBatchGetNoSecondReply) {
  mailbox_.deliver(mail_, kNow);
  mailbox_.deliver(mail_, kNow);
  EXPECT_EQ(sweep().replies, 1);
  EXPECT_TRUE(mailbox_.inbox.empty());
  EXPECT_EQ(counts().review, 0);
  expect_one_registration_and_one_reply();
}

TEST_F(OnceTest, AMailDraggedBackIsForAPerson) {
  mailbox_.deliver(mail_, kNow);
  EXPECT_EQ(sweep().replies, 1);
  mailbox_.deliver(mail_, kNow);
  EXPECT_EQ(sweep().replies, 0);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  EXPECT_EQ(counts().review, 1);
  expect_one_registration_and_one_reply();
  restart();
  EXPECT_EQ(sweep().handled, 0);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
}

TEST_F(OnceTest, ACrashBetweenCommitAndMoveIsMadeUpForWithoutASecondReply) {
  mailbox_.deliver(mail_, kNow);
  mailbox_.before_move = [] { throw test::Crash(); };
  crashing_sweep();
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  expect_one_registration_and_one_reply();

  mailbox_.before_move = nullptr;
  const SweepReport report = sweep();
  EXPECT_EQ(report.handled, 0);
  EXPECT_TRUE(mailbox_.inbox.empty());
  expect_one_registration_and_one_reply();
}

TEST_F(OnceTest, ACrashBeforeTheCommitLeavesTheMailToTheNextStart) {
  mailbox_.deliver(mail_, kNow);
  sweep();  // so that the secret is made and only the reference still needs randomness
  mailbox_.deliver(complete_mail("Piet Vos"), kNow);
  randomness_.on_use = [] { throw test::Crash(); };
  crashing_sweep();
  EXPECT_EQ(registrations().size(), 1u);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);

  randomness_.on_use = nullptr;
  EXPECT_EQ(sweep().replies, 1);
  EXPECT_EQ(registrations().size(), 2u);
  EXPECT_TRUE(mailbox_.inbox.empty());
}

TEST_F(OnceTest, AMoveThatTheServerRefusedIsMadeUpForWithoutASecondReply) {
  mailbox_.deliver(mail_, kNow);
  mailbox_.move_errors = {transient(Errc::kUnreachable, "gone")};
  EXPECT_FALSE(try_sweep());
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  EXPECT_EQ(sweep().replies, 0);
  EXPECT_TRUE(mailbox_.inbox.empty());
  expect_one_registration_and_one_reply();
}

TEST_F(OnceTest, AMoveWhoseAnswerWasLostCountsAsDoneWhenTheMailIsDraggedBack) {
  mailbox_.deliver(mail_, kNow);
  mailbox_.errors_after_move = {transient(Errc::kUnreachable, "the line is gone")};
  EXPECT_FALSE(try_sweep());
  EXPECT_TRUE(mailbox_.inbox.empty());
  sweep();

  mailbox_.deliver(mail_, kNow);
  EXPECT_EQ(sweep().replies, 0);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  EXPECT_EQ(counts().review, 1);
  expect_one_registration_and_one_reply();
}

TEST_F(OnceTest, TheSameWishInANewMailChangesNothingAndIsAnsweredAgain) {
  mailbox_.deliver(mail_, kNow);
  mailbox_.deliver(complete_mail("Marieke Jansen") + "\r\nGroet, Marieke Jansen\r\n", kNow);
  std::string& second = mailbox_.inbox.rbegin()->second.bytes;
  second.replace(second.find("Message-ID: <"), 13, "Message-ID: <2.");
  EXPECT_EQ(sweep().replies, 2);
  ASSERT_EQ(registrations().size(), 1u);
  EXPECT_EQ(registrations()[0].person.groups, std::vector<GroupId>{"werkgroep/taal"});
}

// Two desks with the same database secret stand for a mail that is read again after a crash.
TEST_F(OnceTest, AReplyToTheSameMailHasTheSameMessageIdWheneverItIsMade) {
  const auto message_id_in_a_new_database = [&] {
    const test::TemporaryFolder other;
    store::Store store = store::Store::open(other.path() / "meldaan.db").value();
    test::CountingRandomness randomness;
    mailbox_.inbox.clear();
    mailbox_.deliver(mail_, kNow);
    Intake intake({settings_, *reader_, example_renderer(), clock_, randomness, mailbox_, store,
                   stop_, [] {}, [] {}});
    EXPECT_TRUE(intake.sweep());
    clock_.advance(Seconds(90));
    return store.claim(clock_.now()).value().value().message_id;
  };
  const std::string first = message_id_in_a_new_database();
  EXPECT_EQ(first, message_id_in_a_new_database());
}

}  // namespace
}  // namespace meldaan::app
