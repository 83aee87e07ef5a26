// The mail before the event: at its local time, once, whatever ends in between, and in its thread.
#include <gmock/gmock.h>

#include "app/reminders.h"
#include "intake_fixture.h"

namespace meldaan::app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class EventReminderTimeTest : public testing::Test {
 protected:
  void happens(const char* start) {
    settings_.event.start = *parse_time(start, settings_.timezone);
  }
  config::Settings settings_ = example_settings();
};

TEST_F(EventReminderTimeTest, AsShippedNoneGoesOut) {
  EXPECT_EQ(event_reminder_time(settings_), std::nullopt);
}

TEST_F(EventReminderTimeTest, CountsLocalDaysAcrossTheChangeOfTheClocks) {
  settings_.reminders = {7, 9, 30};
  happens("2018-10-04T15:00");
  EXPECT_EQ(event_reminder_time(settings_), parse_time("2018-09-27T07:30Z", settings_.timezone));
  happens("2018-10-31T15:00");  // the clocks change on the 28th
  EXPECT_EQ(event_reminder_time(settings_), parse_time("2018-10-24T07:30Z", settings_.timezone));
  happens("2018-03-28T00:15");  // and on the 25th
  EXPECT_EQ(event_reminder_time(settings_), parse_time("2018-03-21T08:30Z", settings_.timezone));
}

class EventReminderTest : public IntakeTest {
 protected:
  EventReminderTest() { settings_.reminders.before_event_days = 7; }

  void at(const char* local) { clock_.set(*parse_time(local, settings_.timezone)); }
  void sign_up(const std::string& person) {
    mailbox_.deliver(complete_mail(person), clock_.now());
    sweep();
  }
  // Takes all that waits out of the queue, and tells the mails before the event.
  std::vector<IncomingMail> reminders_sent() {
    std::vector<IncomingMail> reminders;
    while (true) {
      const auto mail = store_->claim(clock_.now()).value();
      if (!mail) return reminders;
      EXPECT_TRUE(store_->mark_sent(mail->id, clock_.now()));
      const auto reply = store_->sent_reply(mail->message_id).value();
      if (reply->kind == ReplyKind::kEventReminder) reminders.push_back(mime::parse(mail->message));
    }
  }
};

TEST_F(EventReminderTest, IsPartOfTheThreadOfTheConfirmation) {
  sign_up("Marieke Jansen");
  const store::OutboxMail confirmation = next_reply();
  ASSERT_TRUE(store_->mark_sent(confirmation.id, clock_.now()));
  at("2018-09-27T09:00");
  sweep();
  const std::vector<IncomingMail> reminders = reminders_sent();
  ASSERT_THAT(reminders, SizeIs(1));
  const IncomingMail& mail = reminders[0];
  EXPECT_THAT(mail.in_reply_to, ElementsAre(confirmation.message_id));
  const std::string hers = mime::parse(complete_mail("Marieke Jansen")).message_id;
  EXPECT_THAT(mail.references, ElementsAre(hers, confirmation.message_id));
  EXPECT_EQ(*mail.header("auto-submitted"), "auto-generated");
  EXPECT_EQ(mail.to, std::vector<Address>({{"Marieke Jansen", "Marieke@school.example"}}));
}

TEST_F(EventReminderTest, BringsTheEntryThatTheConfirmationBrought) {
  sign_up("Marieke Jansen");
  clock_.advance(Seconds(100));
  mailbox_.deliver(mail_of("Marieke Jansen", "Ik wil ook graag naar de werkgroep Rekenen.\r\n"),
                   clock_.now());
  sweep();
  at("2018-09-27T09:00");
  sweep();
  std::vector<std::string> entries;
  while (const auto reply = store_->claim(clock_.now()).value()) {
    ASSERT_TRUE(store_->mark_sent(reply->id, clock_.now()));
    entries.push_back(reply->message);
  }
  ASSERT_THAT(entries, SizeIs(3));
  const std::string name = registrations()[0].ref + ".ics";
  EXPECT_THAT(entries[2], AllOf(HasSubstr(name), HasSubstr("method=PUBLISH")));
  EXPECT_EQ(registrations()[0].updated - registrations()[0].created, Seconds(100));
}

