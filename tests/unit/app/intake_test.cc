// The usual way of a mail: read, stored with its reply, moved.
#include "app/intake.h"

#include <gmock/gmock.h>

#include "app/message_id.h"
#include "intake_fixture.h"

namespace meldaan::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST_F(IntakeTest, ARegistrationIsStoredAnsweredAndMoved) {
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  const SweepReport report = sweep();
  EXPECT_EQ(report.handled, 1);
  EXPECT_EQ(report.replies, 1);
  EXPECT_EQ(queued_, 1);
  EXPECT_TRUE(mailbox_.inbox.empty());
  ASSERT_EQ(registrations().size(), 1u);
  const Registration registration = registrations()[0];
  EXPECT_EQ(registration.person.name, "Marieke Jansen");
  EXPECT_EQ(registration.person.email, "Marieke@school.example");
  EXPECT_EQ(registration.person.school, "OBS De Regenboog");
  EXPECT_EQ(registration.person.foundation, "Consent");
  EXPECT_EQ(registration.person.groups, std::vector<GroupId>{"werkgroep/taal"});
  EXPECT_EQ(registration.state, RegistrationState::kConfirmed);
}

TEST_F(IntakeTest, AReplyBelongsToItsThreadAndSaysThatAProgramWroteIt) {
  const std::string mail =
      complete_mail("Marieke Jansen", "References: <first@school.example>\r\n");
  mailbox_.deliver(mail, kNow);
  sweep();
  const store::OutboxMail queued = next_reply();
  EXPECT_EQ(queued.recipient, "Marieke@school.example");
  EXPECT_EQ(queued.envelope_from, "info@lerendeleraren.nl");

  const IncomingMail reply = mime::parse(queued.message);
  const std::string asked = mime::parse(mail).message_id;
  EXPECT_THAT(reply.in_reply_to, ElementsAre(asked));
  EXPECT_THAT(reply.references, ElementsAre("first@school.example", asked));
  ASSERT_NE(reply.header("auto-submitted"), nullptr);
  EXPECT_EQ(*reply.header("auto-submitted"), "auto-replied");
  EXPECT_EQ(reply.sender().name, "Kennisnetwerk Twente");
  EXPECT_THAT(reply.subject, HasSubstr(registrations()[0].ref));
  EXPECT_EQ(reply.message_id, queued.message_id);
  EXPECT_TRUE(is_own_message_id(store_->secret(randomness_).value(), reply.message_id));
}

TEST_F(IntakeTest, WhatIsMissingIsAskedAndTheRestIsKept) {
  mailbox_.deliver(mail_of("Piet Vos", "Graag meld ik mij aan voor de werkgroep Taal.\r\n"), kNow);
  EXPECT_EQ(sweep().replies, 1);
  EXPECT_TRUE(mailbox_.inbox.empty());
  ASSERT_EQ(registrations().size(), 1u);
  EXPECT_EQ(registrations()[0].state, RegistrationState::kIncomplete);
  EXPECT_EQ(registrations()[0].person.groups, std::vector<GroupId>{"werkgroep/taal"});
  EXPECT_THAT(mime::parse(next_reply().message).text, HasSubstr("school"));
}

TEST_F(IntakeTest, MailThatArrivesAfterTheClosingTimeIsStoredAsLateAndAnswered) {
  mailbox_.deliver(complete_mail("Marieke Jansen"), settings_.event.closes + Seconds(1));
  EXPECT_EQ(sweep().replies, 1);
  EXPECT_EQ(registrations()[0].state, RegistrationState::kLate);
  EXPECT_TRUE(mailbox_.inbox.empty());
}

TEST_F(IntakeTest, WhatIsNoRegistrationStaysInTheInboxAndIsReadOnce) {
  mailbox_.deliver(question_mail("Piet Vos"), kNow);
  EXPECT_EQ(sweep().handled, 1);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  EXPECT_EQ(sweep().handled, 0);
  EXPECT_TRUE(registrations().empty());
  EXPECT_EQ(counts().queued, 0);
  EXPECT_EQ(counts().review, 1);
}

TEST_F(IntakeTest, ARegistrationThatAPersonHasOpenedIsHandledAllTheSame) {
  const std::uint64_t uid = mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  mailbox_.inbox[uid].entry.read = true;
  EXPECT_EQ(sweep().replies, 1);
  EXPECT_EQ(registrations().size(), 1u);
  EXPECT_TRUE(mailbox_.inbox.empty());
}

TEST_F(IntakeTest, MailFromBeforeTheFirstStartIsLeftAlone) {
  settings_.answer_since.reset();
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow - Seconds(1));
  mailbox_.deliver(complete_mail("Piet Vos"), kNow);
  const SweepReport report = sweep();
  EXPECT_EQ(report.handled, 1);
  EXPECT_EQ(report.guarded, 1);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  ASSERT_EQ(registrations().size(), 1u);
  EXPECT_EQ(registrations()[0].person.name, "Piet Vos");
}

TEST_F(IntakeTest, TheFirstStartStaysTheFirstStartAfterARestart) {
  settings_.answer_since.reset();
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow - Seconds(1));
  sweep();
  clock_.advance(Seconds(3600));
  mailbox_.deliver(complete_mail("Piet Vos"), kNow + Seconds(1));
  restart();
  const SweepReport report = sweep();
  EXPECT_EQ(report.handled, 1);
  EXPECT_EQ(report.guarded, 1);
}

