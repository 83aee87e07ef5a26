// One bad mail, one bad server, a stop in the middle: the other mails are handled, and none is
// lost.
#include <gmock/gmock.h>

#include <new>

#include "intake_fixture.h"

namespace meldaan::app {
namespace {

using TroubleTest = IntakeTest;

TEST_F(TroubleTest, AMailThatTheServerChokesOnStopsNoOther) {
  mailbox_.poison = mailbox_.deliver(complete_mail("Gif Vergif"), kNow);
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  // All at once, three times the bad one alone, and what it stood in the way of.
  int passes = 0;
  while (++passes < 5) EXPECT_FALSE(try_sweep()) << passes;
  EXPECT_TRUE(intake_->is_searching());
  EXPECT_TRUE(try_sweep());
  EXPECT_FALSE(intake_->is_searching());
  ASSERT_EQ(registrations().size(), 1u);
  EXPECT_EQ(registrations()[0].person.name, "Marieke Jansen");
  EXPECT_EQ(counts().set_aside, 1);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
}

TEST_F(TroubleTest, NewMailDoesNotWaitForTheSearchOfABadOne) {
  mailbox_.poison = mailbox_.deliver(complete_mail("Gif Vergif"), kNow);
  EXPECT_FALSE(try_sweep());
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  EXPECT_FALSE(try_sweep());
  EXPECT_EQ(registrations().size(), 1u);
}

TEST_F(TroubleTest, AMailThatKillsTheProgramIsSetAsideAfterThreeAttemptsCountedOnDisk) {
  sweep();  // the secret is made: from now on only references need randomness
  mailbox_.deliver(complete_mail("Gif Vergif"), kNow);
  randomness_.on_use = [] { throw test::Crash(); };
  for (int i = 0; i < Intake::kMaxAttempts; ++i) crashing_sweep();
  EXPECT_EQ(counts().mails, 0);

  EXPECT_EQ(sweep().handled, 1);
  EXPECT_EQ(counts().set_aside, 1);
  EXPECT_TRUE(registrations().empty());
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  const auto aside = store_->mails(Fate::kSetAside).value();
  ASSERT_EQ(aside.size(), 1u);
  EXPECT_EQ(aside[0].reason, "reading it failed 3 times");
  // Raw, and readable again later.
  EXPECT_EQ(store_->raw_mail(aside[0].id).value(), complete_mail("Gif Vergif"));
}

TEST_F(TroubleTest, AMailWhoseReadingThrowsIsTriedAgainAndStopsNoOther) {
  sweep();
  mailbox_.deliver(complete_mail("Gif Vergif"), kNow);
  mailbox_.deliver(question_mail("Marieke Jansen"), kNow);
  randomness_.on_use = [] { throw std::bad_alloc(); };
  const SweepReport report = sweep();
  EXPECT_TRUE(report.again);
  EXPECT_EQ(report.handled, 1);
  EXPECT_EQ(counts().review, 1);

  randomness_.on_use = nullptr;
  EXPECT_EQ(sweep().replies, 1);
  EXPECT_EQ(registrations().size(), 1u);
}

TEST_F(TroubleTest, AMailOverTheLimitGoesToAPersonAndIsNotAnswered) {
  const std::uint64_t uid = mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  mailbox_.inbox[uid].truncated = true;
  EXPECT_EQ(sweep().replies, 0);
  EXPECT_TRUE(registrations().empty());
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  const auto aside = store_->mails(Fate::kSetAside).value();
  ASSERT_EQ(aside.size(), 1u);
  EXPECT_EQ(aside[0].reason, "larger than the size limit");
  EXPECT_EQ(aside[0].sender, "Marieke@school.example");
}

TEST_F(TroubleTest, ALargeMailCountsInABatchNoMoreThanTheLimitThatIsFetchedOfIt) {
  settings_.limits.mail_bytes = Intake::kBatchBytes / 4;
  for (const char* person : {"Een Persoon", "Twee Persoon", "Drie Persoon", "Vier Persoon"}) {
    const std::uint64_t uid = mailbox_.deliver(question_mail(person), kNow);
    mailbox_.inbox[uid].entry.size = 10 * Intake::kBatchBytes;
  }
  sweep();
  EXPECT_THAT(mailbox_.fetches, testing::ElementsAre(4u));
}

TEST_F(TroubleTest, AMailboxThatIsAwayIsAnErrorAndNothingIsLost) {
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  mailbox_.open_errors = {transient(Errc::kAuth, "log-in refused")};
  EXPECT_EQ(try_sweep().error().code, Errc::kAuth);
  EXPECT_EQ(sweep().replies, 1);
}

TEST_F(TroubleTest, AStopBetweenTwoMailsFinishesTheOneInHandAndLeavesTheOther) {
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  mailbox_.deliver(complete_mail("Piet Vos"), kNow);
  on_reply_ = [this] { stop_ = true; };
  sweep();
  EXPECT_EQ(registrations().size(), 1u);
  EXPECT_EQ(mailbox_.handled.size(), 1u);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);

  on_reply_ = nullptr;
  stop_ = false;
  restart();
  EXPECT_EQ(sweep().replies, 1);
  EXPECT_EQ(registrations().size(), 2u);
  EXPECT_TRUE(mailbox_.inbox.empty());
}

TEST_F(TroubleTest, AMailWithoutAnyHeaderAndAnEmptyOneAreForAPerson) {
  mailbox_.deliver("Ik meld mij aan voor de werkgroep Taal", kNow);
  mailbox_.deliver("", kNow);
  EXPECT_EQ(sweep().handled, 2);
  EXPECT_EQ(counts().review, 2);
  EXPECT_EQ(mailbox_.inbox.size(), 2u);
}

}  // namespace
}  // namespace meldaan::app
