// The whole program but its command line, on a Maildir and a folder: both ends at work, and each
// end while the other one is away.
#include "app/daemon.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "app/workshop.h"
#include "mime/parse.h"
#include "store/store.h"
#include "support/daemon.h"
#include "support/desk_on_folders.h"
#include "support/fakes.h"

namespace meldaan::app {
namespace {

namespace fs = std::filesystem;

class DaemonTest : public testing::Test {
 protected:
  DaemonTest() {
    config::Loaded loaded = config::load(desk_.config());
    for (const auto& problem : loaded.problems) ADD_FAILURE() << config::to_string(problem);
    settings_ = std::make_unique<config::Settings>(std::move(loaded.settings).value());
    reader_ = std::make_unique<extract::Reader>(make_reader(*settings_).value());
    renderer_ = load_renderer(*settings_).renderer;
  }
  DaemonOptions options() {
    return {*settings_, *reader_, *renderer_, clock_, randomness_, std::nullopt};
  }
  Result<void> run_at(const char* local) {
    const ShiftedClock clock(*parse_time(local, settings_->timezone));
    return run_once({*settings_, *reader_, *renderer_, clock, randomness_, std::nullopt});
  }
  store::Counts counts() {
    return store::Store::open_read_only(settings_->database).value().counts().value();
  }
  store::Health health() {
    return store::Store::open_read_only(settings_->database).value().health().value();
  }

  test::DeskOnFolders desk_;
  std::unique_ptr<config::Settings> settings_;
  std::unique_ptr<extract::Reader> reader_;
  std::unique_ptr<render::Renderer> renderer_;
  ShiftedClock clock_{test::DeskOnFolders::kArrival + Seconds(60)};
  test::CountingRandomness randomness_;
};

TEST_F(DaemonTest, OnePassReadsAnswersAndSends) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_TRUE(run_once(options()));
  EXPECT_EQ(desk_.replies().size(), 1u);
  EXPECT_EQ(counts().confirmed, 1);
  EXPECT_EQ(counts().sent, 1);
  EXPECT_EQ(desk_.inbox_size(), 0u);
  EXPECT_TRUE(health().last_poll);
}

TEST_F(DaemonTest, WhileTheCourierIsAwayMailIsRegisteredAndMoved) {
  desk_.block_courier();
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  // What a folder cannot take is this reply's trouble and is tried again: no error of the pass.
  ASSERT_TRUE(run_once(options()));
  EXPECT_EQ(counts().confirmed, 1);
  EXPECT_EQ(counts().queued, 1);
  EXPECT_EQ(desk_.inbox_size(), 0u);
}

TEST_F(DaemonTest, WhileTheMailboxIsAwayRepliesAreSent) {
  desk_.block_courier();
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_TRUE(run_once(options()));
  desk_.unblock_courier();
  fs::remove_all(desk_.maildir());

  // The next try is due within the first wait.
  const ShiftedClock later(clock_.now() + std::chrono::minutes(5));
  const Result<void> ran =
      run_once({*settings_, *reader_, *renderer_, later, randomness_, std::nullopt});
  ASSERT_FALSE(ran);
  EXPECT_EQ(ran.error().code, Errc::kNotFound);
  EXPECT_EQ(desk_.replies().size(), 1u);
  EXPECT_EQ(counts().sent, 1);
  EXPECT_THAT(health().mailbox_error, testing::HasSubstr("is no Maildir"));
}

// By `run --once`, each of whose runs is a program of its own.
class OncePerDayTest : public DaemonTest {
 protected:
  OncePerDayTest() {
    settings_->digest.to = {"organisatie@lerendeleraren.nl"};
    settings_->courier.url = "smtp://127.0.0.1:1";  // where nobody listens
    settings_->courier.tls = config::Tls::kNone;
  }
  // The text of the digest that was queued last.
  std::string digest() {
    store::Store store = store::Store::open(settings_->database).value();
    std::string text;
    while (const auto mail = store.claim(clock_.now() + std::chrono::hours(48)).value()) {
      if (mail->recipient == settings_->digest.to.front()) text = mime::parse(mail->message).text;
    }
    return text;
  }
};

TEST_F(OncePerDayTest, TheDigestTellsThatTheServerRefusesTheReplies) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_FALSE(run_at("2018-09-11T07:00"));
  EXPECT_THAT(digest(), testing::HasSubstr("127.0.0.1"));
}

TEST_F(OncePerDayTest, TheDigestTellsThatTheServerRefusedUsTheLastTime) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_FALSE(run_at("2018-09-11T06:59:59"));
  // The reply's next try is not due yet, so that only the digest itself is tried.
  ASSERT_FALSE(run_at("2018-09-11T07:00"));
  EXPECT_THAT(digest(), testing::HasSubstr("127.0.0.1"));
  EXPECT_THAT(health().courier_error, testing::HasSubstr("127.0.0.1"));
}

// Without the nightly look of a daemon, what is due is done by day.
TEST_F(DaemonTest, OncePerDayWhatWasKeptPastTheRetentionGoes) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_TRUE(run_at("2018-09-11T06:00"));
  settings_->digest.to = {"organisatie@lerendeleraren.nl"};
  ASSERT_TRUE(run_at("2019-02-01T08:00"));
  EXPECT_EQ(counts().confirmed, 0);
  std::string told;
  for (const std::string& mail : desk_.replies()) told += mime::parse(mail).text;
  EXPECT_THAT(told, testing::HasSubstr("omdat de bewaartermijn voorbij is: 1 aanmelding,"));
  EXPECT_THAT(told, testing::Not(testing::HasSubstr("Nog niet alles is weg")));
}

TEST_F(DaemonTest, ARehearsalPastTheRetentionKeepsForTheDayWhatItHasRead) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_TRUE(run_at("2019-02-01T03:30"));
  ASSERT_TRUE(run_at("2019-02-02T02:59"));
  EXPECT_EQ(counts().confirmed + counts().late, 1);
  ASSERT_TRUE(run_at("2019-02-02T03:01"));
  EXPECT_EQ(counts().confirmed + counts().late, 0);
}

TEST_F(DaemonTest, ServesWhatComesInUntilSigterm) {
  Result<void> ran;
  std::thread daemon([&] { ran = run_daemon(options()); });
  // The handler is in place when the database is: run_daemon() sets it first.
  EXPECT_TRUE(
      test::eventually(std::chrono::seconds(30), [&] { return fs::exists(settings_->database); }));
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  EXPECT_TRUE(
      test::eventually(std::chrono::seconds(60), [&] { return desk_.replies().size() == 1; }));
  ::kill(::getpid(), SIGTERM);
  daemon.join();
  EXPECT_TRUE(ran) << ran.error().text;
  EXPECT_EQ(counts().sent, 1);
  EXPECT_EQ(counts().queued, 0);
}

}  // namespace
}  // namespace meldaan::app