TEST_F(IntakeTest, AnswerSinceNamesTheFirstMomentThatIsHandled) {
  settings_.answer_since = kNow;
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow - Seconds(1));
  mailbox_.deliver(complete_mail("Piet Vos"), kNow);
  const SweepReport report = sweep();
  EXPECT_EQ(report.handled, 1);
  EXPECT_EQ(report.guarded, 1);
}

TEST_F(IntakeTest, ReleasedMailIsHandledAlsoAfterARestart) {
  settings_.answer_since.reset();
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow - Seconds(3600));
  EXPECT_EQ(sweep().guarded, 1);
  ASSERT_TRUE(intake_->release(kNow - Seconds(7200)));
  restart();
  EXPECT_EQ(sweep().handled, 1);
}

TEST_F(IntakeTest, OverTheCapOfAnAddressTheReplyWaitsAndTheWishIsStored) {
  settings_.limits.replies_per_address_per_day = 1;
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  const auto again = [&](const std::string& group) {
    mailbox_.deliver(mail_of("Marieke Jansen", "Ik meld mij ook aan voor de werkgroep " + group +
                                                   ".\r\nSchool: OBS De Regenboog\r\n"),
                     kNow);
  };
  again("Rekenen");
  again("HRM");
  EXPECT_EQ(sweep().handled, 3);
  EXPECT_EQ(counts().queued, 2);  // the first reply does not count
  EXPECT_EQ(counts().held, 1);
  ASSERT_EQ(registrations().size(), 1u);
  EXPECT_EQ(registrations()[0].person.groups,
            (std::vector<GroupId>{"werkgroep/taal", "werkgroep/rekenen", "werkgroep/hrm"}));

  clock_.advance(std::chrono::hours(25));
  again("Gedrag");
  EXPECT_EQ(sweep().handled, 1);
  EXPECT_EQ(counts().queued, 3);
  EXPECT_EQ(counts().held, 1);
}

TEST_F(IntakeTest, BatchesAreBoundedInNumberAndBytes) {
  for (std::size_t i = 0; i < Intake::kBatchMails + 5; ++i) {
    mailbox_.deliver(question_mail("Persoon Nummer" + std::to_string(i)), kNow);
  }
  const std::uint64_t large = mailbox_.deliver(question_mail("Grote Bijlage"), kNow);
  mailbox_.inbox[large].entry.size = Intake::kBatchBytes;
  EXPECT_EQ(sweep().handled, static_cast<int>(Intake::kBatchMails) + 6);
  EXPECT_THAT(mailbox_.fetches, ElementsAre(Intake::kBatchMails, 5u, 1u));
}

// RFC 3834 section 2 and design.md section 8: each of these mails asks for a registration in full,
// and no human wrote it.
struct MachineMail {
  std::string why;
  std::string mail;
};

class MachineMailTest : public IntakeTest, public testing::WithParamInterface<MachineMail> {};

TEST_P(MachineMailTest, IsNeitherAnsweredNorRegisteredNorMoved) {
  mailbox_.deliver(GetParam().mail, kNow);
  EXPECT_EQ(sweep().handled, 1);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  EXPECT_TRUE(registrations().empty());
  EXPECT_EQ(counts().queued + counts().held, 0);
  EXPECT_EQ(counts().review, 0);
  EXPECT_EQ(sweep().handled, 0);
}

std::string from_address(const std::string& address) {
  std::string mail = complete_mail("Marieke Jansen");
  const std::string usual = "Marieke@school.example";
  return mail.replace(mail.find(usual), usual.size(), address);
}

INSTANTIATE_TEST_SUITE_P(
    Sign, MachineMailTest,
    testing::Values(
        MachineMail{"AutoSubmitted",
                    complete_mail("Marieke Jansen", "Auto-Submitted: auto-replied\r\n")},
        MachineMail{"NullReturnPath", complete_mail("Marieke Jansen", "Return-Path: <>\r\n")},
        MachineMail{"PrecedenceBulk", complete_mail("Marieke Jansen", "Precedence: bulk\r\n")},
        MachineMail{"PrecedenceList", complete_mail("Marieke Jansen", "Precedence: list\r\n")},
        MachineMail{"ListId", complete_mail("Marieke Jansen", "List-Id: <news.example>\r\n")},
        MachineMail{"ListUnsubscribe",
                    complete_mail("Marieke Jansen", "List-Unsubscribe: <mailto:x@y.example>\r\n")},
        MachineMail{"OurOwnAddress", from_address("info@lerendeleraren.nl")},
        MachineMail{"MailerDaemon", from_address("MAILER-DAEMON@school.example")},
        MachineMail{"NoReply", from_address("no-reply@school.example")}),
    [](const auto& test) { return test.param.why; });

TEST_F(IntakeTest, MailThroughAGroupAddressOfOursIsNoListMail) {
  settings_.own_lists = {"desk.lerendeleraren.nl"};
  read_anew();
  mailbox_.deliver(complete_mail("Marieke Jansen", "List-Id: <desk.lerendeleraren.nl>\r\n"), kNow);
  EXPECT_EQ(sweep().replies, 1);
}

}  // namespace
}  // namespace meldaan::app
