#include "app/intake.h"

#include <gtest/gtest.h>

#include "app/workshop.h"
#include "config/settings.h"
#include "support/fakes.h"
#include "support/temporary_folder.h"

namespace meldaan::app {
namespace {

constexpr Instant kNow{Seconds(1'536'600'000)};  // 10 September 2018, before the event

std::string mail_of(const std::string& person, const std::string& body,
                    const std::string& headers = "") {
  return "From: " + person + " <" + person.substr(0, person.find(' ')) + "@school.example>\r\n" +
         "To: info@lerendeleraren.nl\r\nSubject: aanmelding\r\nDate: Mon, 10 Sep 2018 10:00:00 "
         "+0200\r\n"
         "Message-ID: <" +
         std::to_string(std::hash<std::string>()(person + body)) + "@school.example>\r\n" +
         headers + "\r\n" + body;
}

std::string complete_mail(const std::string& person) {
  return mail_of(person, "Naam: " + person +
                             "\r\nSchool: OBS De Regenboog\r\nStichting: Consent\r\n"
                             "Groep: werkgroep Taal\r\n");
}

config::Settings example_settings() {
  const std::filesystem::path config =
      std::filesystem::path(MELDAAN_SOURCE_DIR) / "config" / "meldaan.toml";
  config::Loaded loaded = config::load(config, config::Secrets::kSkip);
  for (const config::Problem& problem : loaded.problems)
    ADD_FAILURE() << config::to_string(problem);
  return std::move(loaded.settings).value();
}

class IntakeTest : public testing::Test {
 protected:
  IntakeTest() { settings_.answer_since = Instant{}; }

  Intake intake() {
    return Intake({settings_, reader_, *renderer_, clock_, randomness_, mailbox_, store_, stop_,
                   [] {}, [this] { ++queued_; }});
  }
  SweepReport sweep() {
    Intake one_pass = intake();
    const Result<SweepReport> report = one_pass.sweep();
    EXPECT_TRUE(report) << report.error().text;
    return report ? *report : SweepReport{};
  }
  std::vector<Registration> registrations() { return *store_.registrations(); }

  test::TemporaryFolder folder_;
  config::Settings settings_ = example_settings();
  extract::Reader reader_ = std::move(make_reader(settings_)).value();
  std::unique_ptr<render::Renderer> renderer_ = load_renderer(settings_).renderer;
  test::FixedClock clock_{kNow};
  test::CountingRandomness randomness_;
  test::FakeMailbox mailbox_;
  store::Store store_ = std::move(store::Store::open(folder_.path() / "meldaan.db")).value();
  std::atomic<bool> stop_{false};
  int queued_ = 0;
};

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
  EXPECT_EQ(registration.person.groups, std::vector<GroupId>{"werkgroep/taal"});
  EXPECT_EQ(registration.state, RegistrationState::kConfirmed);
  const auto reply = store_.claim(kNow);
  ASSERT_TRUE(reply && *reply);
  EXPECT_EQ((*reply)->recipient, "Marieke@school.example");
  EXPECT_NE((*reply)->message.find("Auto-Submitted: auto-replied"), std::string::npos);
  EXPECT_NE((*reply)->message.find(registration.ref), std::string::npos);
}

TEST_F(IntakeTest, WhatIsNoRegistrationStaysInTheInboxAndIsReadOnce) {
  mailbox_.deliver(mail_of("Piet Vos", "Hoe laat begint de koffie?\r\n"), kNow);
  mailbox_.deliver(mail_of("Lijst Post", "Nieuws!\r\n", "Precedence: bulk\r\n"), kNow);
  EXPECT_EQ(sweep().handled, 2);
  EXPECT_EQ(mailbox_.inbox.size(), 2u);
  EXPECT_EQ(sweep().handled, 0);
  EXPECT_TRUE(registrations().empty());
  EXPECT_EQ(store_.counts()->queued, 0);
  EXPECT_EQ(store_.counts()->review, 1);
}

TEST_F(IntakeTest, MailFromBeforeTheFirstStartIsLeftAlone) {
  settings_.answer_since.reset();
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow - Seconds(1));
  mailbox_.deliver(complete_mail("Piet Vos"), kNow);
  const SweepReport report = sweep();
  EXPECT_EQ(report.handled, 1);
  EXPECT_EQ(report.guarded, 1);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  EXPECT_EQ(registrations()[0].person.name, "Piet Vos");
}

TEST_F(IntakeTest, ReleasedMailIsHandledAlsoAfterARestart) {
  settings_.answer_since.reset();
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow - Seconds(3600));
  EXPECT_EQ(sweep().guarded, 1);
  Intake releasing = intake();
  ASSERT_TRUE(releasing.release(kNow - Seconds(7200)));
  EXPECT_EQ(sweep().handled, 1);
}

TEST_F(IntakeTest, ARenumberedMailboxIsNotReadTwice) {
  mailbox_.deliver(mail_of("Piet Vos", "Hoe laat begint de koffie?\r\n"), kNow);
  EXPECT_EQ(sweep().handled, 1);
  mailbox_.validity = 2;
  EXPECT_EQ(sweep().handled, 0);
  EXPECT_EQ(store_.counts()->mails, 1);
}

TEST_F(IntakeTest, TheSameMailByAnAliasGetsNoSecondReply) {
  const std::string mail = complete_mail("Marieke Jansen");
  mailbox_.deliver(mail, kNow);
  mailbox_.deliver("Received: from another.example\r\n" + mail, kNow);
  EXPECT_EQ(sweep().replies, 1);
  EXPECT_TRUE(mailbox_.inbox.empty());
  EXPECT_EQ(registrations().size(), 1u);
}

TEST_F(IntakeTest, AMailDraggedBackIsForAPerson) {
  const std::string mail = complete_mail("Marieke Jansen");
  mailbox_.deliver(mail, kNow);
  EXPECT_EQ(sweep().replies, 1);
  mailbox_.deliver(mail, kNow);
  const SweepReport report = sweep();
  EXPECT_EQ(report.replies, 0);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  EXPECT_EQ(store_.counts()->review, 1);
}

TEST_F(IntakeTest, AMoveThatFailedIsMadeUpForWithoutASecondReply) {
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  mailbox_.move_errors = {transient(Errc::kUnreachable, "gone")};
  Intake failing = intake();
  EXPECT_FALSE(failing.sweep());
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
  EXPECT_EQ(sweep().replies, 0);
  EXPECT_TRUE(mailbox_.inbox.empty());
  EXPECT_EQ(registrations().size(), 1u);
}

TEST_F(IntakeTest, AMailThatTheServerChokesOnStopsNoOther) {
  mailbox_.poison = mailbox_.deliver(complete_mail("Gif Vergif"), kNow);
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  Intake one = intake();
  for (int pass = 0; pass < 6 && store_.counts()->set_aside == 0; ++pass) {
    [[maybe_unused]] const bool fine = one.sweep().ok();
  }
  EXPECT_EQ(registrations().size(), 1u);
  EXPECT_EQ(store_.counts()->set_aside, 1);
  EXPECT_TRUE(one.sweep());
}

TEST_F(IntakeTest, AMailWhoseReadingNeverEndedIsSetAsideAfterThreeAttempts) {
  const std::uint64_t uid = mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  // What a crash in the middle of reading leaves behind, three times.
  for (int i = 0; i < Intake::kMaxAttempts; ++i)
    ASSERT_TRUE(store_.begin_attempt({"fake://inbox", 1, uid}));
  EXPECT_EQ(sweep().handled, 1);
  EXPECT_EQ(store_.counts()->set_aside, 1);
  EXPECT_TRUE(registrations().empty());
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
}

TEST_F(IntakeTest, BatchesAreBoundedInNumberAndBytes) {
  for (int i = 0; i < 150; ++i)
    mailbox_.deliver(complete_mail("Persoon Nummer" + std::to_string(i)), kNow);
  mailbox_.deliver(mail_of("Grote Bijlage", std::string(Intake::kBatchBytes, 'x')), kNow);
  EXPECT_EQ(sweep().handled, 151);
  EXPECT_EQ(mailbox_.fetches, (std::vector<std::size_t>{100, 50, 1}));
}

TEST_F(IntakeTest, AMailOverTheLimitIsSetAside) {
  const std::uint64_t uid = mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  mailbox_.inbox[uid].truncated = true;
  EXPECT_EQ(sweep().replies, 0);
  EXPECT_EQ(store_.counts()->set_aside, 1);
}

TEST_F(IntakeTest, OverTheCapOfAnAddressTheReplyWaitsAndTheWishIsStored) {
  settings_.limits.replies_per_address_per_day = 1;
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  const auto again = [&](const std::string& group) {
    mailbox_.deliver(mail_of("Marieke Jansen", "Ik wil ook graag naar de werkgroep " + group +
                                                   ".\r\nSchool: OBS De Regenboog\r\n"),
                     kNow);
  };
  again("Rekenen");
  again("HRM");
  EXPECT_EQ(sweep().handled, 3);
  EXPECT_EQ(store_.counts()->queued, 2);  // the first reply does not count
  EXPECT_EQ(store_.counts()->held, 1);
  EXPECT_EQ(registrations()[0].person.groups,
            (std::vector<GroupId>{"werkgroep/taal", "werkgroep/rekenen", "werkgroep/hrm"}));
}

TEST_F(IntakeTest, StopsBetweenTwoMails) {
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  stop_ = true;
  EXPECT_EQ(sweep().handled, 0);
  EXPECT_EQ(mailbox_.inbox.size(), 1u);
}

}  // namespace
}  // namespace meldaan::app
