// Servers that are away or say no, and configurations that are wrong: what people are told, and
// what the daemon does meanwhile.
#include <gmock/gmock.h>

#include "desk_home.h"
#include "mails.h"
#include "support/servers.h"

namespace meldaan::test::trouble_test {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr int kExitConfig = 78;  // EX_CONFIG of sysexits.h: systemd does not restart

void expect_check_says(const DeskHome& home, const std::string& what,
                       const std::string& how_to_mend) {
  const Finished check = home.meldaan({"check"});
  EXPECT_NE(check.status, 0) << check.all();
  EXPECT_NE(check.status, kExitConfig) << check.all();
  EXPECT_THAT(check.all(), HasSubstr(what));
  EXPECT_THAT(check.all(), HasSubstr(how_to_mend));
}

// Log, STATUS and `status` all tell that the mailbox fails, in these words; the daemon stays.
void expect_told_everywhere(const DeskHome& home, Daemon& daemon, const std::string& what) {
  EXPECT_TRUE(daemon.wait_notified("STATUS=mailbox: ", 60s)) << daemon.log();
  EXPECT_THAT(daemon.notifications(), Contains(AllOf(StartsWith("STATUS="), HasSubstr(what))));
  EXPECT_TRUE(
      eventually(60s, [&] { return daemon.log().find("mailbox.failed") != std::string::npos; }));
  EXPECT_THAT(daemon.log(), HasSubstr(what));
  EXPECT_THAT(daemon.log(), HasSubstr("retry_in_ms="));
  EXPECT_TRUE(eventually(60s, [&] {
    const std::string error = home.status()["mailbox_error"];
    return error.find(what) != std::string::npos;
  })) << home.status().dump(2);
  const Finished told = home.meldaan({"status"});
  EXPECT_EQ(told.status, 2);
  EXPECT_THAT(told.output, HasSubstr(what));
  EXPECT_TRUE(daemon.running());
}

int attempts(const Daemon& daemon) {
  const std::string log = daemon.log();
  int count = 0;
  for (std::size_t at = 0; (at = log.find("mailbox.failed", at)) != std::string::npos; ++at)
    ++count;
  return count;
}

TEST(Trouble, AWrongPasswordIsNamedRetriedAndOvercomeOnceTheServerTakesIt) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  DeskOptions options;
  options.password = "verkeerd";
  const DeskHome home(servers, options);
  expect_check_says(home, "password", "password_file");

  const auto daemon = home.start();
  expect_told_everywhere(home, *daemon, "refuses the log-in");
  ASSERT_TRUE(eventually(60s, [&] { return attempts(*daemon) >= 2; })) << daemon->log();
  servers.put_in_inbox(sign_up(1));
  EXPECT_EQ(home.counts().mails, 0);

  servers.set_desk_password("verkeerd");
  EXPECT_TRUE(eventually(180s, [&] { return servers.count(kParticipants) == 1; })) << daemon->log();
  EXPECT_EQ(daemon->stop(), 0);
  EXPECT_EQ(home.meldaan({"check"}).status, 0) << home.meldaan({"check"}).all();
}

TEST(Trouble, AnUnknownHostIsNamedAndRetried) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  DeskOptions options;
  options.mailbox_url = "imaps://imap.bestaat-niet.invalid";  // RFC 2606 section 2: never resolves
  const DeskHome home(servers, options);
  expect_check_says(home, "imap.bestaat-niet.invalid", "mailbox.url");
  const auto daemon = home.start();
  expect_told_everywhere(home, *daemon, "unknown host imap.bestaat-niet.invalid");
  EXPECT_EQ(daemon->stop(), 0);
}

TEST(Trouble, ACertificateOfAnUnknownAuthorityIsNamedAndRetried) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  DeskOptions options;
  options.trusts_servers = false;
  const DeskHome home(servers, options);
  servers.put_in_inbox(sign_up(1));
  expect_check_says(home, "certificate", "tls_ca");
  const auto daemon = home.start();
  expect_told_everywhere(home, *daemon, "certificate of");
  EXPECT_EQ(daemon->stop(), 0);
  EXPECT_EQ(home.counts().mails, 0);
}

TEST(Trouble, ACertificateForAnotherNameIsRefused) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  DeskOptions options;
  // The certificate names localhost and 127.0.0.1, and this is neither, though it leads to the same
  // server.
  options.mailbox_url =
      "imaps://ip4-" + std::string("localhost.localdomain:") + servers["IMAPS_PORT"];
  const DeskHome home(servers, options);
  const Finished check = home.meldaan({"check"});
  EXPECT_NE(check.status, 0);
  EXPECT_NE(check.status, kExitConfig);
}

