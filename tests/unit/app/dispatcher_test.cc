#include "app/dispatcher.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/fakes.h"
#include "support/temporary_folder.h"

namespace meldaan::app {
namespace {

using test::FakeCourier;

class DispatcherTest : public testing::Test {
 protected:
  DispatcherTest() {
    queue("one");
    queue("two");
  }
  void queue(const std::string& id) {
    store::HandledMail mail;
    mail.key = {"fake://inbox", 1, ++uid_};
    mail.now = clock_.now();
    mail.arrived = clock_.now();
    mail.hashes = {"whole " + id, "essence " + id};
    mail.fate = Fate::kRegistered;
    mail.replies.resize(1);
    mail.replies[0].message_id = id + "@lerendeleraren.nl";
    mail.replies[0].recipient = id + "@school.example";
    mail.replies[0].envelope_from = "info@lerendeleraren.nl";
    mail.replies[0].message = "message " + id;
    ASSERT_TRUE(store_.commit(mail));
  }
  Dispatcher::Drained drain(int cap = 100) {
    Dispatcher dispatcher({clock_, courier_, store_, cap, stop_, [] {}});
    const Result<Dispatcher::Drained> drained = dispatcher.drain();
    EXPECT_TRUE(drained) << drained.error().text;
    return drained ? *drained : Dispatcher::Drained{};
  }
  test::TemporaryFolder folder_;
  test::FixedClock clock_{Instant{Seconds(1'000'000)}};
  store::Store store_ = *store::Store::open(folder_.path() / "meldaan.db");
  FakeCourier courier_;
  std::atomic<bool> stop_{false};
  std::uint64_t uid_ = 0;
};

TEST_F(DispatcherTest, SendsWhatIsQueuedInOrderAndOnce) {
  EXPECT_EQ(drain().sent, 2);
  EXPECT_EQ(drain().sent, 0);
  ASSERT_EQ(courier_.sent.size(), 2u);
  EXPECT_EQ(courier_.sent[0].message, "message one");
  EXPECT_EQ(courier_.sent[0].envelope.from, "info@lerendeleraren.nl");
  EXPECT_EQ(courier_.sent[1].envelope.to, std::vector<std::string>{"two@school.example"});
}

TEST_F(DispatcherTest, WhatIsMailedToManyYieldsToRepliesAndTakesHalfOfTheHourlyCap) {
  for (int i = 1; i <= 4; ++i) {
    store::NewOutboxMail mail;
    mail.kind = ReplyKind::kEventReminder;
    mail.message_id = "before-" + std::to_string(i) + "@lerendeleraren.nl";
    mail.recipient = "deelnemer@school.example";
    mail.message = "before the event";
    mail.expires = clock_.now() + std::chrono::hours(48);
    ASSERT_TRUE(store_.queue(mail, clock_.now()));
  }
  queue("three");
  Dispatcher::Drained drained = drain(8);
  EXPECT_EQ(drained.sent, 4);
  EXPECT_TRUE(drained.over_bulk_share);
  ASSERT_EQ(courier_.sent.size(), 4u);
  EXPECT_EQ(courier_.sent[2].message, "message three");
  EXPECT_EQ(courier_.sent[3].message, "before the event");
  // Who writes meanwhile is answered.
  queue("four");
  drained = drain(8);
  EXPECT_EQ(drained.sent, 1);
  EXPECT_EQ(courier_.sent.back().message, "message four");
  clock_.advance(std::chrono::hours(2));
  EXPECT_EQ(drain(8).sent, 3);
}

TEST_F(DispatcherTest, WhatHasExpiredIsNotSentAnyMore) {
  store::NewOutboxMail mail;
  mail.kind = ReplyKind::kEventReminder;
  mail.message_id = "before@lerendeleraren.nl";
  mail.recipient = "deelnemer@school.example";
  mail.expires = clock_.now();
  ASSERT_TRUE(store_.queue(mail, clock_.now() - std::chrono::hours(1)));
  EXPECT_EQ(drain().sent, 2);
  EXPECT_EQ(store_.counts()->queued, 0);
}

TEST_F(DispatcherTest, OnlyAServerThatDealsWithAReplyIsReached) {
  courier_.errors = {permanent(Errc::kRefused, "550 no such user")};
  EXPECT_TRUE(drain().reached);
  EXPECT_FALSE(drain().reached);  // nothing was left to try it with
  queue("three");
  EXPECT_TRUE(drain().reached);
}

TEST_F(DispatcherTest, ARefusalForGoodIsNotTriedAgain) {
  courier_.errors = {permanent(Errc::kRefused, "550 no such user")};
  const auto drained = drain();
  EXPECT_EQ(drained.sent, 1);
  EXPECT_EQ(drained.failed, 1);
  EXPECT_FALSE(drained.next_due);
  EXPECT_EQ(store_.counts()->failed, 1);
}

TEST_F(DispatcherTest, ATemporaryRefusalWaitsAndStopsNothingElse) {
  courier_.errors = {transient(Errc::kRefused, "450 greylisted")};
  const auto drained = drain();
  EXPECT_EQ(drained.sent, 1);
  EXPECT_EQ(drained.next_due, clock_.now() + Dispatcher::kFirstWait);
  EXPECT_EQ(drain().sent, 0);
  clock_.advance(Dispatcher::kFirstWait);
  EXPECT_EQ(drain().sent, 1);
  EXPECT_EQ(courier_.sent.back().message, "message one");
}

TEST_F(DispatcherTest, AServerThatIsAwayStopsThePassAndLosesNothing) {
  courier_.errors = {transient(Errc::kUnreachable, "connection refused")};
  Dispatcher dispatcher({clock_, courier_, store_, 100, stop_, [] {}});
  EXPECT_EQ(dispatcher.drain().error().code, Errc::kUnreachable);
  EXPECT_EQ(store_.counts()->queued, 2);
  // The next pass begins with the other one: a reply that the server falls over must not block the
  // rest.
  EXPECT_EQ(drain().sent, 1);
  EXPECT_EQ(courier_.sent[0].message, "message two");
  clock_.advance(Dispatcher::kMostServerWait);
  EXPECT_EQ(drain().sent, 1);
}

TEST_F(DispatcherTest, AReplyIsTriedForTwoDaysWithLongerAndLongerWaitsAndThenGivenUp) {
  const Instant queued = clock_.now();
  std::vector<std::int64_t> waits;
  for (;;) {
    courier_.errors = {transient(Errc::kRefused, "450"), transient(Errc::kRefused, "450")};
    const auto drained = drain();
    if (drained.failed > 0) break;
    ASSERT_TRUE(drained.next_due);
    waits.push_back((*drained.next_due - clock_.now()).count());
    clock_.advance(*drained.next_due - clock_.now());
  }
  // The eight waits of one to 128 minutes take 15,300 s; eleven of four hours bring that to
  // 173,700, ten would not pass the 172,800 of two days.
  ASSERT_EQ(waits.size(), 19u);
  EXPECT_EQ(std::vector<std::int64_t>(waits.begin(), waits.begin() + 9),
            (std::vector<std::int64_t>{60, 120, 240, 480, 960, 1920, 3840, 7680, 14400}));
  EXPECT_EQ(waits.back(), 14400);
  EXPECT_GT(clock_.now() - queued, Dispatcher::kMaxAge);
  EXPECT_EQ(store_.counts()->failed, 2);
  EXPECT_FALSE(drain().next_due);
}

TEST_F(DispatcherTest, AfterDaysOffTheFirstRefusalIsNotTheLastWord) {
  clock_.advance(std::chrono::hours(72));
  for (int attempt = 1; attempt < Dispatcher::kLeastAttempts; ++attempt) {
    courier_.errors = {transient(Errc::kRefused, "450"), transient(Errc::kRefused, "450")};
    EXPECT_EQ(drain().failed, 0) << attempt;
    clock_.advance(Dispatcher::kMostWait);
  }
  courier_.errors = {transient(Errc::kRefused, "450")};
  const auto drained = drain();
  EXPECT_EQ(drained.failed, 1);
  EXPECT_EQ(drained.sent, 1);
}

TEST_F(DispatcherTest, OverTheHourlyCapRepliesWaitTheirTurn) {
  const auto drained = drain(1);
  EXPECT_EQ(drained.sent, 1);
  EXPECT_TRUE(drained.over_hourly_cap);
  clock_.advance(std::chrono::minutes(61));
  EXPECT_EQ(drain(1).sent, 1);
}

TEST_F(DispatcherTest, WhatWasUnderWayWhenTheProgramDiedGoesOutWithTheSameMessageId) {
  ASSERT_TRUE(store_.claim(clock_.now()));
  EXPECT_EQ(drain().sent, 1);
  EXPECT_EQ(*store_.requeue_interrupted(), 1);
  EXPECT_EQ(drain().sent, 1);
  EXPECT_EQ(courier_.sent.back().message, "message one");
}

TEST_F(DispatcherTest, ACrashBetweenSendingAndMarkingSendsTheSameBytesOnceMore) {
  courier_.after_send = [] { throw test::Crash(); };
  EXPECT_THROW(drain(), test::Crash);
  courier_.after_send = nullptr;
  EXPECT_EQ(*store_.requeue_interrupted(), 1);
  EXPECT_EQ(drain().sent, 2);
  ASSERT_EQ(courier_.sent.size(), 3u);
  EXPECT_EQ(courier_.sent[0].message, "message one");
  EXPECT_EQ(courier_.sent[1].message, "message one");
  EXPECT_EQ(courier_.sent[2].message, "message two");
}

TEST_F(DispatcherTest, AHeldReplyWaitsForAPerson) {
  store::HandledMail mail;
  mail.key = {"fake://inbox", 1, 99};
  mail.replies.resize(1);
  mail.replies[0].message_id = "held@lerendeleraren.nl";
  mail.replies[0].recipient = "held@school.example";
  mail.replies[0].held = true;
  ASSERT_TRUE(store_.commit(mail));
  EXPECT_EQ(drain().sent, 2);
  EXPECT_EQ(store_.counts()->held, 1);
}

TEST_F(DispatcherTest, AServerThatIsAwayHoldsAReplyUpForMinutesAtTheMost) {
  for (int i = 0; i < 20; ++i) {
    courier_.errors = {transient(Errc::kTimeout, "no answer")};
    Dispatcher dispatcher({clock_, courier_, store_, 100, stop_, [] {}});
    EXPECT_FALSE(dispatcher.drain());
    ASSERT_TRUE(*store_.next_due());
    EXPECT_LE(**store_.next_due(), clock_.now() + Dispatcher::kMostServerWait);
    clock_.advance(Dispatcher::kMostServerWait);
  }
  EXPECT_EQ(drain().sent, 2);
}

TEST_F(DispatcherTest, AStopFinishesTheReplyUnderWayAndLeavesTheOthersQueued) {
  courier_.after_send = [this] { stop_ = true; };
  EXPECT_EQ(drain().sent, 1);
  EXPECT_EQ(store_.counts()->sent, 1);
  EXPECT_EQ(store_.counts()->queued, 1);
}

}  // namespace
}  // namespace meldaan::app
