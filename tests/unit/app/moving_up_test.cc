// Places that come free, from the intake's side; tests/conversations/ has what people read.
#include "app/moving_up.h"

#include <gmock/gmock.h>

#include "unit/app/intake_fixture.h"

namespace meldaan::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class MovingUpTest : public IntakeTest {
 protected:
  MovingUpTest() { limit_to(1); }

  void limit_to(int capacity) {
    for (Group& group : settings_.event.groups) {
      if (group.id == "werkgroep/taal") group.capacity = capacity;
    }
  }

  void sign_up(const std::string& person) {
    mailbox_.deliver(complete_mail(person), kNow);
    sweep();
  }

  // The replies that wait, taken out of the queue.
  std::vector<store::OutboxMail> outbox() {
    std::vector<store::OutboxMail> mails;
    for (auto mail = store_->claim(clock_.now()); mail && *mail; mail = store_->claim(clock_.now()))
      mails.push_back(**mail);
    return mails;
  }

  Registration second() { return registrations().at(1); }
};

TEST_F(MovingUpTest, APlaceThatCameFreeBeforeACrashIsGivenByTheNextStartAndOnce) {
  sign_up("Sanne Bakker");
  sign_up("Piet Bos");
  ASSERT_EQ(second().waiting.size(), 1u);
  outbox();
  // As if the program had died between the two.
  store::HandledMail withdrawal;
  withdrawal.key = {"test", 1, 99};
  withdrawal.now = clock_.now();
  withdrawal.fate = Fate::kRegistered;
  withdrawal.registrations = {registrations().front()};
  withdrawal.registrations[0].state = RegistrationState::kCancelled;
  ASSERT_TRUE(store_->commit(withdrawal));
  restart();
  sweep();
  EXPECT_THAT(second().waiting, IsEmpty());
  const auto mails = outbox();
  ASSERT_EQ(mails.size(), 1u);
  EXPECT_EQ(mails[0].recipient, "piet@school.example");
  restart();
  sweep();
  EXPECT_THAT(outbox(), IsEmpty());
}

TEST_F(MovingUpTest, ACapacityThatWasRaisedIsSeenByTheNextPass) {
  sign_up("Sanne Bakker");
  sign_up("Piet Bos");
  outbox();
  limit_to(2);
  const SweepReport report = sweep();
  EXPECT_EQ(report.replies, 1);
  EXPECT_THAT(second().waiting, IsEmpty());
  EXPECT_EQ(outbox().size(), 1u);
}

TEST_F(MovingUpTest, WhoSignedUpAColleagueHearsOfItWhereTheColleagueHasNeverBeenWrittenTo) {
  sign_up("Kees Vos");
  mailbox_.deliver(mail_of("Sanne Bakker",
                           "Hierbij meld ik ons tweeën aan.\r\n\r\nNaam: Sanne Bakker\r\n"
                           "School: OBS De Regenboog\r\nGroep: werkgroep Rekenen\r\n\r\n"
                           "Naam: Piet Bos\r\nE-mail: p.bos@regenboog-voorbeeld.nl\r\n"
                           "School: OBS De Regenboog\r\nGroep: werkgroep Taal\r\n"),
                   kNow);
  sweep();
  ASSERT_EQ(registrations().size(), 3u);
  ASSERT_EQ(registrations()[2].person.email, "p.bos@regenboog-voorbeeld.nl");
  ASSERT_EQ(registrations()[2].waiting.size(), 1u);
  outbox();
  limit_to(2);
  sweep();
  const auto mails = outbox();
  ASSERT_EQ(mails.size(), 1u);
  EXPECT_EQ(mails[0].recipient, "sanne@school.example");
}

TEST_F(MovingUpTest, WhomOurMailDoesNotReachMovesUpInSilence) {
  sign_up("Sanne Bakker");
  sign_up("Piet Bos");
  outbox();
  ASSERT_TRUE(store_->mark({second().ref}, Mark::kUndeliverable));
  limit_to(2);
  sweep();
  EXPECT_THAT(second().waiting, IsEmpty());
  EXPECT_THAT(outbox(), IsEmpty());
}

TEST_F(MovingUpTest, NobodyMovesUpAfterTheEventHasClosed) {
  sign_up("Sanne Bakker");
  sign_up("Piet Bos");
  outbox();
  limit_to(2);
  clock_.set(settings_.event.closes + Seconds(1));
  sweep();
  EXPECT_EQ(second().waiting.size(), 1u);
  EXPECT_THAT(outbox(), IsEmpty());
}

TEST_F(MovingUpTest, MailsOfOnePassAreTakenInOrderOfArrival) {
  mailbox_.deliver(complete_mail("Piet Bos"), kNow - Seconds(10));
  mailbox_.deliver(complete_mail("Sanne Bakker"), kNow - Seconds(60));
  sweep();
  const std::vector<Registration> all = registrations();
  ASSERT_EQ(all.size(), 2u);
  for (const Registration& one : all)
    EXPECT_EQ(one.waiting.size(), one.person.name == "Sanne Bakker" ? 0u : 1u) << one.person.name;
}

}  // namespace
}  // namespace meldaan::app