// One defect a configuration: both commands name file, line and key, and exit 78.
void expect_config_error(const DeskHome& home, const std::string& place, const std::string& key) {
  for (const std::string command : {"check", "run"}) {
    const Finished finished = home.meldaan({command});
    EXPECT_EQ(finished.status, kExitConfig) << command << ": " << finished.all();
    EXPECT_THAT(finished.all(), HasSubstr(place)) << command;
    EXPECT_THAT(finished.all(), HasSubstr(key)) << command;
  }
}

// "meldaan.toml:7" for the line on which the text begins.
std::string place_of(const std::string& file, const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  const auto line =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  return file + ":" + std::to_string(line);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(Trouble, ATypoInAKeyIsAConfigurationError) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  const std::string text = replaced(home.configuration(), "poll = \"1h\"", "pol = \"1h\"");
  home.write("meldaan.toml", text);
  expect_config_error(home, place_of("meldaan.toml", text, "pol = "), "mailbox.pol");
}

TEST(Trouble, AMissingSecretIsAConfigurationError) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  std::filesystem::remove(home.folder() / "password");
  expect_config_error(home, place_of("meldaan.toml", home.configuration(), "password_file"),
                      "mailbox.password_file");
}

TEST(Trouble, AMissingTemplateIsAConfigurationError) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  const auto templates = home.folder() / "templates";
  std::filesystem::copy(MELDAAN_SOURCE_DIR "/templates", templates,
                        std::filesystem::copy_options::recursive);
  std::string removed;
  for (const auto& entry : std::filesystem::directory_iterator(templates / "layout")) {
    if (entry.path().filename().string().starts_with("question"))
      removed = entry.path().filename().string();
  }
  ASSERT_THAT(removed, Not(IsEmpty()));
  std::filesystem::remove(templates / "layout" / removed);
  home.write("meldaan.toml",
             replaced(home.configuration(), MELDAAN_SOURCE_DIR "/templates", templates.string()));
  expect_config_error(home, removed, removed);
}

TEST(Trouble, WhileTheSmtpServerIsAwayRepliesWaitAndThenGoOutOnce) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  for (int number = 1; number <= 3; ++number) servers.put_in_inbox(sign_up(number));
  servers.stop_smtp();

  const auto daemon = home.start();
  ASSERT_TRUE(eventually(60s, [&] { return home.counts().queued == 3; })) << daemon->log();
  EXPECT_TRUE(eventually(60s, [&] { return servers.count(MailServers::kDesk) == 0; }))
      << daemon->log();
  EXPECT_TRUE(daemon->wait_notified("STATUS=courier: ", 60s)) << daemon->log();
  EXPECT_EQ(home.registrations().size(), 3u);
  EXPECT_EQ(servers.count(kParticipants), 0u);

  servers.start_smtp();
  EXPECT_TRUE(eventually(180s, [&] { return home.counts().sent == 3; })) << daemon->log();
  EXPECT_EQ(daemon->stop(), 0);
  servers.drain_smtp();
  EXPECT_EQ(servers.count(kParticipants), 3u);
  EXPECT_EQ(home.counts().queued, 0);
}

TEST(Trouble, ARecipientRefusedForGoodFailsAndOneRefusedForNowWaits) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  const auto from = [](const std::string& address) {
    std::string mail = sign_up(1);
    return mail.replace(mail.find(participant(1)), participant(1).size(), address);
  };
  servers.put_in_inbox(from("refused-550@school-voorbeeld.nl"));
  servers.put_in_inbox(
      replaced(from("refused-450@school-voorbeeld.nl"), "aanmelding-1", "aanmelding-4"));
  servers.put_in_inbox(sign_up(2));

  const Finished run = home.meldaan({"run", "--once"});
  EXPECT_EQ(run.status, 0) << run.all();
  servers.drain_smtp();
  const store::Counts counts = home.counts();
  EXPECT_EQ(counts.confirmed, 3);
  EXPECT_EQ(counts.sent, 1);
  EXPECT_EQ(counts.failed, 1);
  EXPECT_EQ(counts.queued, 1);
  EXPECT_EQ(servers.count(kParticipants), 1u);
}

}  // namespace
}  // namespace meldaan::test::trouble_test
