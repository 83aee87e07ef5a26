// Beginning and end: what the service manager hears, how the daemon stops, and what it leaves alone
// when it starts on a mailbox that already holds mail.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <poll.h>
#include <sys/socket.h>

#include <chrono>

#include "desk_home.h"
#include "mails.h"
#include "support/servers.h"

namespace meldaan::test::lifecycle_test {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

Instant hours_ago(int hours) {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) -
         std::chrono::hours(hours);
}

TEST(Lifecycle, TheManagerHearsReadyStatusWatchdogAndStopping) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  // sd_watchdog_enabled(3): half a second, in microseconds, for this process alone or for whoever
  // asks.
  const auto daemon = home.start({"WATCHDOG_USEC=500000"});
  EXPECT_TRUE(daemon->wait_notified("READY=1")) << daemon->log();
  EXPECT_TRUE(daemon->wait_notified("STATUS=")) << daemon->log();
  EXPECT_TRUE(daemon->wait_notified("WATCHDOG=1")) << daemon->log();
  EXPECT_EQ(daemon->stop(), 0) << daemon->log();
  EXPECT_TRUE(daemon->wait_notified("STOPPING=1")) << daemon->log();
}

TEST(Lifecycle, AStopWhileIdleIsPrompt) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  const auto daemon = home.start();
  ASSERT_TRUE(daemon->wait_notified("STATUS=last good poll")) << daemon->log();
  EXPECT_EQ(daemon->stop(20s), 0) << daemon->log();
}

// Takes connections and never says a word.
class SilentServer {
 public:
  SilentServer() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    const auto generic = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(socket_.get(), generic, length), 0);
    EXPECT_EQ(listen(socket_.get(), 8), 0);
    EXPECT_EQ(getsockname(socket_.get(), generic, &length), 0);
    port_ = ntohs(address.sin_port);
  }
  std::string url() const { return "imaps://127.0.0.1:" + std::to_string(port_); }
  bool has_visitor() const {
    pollfd waiting{socket_.get(), POLLIN, 0};
    return poll(&waiting, 1, 0) == 1;
  }

 private:
  UniqueFd socket_;
  std::uint16_t port_ = 0;
};

TEST(Lifecycle, AStopWhileTheServerSaysNothingKeepsTheLimitOfTheUnit) {
  constexpr auto kTimeoutStopSec = 90s;  // systemd/meldaan.service
  MailServers servers(MELDAAN_SOURCE_DIR);
  const SilentServer silent;
  DeskOptions options;
  options.mailbox_url = silent.url();
  const DeskHome home(servers, options);
  const auto daemon = home.start();
  ASSERT_TRUE(eventually(30s, [&] { return silent.has_visitor(); })) << daemon->log();
  EXPECT_EQ(daemon->stop(kTimeoutStopSec), 0) << daemon->log();
}

// A mail that was begun is finished, and what was decided is in the database; the next start goes
// on from there.
TEST(Lifecycle, AStopInTheMiddleOfABacklogIsCleanAndLosesNothing) {
  constexpr int kMails = 300;
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  for (int number = 1; number <= kMails; ++number) servers.put_in_inbox(sign_up(number));
  const auto daemon = home.start();
  ASSERT_TRUE(eventually(60s, [&] { return home.counts().mails >= 20; })) << daemon->log();
  EXPECT_EQ(daemon->stop(20s), 0) << daemon->log();

  const Finished rest = home.meldaan({"run", "--once"}, 300s);
  EXPECT_EQ(rest.status, 0) << rest.all();
  servers.drain_smtp();
  EXPECT_EQ(home.registrations().size(), static_cast<std::size_t>(kMails));
  EXPECT_EQ(servers.count(MailServers::kDesk, "Aanmeldingen"), static_cast<std::size_t>(kMails));
  // A stop is no crash: no reply goes out twice.
  EXPECT_EQ(servers.count(kParticipants), static_cast<std::size_t>(kMails));
}

class FullMailbox : public ::testing::Test {
 protected:
  FullMailbox() : servers_(MELDAAN_SOURCE_DIR), home_(servers_, guarded()) {
    servers_.put_in_inbox(sign_up(1), hours_ago(72));
    servers_.put_in_inbox(sign_up(2), hours_ago(48));
    servers_.put_in_inbox(sign_up(3), hours_ago(24));
  }
  static DeskOptions guarded() {
    DeskOptions options;
    options.answer_since = "";
    return options;
  }
  void run_once(const std::vector<std::string>& further = {}) {
    std::vector<std::string> arguments = {"run", "--once"};
    arguments.insert(arguments.end(), further.begin(), further.end());
    const Finished run = home_.meldaan(arguments);
    EXPECT_EQ(run.status, 0) << run.all();
    servers_.drain_smtp();
  }

  MailServers servers_;
  DeskHome home_;
};

TEST_F(FullMailbox, CheckSaysHowManyMailsWouldBeHandled) {
  const Finished before = home_.meldaan({"check"});
  EXPECT_EQ(before.status, 0) << before.all();
  EXPECT_THAT(before.all(), HasSubstr("3 mails would be handled"));
  run_once();
  EXPECT_THAT(home_.meldaan({"check"}).all(), HasSubstr("3 mails would be handled"));
}

TEST_F(FullMailbox, WhatLayThereBeforeTheFirstStartIsLeftAlone) {
  run_once();
  EXPECT_EQ(home_.registrations(), nlohmann::json::array());
  EXPECT_EQ(servers_.count(kParticipants), 0u);
  EXPECT_EQ(servers_.count(MailServers::kDesk), 3u);

  servers_.put_in_inbox(sign_up(4), hours_ago(0) + std::chrono::seconds(5));
  run_once();
  ASSERT_EQ(home_.registrations().size(), 1u);
  EXPECT_EQ(home_.registrations()[0]["email"], participant(4));
  EXPECT_EQ(servers_.count(kParticipants), 1u);
  EXPECT_EQ(servers_.count(MailServers::kDesk), 3u);
}

TEST_F(FullMailbox, AnswerSinceReleasesWhatArrivedFromThenOn) {
  run_once();
  run_once({"--answer-since", format_utc(hours_ago(60))});
  EXPECT_EQ(home_.registrations().size(), 2u);
  EXPECT_EQ(servers_.count(kParticipants), 2u);
  const auto left = servers_.mails(MailServers::kDesk);
  ASSERT_EQ(left.size(), 1u);
  EXPECT_THAT(left[0].bytes, HasSubstr(message_id_of(1)));
}

}  // namespace
}  // namespace meldaan::test::lifecycle_test
