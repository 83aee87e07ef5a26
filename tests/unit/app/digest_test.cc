// One digest a local day, whatever happens, and each right to the number.
#include "app/digest.h"

#include <gmock/gmock.h>

#include "domain/reasons.h"
#include "intake_fixture.h"
#include "render/workbook.h"

namespace meldaan::app {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;

std::optional<store::DigestDay> had(const std::string& day) {
  return store::DigestDay{day, Instant{}, Instant{}};
}

class DueDigestTest : public testing::Test {
 protected:
  Instant at(const char* local) const { return *parse_time(local, settings_.timezone); }
  std::optional<std::string> due(const std::optional<store::DigestDay>& last,
                                 const char* now) const {
    return due_digest(settings_, last, at(now));
  }
  config::Settings settings_ = example_settings();
};

TEST_F(DueDigestTest, TheFirstOneComesWithTheFirstTimeOfDay) {
  EXPECT_EQ(due(std::nullopt, "2018-09-11T06:59:59"), std::nullopt);
  EXPECT_EQ(due(std::nullopt, "2018-09-11T07:00"), "2018-09-11");
  EXPECT_EQ(due(std::nullopt, "2018-09-11T16:00"), "2018-09-11");
}

TEST_F(DueDigestTest, ADayGetsOne) {
  EXPECT_EQ(due(had("2018-09-11"), "2018-09-11T07:00"), std::nullopt);
  EXPECT_EQ(due(had("2018-09-11"), "2018-09-12T06:59:59"), std::nullopt);
  EXPECT_EQ(due(had("2018-09-11"), "2018-09-12T07:00"), "2018-09-12");
}

TEST_F(DueDigestTest, WhatWasMissedIsCaughtUpOnce) {
  EXPECT_EQ(due(had("2018-09-11"), "2018-09-15T03:00"), "2018-09-14");
  EXPECT_EQ(due(had("2018-09-14"), "2018-09-15T03:00"), std::nullopt);
  EXPECT_EQ(due(had("2018-09-11"), "2018-09-15T12:00"), "2018-09-15");
}

TEST_F(DueDigestTest, AClockThatIsSetBackMakesNone) {
  EXPECT_EQ(due(had("2018-09-15"), "2018-09-11T12:00"), std::nullopt);
}

TEST_F(DueDigestTest, BothChangesOfTheClocksKeepTheTimeOfDay) {
  // 25 March and 28 October 2018, at 3 and at 2 o'clock.
  EXPECT_EQ(digest_time(settings_, "2018-03-24"),
            *parse_time("2018-03-24T06:00Z", settings_.timezone));
  EXPECT_EQ(digest_time(settings_, "2018-03-25"),
            *parse_time("2018-03-25T05:00Z", settings_.timezone));
  EXPECT_EQ(digest_time(settings_, "2018-10-28"),
            *parse_time("2018-10-28T06:00Z", settings_.timezone));
}

TEST_F(DueDigestTest, ATimeThatTheClocksSkipOrRepeatComesOnce) {
  settings_.digest.at_hour = 2;
  settings_.digest.at_minute = 30;
  EXPECT_EQ(digest_time(settings_, "2018-03-25"),
            *parse_time("2018-03-25T01:30Z", settings_.timezone));
  EXPECT_EQ(digest_time(settings_, "2018-10-28"),
            *parse_time("2018-10-28T00:30Z", settings_.timezone));
  const Instant second = *parse_time("2018-10-28T01:30Z", settings_.timezone);
  EXPECT_EQ(due_digest(settings_, had("2018-10-28"), second), std::nullopt);
}

TEST_F(DueDigestTest, WhatIsNoDayHasNoTime) {
  EXPECT_EQ(digest_time(settings_, "2018-02-30"), std::nullopt);
  EXPECT_EQ(digest_time(settings_, "gisteren"), std::nullopt);
  EXPECT_EQ(digest_time(settings_, "2018-09-11T12:00"), std::nullopt);
}

// The desk from inbox to outbox, hour by hour.
class DigestTest : public IntakeTest {
 protected:
  DigestTest() {
    settings_.digest.to = {"organisatie@lerendeleraren.nl"};
    settings_.event.closes = settings_.event.start = Instant(Seconds(1'577'836'800));  // 2020
  }
  DigestParts parts() { return {settings_, *reader_, example_renderer(), randomness_, *store_}; }
  bool queue_due() {
    const Result<bool> queued =
        queue_digest(parts(), {clock_.now(), "", "", 0}, clock_.now(), clock_.now());
    EXPECT_TRUE(queued) << queued.error().text;
    return queued && *queued;
  }
  Report report(Instant since = Instant{}) {
    return make_report(parts(), {}, {since, clock_.now()}, clock_.now()).value();
  }
  // All that waits, by recipient.
  std::vector<IncomingMail> digests_sent() {
    std::vector<IncomingMail> digests;
    while (true) {
      const auto mail = store_->claim(clock_.now()).value();
      if (!mail) return digests;
      EXPECT_TRUE(store_->mark_sent(mail->id, clock_.now()));
      if (mail->recipient == settings_.digest.to.front()) {
        digests.push_back(mime::parse(mail->message));
      }
    }
  }
};

TEST_F(DigestTest, IsRecordedWithTheMailThatTellsIt) {
  clock_.set(*parse_time("2018-09-11T07:00", settings_.timezone));
  EXPECT_TRUE(queue_due());
  EXPECT_FALSE(queue_due());
  restart();
  EXPECT_FALSE(queue_due());
  const std::vector<IncomingMail> digests = digests_sent();
  ASSERT_EQ(digests.size(), 1u);
  ASSERT_NE(digests[0].header("auto-submitted"), nullptr);
  EXPECT_EQ(*digests[0].header("auto-submitted"), "auto-generated");
  EXPECT_THAT(digests[0].subject, HasSubstr("0 aangemeld"));
  EXPECT_EQ(store_->digest_of("2018-09-11").value()->until, clock_.now());
}

TEST_F(DigestTest, WhatIsCaughtUpInTheNightIsTheDayBeforesAndNoSecondOneOfToday) {
  clock_.set(*parse_time("2018-09-10T07:00", settings_.timezone));
  EXPECT_TRUE(queue_due());
  clock_.set(*parse_time("2018-09-12T03:00", settings_.timezone));
  EXPECT_TRUE(queue_due());
  clock_.set(*parse_time("2018-09-12T07:00", settings_.timezone));
  EXPECT_TRUE(queue_due());
  const std::vector<IncomingMail> digests = digests_sent();
  ASSERT_EQ(digests.size(), 3u);
  EXPECT_THAT(digests[1].subject, HasSubstr("dinsdag 11 september"));
  EXPECT_THAT(digests[2].subject, HasSubstr("woensdag 12 september"));
}

TEST_F(DigestTest, BringsTheWorkbookOfAllRegistrations) {
  sweep();
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  sweep();
  clock_.set(*parse_time("2018-09-12T07:00", settings_.timezone));
  EXPECT_TRUE(queue_due());
  const std::vector<IncomingMail> digests = digests_sent();
  ASSERT_EQ(digests.size(), 1u);
  ASSERT_EQ(digests[0].attachments.size(), 1u);
  EXPECT_EQ(digests[0].attachments[0].filename, "aanmeldingen-2018-09-12.xlsx");
  EXPECT_EQ(digests[0].attachments[0].media_type,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_EQ(digests[0].attachments[0].size,
            example_renderer()
                .roster()
                .workbook(store_->registrations().value(), clock_.now())
                .value()
                .size());
}

TEST_F(DigestTest, WithoutAnAddressThereIsNone) {
  settings_.digest.to.clear();
  clock_.set(*parse_time("2018-09-11T07:00", settings_.timezone));
  EXPECT_FALSE(queue_due());
  EXPECT_FALSE(store_->last_digest().value());
}

TEST_F(DigestTest, EveryAddressGetsItsOwn) {
  settings_.digest.to = {"a@lerendeleraren.nl", "b@lerendeleraren.nl"};
  clock_.set(*parse_time("2018-09-11T07:00", settings_.timezone));
  EXPECT_TRUE(queue_due());
  EXPECT_EQ(counts().queued, 2);
}

TEST_F(DigestTest, CountsForNoCapAndIsHeldByNone) {
  sweep();
  clock_.set(*parse_time("2018-09-11T07:00", settings_.timezone));
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  mailbox_.deliver(complete_mail("Piet Vos"), kNow);
  sweep();
  const auto first = store_->claim(clock_.now()).value();
  ASSERT_TRUE(store_->mark_sent(first->id, clock_.now()));
  EXPECT_TRUE(queue_due());
  // One reply was sent, and no more are allowed.
  const auto next = store_->claim(clock_.now(), store::Claim::kDigest).value();
  ASSERT_TRUE(next);
  EXPECT_EQ(next->recipient, "organisatie@lerendeleraren.nl");
  ASSERT_TRUE(store_->mark_sent(next->id, clock_.now()));
  EXPECT_EQ(store_->sent_since(clock_.now() - Seconds(60)).value(), 1);
  EXPECT_EQ(store_->replies_since("organisatie@lerendeleraren.nl", Instant{}).value(), 0);
  EXPECT_FALSE(store_->claim(clock_.now(), store::Claim::kDigest).value());
}

TEST_F(DigestTest, TellsWhatALeftMailSaysUntilItIsAnswered) {
  const std::uint64_t uid = mailbox_.deliver(question_mail("Piet Vos"), kNow);
  sweep();
  clock_.advance(Seconds(60));
  Report told = report();
  ASSERT_EQ(told.open.size(), 1u);
  EXPECT_EQ(told.open[0].kind, ItemKind::kReview);
  EXPECT_EQ(told.open[0].reason, reasons::kNoRegistration);
  EXPECT_EQ(told.open[0].sender, "Piet@school.example");
  ASSERT_TRUE(told.open[0].person);
  EXPECT_EQ(told.open[0].person->name, "Piet Vos");
  EXPECT_THAT(told.open[0].excerpt, HasSubstr("Hoe laat begint de koffie?"));
  EXPECT_EQ(told.open[0].arrived, kNow);
  // Read by somebody: it is counted, and no longer named.
  mailbox_.inbox[uid].entry.read = true;
  sweep();
  told = report();
  EXPECT_TRUE(told.open.empty());
  EXPECT_EQ(told.read_unanswered.mails, 1);
  EXPECT_EQ(told.read_unanswered.oldest, kNow);
  mailbox_.inbox[uid].entry.answered = true;
  sweep();
  EXPECT_EQ(report().read_unanswered.mails, 0);
}

TEST_F(DigestTest, AMailThatPeopleMovedAwayOrAnsweredElsewhereIsOpenNoMore) {
  const std::uint64_t uid = mailbox_.deliver(question_mail("Piet Vos"), kNow);
  mailbox_.deliver(question_mail("Anna Smit"), kNow);
  sweep();
  clock_.advance(Seconds(60));
  ASSERT_EQ(report().open.size(), 2u);
  mailbox_.inbox.erase(uid);
  sweep();
  ASSERT_EQ(report().open.size(), 1u);
  const std::string id = mime::parse(question_mail("Anna Smit")).message_id;
  mailbox_.deliver_sent("From: info@lerendeleraren.nl\r\nMessage-ID: <own@x>\r\nIn-Reply-To: <" +
                        id + ">\r\n");
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  sweep();
  EXPECT_TRUE(report().open.empty());
}

TEST_F(DigestTest, AfterARenumberingWhatStillLiesThereIsOpenOnce) {
  mailbox_.deliver(question_mail("Piet Vos"), kNow);
  sweep();
  mailbox_.validity = 2;
  sweep();
  sweep();
  clock_.advance(Seconds(60));
  EXPECT_EQ(report().open.size(), 1u);
  mailbox_.inbox.clear();
  sweep();
  EXPECT_TRUE(report().open.empty());
}

TEST_F(DigestTest, AHeldReplyAndAFailedOneAreTold) {
  mailbox_.deliver(complete_mail("Marieke Jansen"), kNow);
  sweep();
  settings_.limits.replies_per_address_per_day = 0;
  const auto reply = next_reply();
  ASSERT_TRUE(store_->mark_failed(reply.id, clock_.now(), "550 no such user"));
  clock_.advance(Seconds(60));
  Report told = report();
  ASSERT_EQ(told.open.size(), 1u);
  EXPECT_EQ(told.open[0].kind, ItemKind::kBounced);
  EXPECT_EQ(told.open[0].ref, registrations()[0].ref);
  EXPECT_EQ(told.fitness.failed, 1);
  mailbox_.deliver(complete_mail("Marieke Jansen", "X-Again: 1\r\n") + "nogmaals\r\n", kNow);
  sweep();
  clock_.advance(Seconds(60));
  told = report();
  ASSERT_EQ(told.open.size(), 1u);
  EXPECT_EQ(told.open[0].kind, ItemKind::kHeld);
}

}  // namespace
}  // namespace meldaan::app