TEST_F(EventReminderTest, WhatEndsInBetweenIsGoneOnWithAndNobodyIsMailedTwice) {
  for (const char* person : {"Marieke Jansen", "Piet Vos", "Anna Smit", "Joke Bos"}) {
    sign_up(person);
  }
  at("2018-09-27T09:00");
  Secretary secretary(
      {settings_, example_renderer(), randomness_, *store_, store_->secret(randomness_).value()});
  int asked = 0;
  const auto queued = queue_event_reminders(*store_, secretary, settings_, clock_.now(),
                                            [&asked] { return ++asked <= 2; });
  ASSERT_TRUE(queued) << queued.error().text;
  EXPECT_EQ(*queued, 2);
  restart();
  sweep();
  restart();
  sweep();
  std::vector<std::string> to;
  for (const IncomingMail& mail : reminders_sent()) to.push_back(mail.to[0].address);
  EXPECT_THAT(to, ElementsAre("Marieke@school.example", "Piet@school.example",
                              "Anna@school.example", "Joke@school.example"));
}

TEST_F(EventReminderTest, AProgramThatDiesAtTheQueueLosesNoneAndRepeatsNone) {
  sign_up("Marieke Jansen");
  sign_up("Piet Vos");
  at("2018-09-27T09:00");
  on_reply_ = [] { throw test::Crash(); };
  crashing_sweep();
  on_reply_ = nullptr;
  sweep();
  EXPECT_THAT(reminders_sent(), SizeIs(2));
}

TEST_F(EventReminderTest, WhatCouldNotBeSentBeforeTheEventIsDroppedAndShownToNobody) {
  sign_up("Marieke Jansen");
  ASSERT_TRUE(store_->mark_sent(next_reply().id, clock_.now()));
  at("2018-10-03T09:00");
  sweep();
  EXPECT_EQ(counts().queued, 1);
  clock_.set(settings_.event.start);
  EXPECT_FALSE(store_->claim(clock_.now()).value());
  EXPECT_EQ(store_->drop_expired(clock_.now()).value(), 1);
  EXPECT_EQ(counts().queued, 0);
  EXPECT_EQ(counts().failed, 0);
  EXPECT_TRUE(store_->open_items().value().items.empty());
}

TEST_F(EventReminderTest, WhoWasSignedUpByOneWhoIsErasedHasNobodyToMailTo) {
  mailbox_.deliver(mail_of("Marieke Jansen",
                           "Hierbij meld ik ons aan.\r\n\r\n"
                           "Naam: Marieke Jansen\r\nSchool: OBS De Regenboog\r\n"
                           "Groep: werkgroep Taal\r\n\r\n"
                           "Naam: Anja Smit\r\nSchool: OBS De Regenboog\r\n"
                           "Groep: werkgroep Taal\r\n"),
                   clock_.now());
  sweep();
  ASSERT_THAT(registrations(), SizeIs(2));
  auto book = store::ErasureBook::open(folder_.path() / "meldaan.db");
  ASSERT_TRUE(book);
  ASSERT_TRUE(book->request(
      {store::ErasureOrigin::kCommand, {registrations()[0].id}, {"Marieke@school.example"}},
      clock_.now()));
  at("2018-09-27T09:00");
  sweep();
  EXPECT_THAT(reminders_sent(), SizeIs(0));
}

// A new reading tells nobody anything, so this is the first that she hears of it.
TEST_F(EventReminderTest, WhomANewReadingConfirmedAfterwardsIsToldByIt) {
  mailbox_.deliver(mail_of("Marieke Jansen", "Ik kom graag naar de werkgroep Taal.\r\n"),
                   clock_.now());
  sweep();
  ASSERT_EQ(registrations()[0].state, RegistrationState::kIncomplete);
  at("2018-09-28T09:00");
  store::Revision revision{registrations()[0], registrations()[0]};
  revision.after.person.school = "OBS De Regenboog";
  revision.after.state = RegistrationState::kConfirmed;
  const auto mail = store_->mails().value().front().id;
  ASSERT_TRUE(store_->revise(mail, {revision}, {}, clock_.now()));
  sweep();
  EXPECT_THAT(reminders_sent(), SizeIs(1));
}

}  // namespace
}  // namespace meldaan::app
