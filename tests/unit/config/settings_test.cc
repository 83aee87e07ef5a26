#include "config/settings.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "config/document.h"
#include "config/endpoint_url.h"

namespace meldaan::config {
namespace {

namespace fs = std::filesystem;

// A folder that vanishes with the test.
class SettingsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string form = (fs::temp_directory_path() / "meldaan-config-XXXXXX").string();
    ASSERT_NE(::mkdtemp(form.data()), nullptr);
    folder_ = form;
    fs::create_directories(folder_ / "etc");
    fs::create_directories(folder_ / "templates");
    ::unsetenv("CREDENTIALS_DIRECTORY");
    write("etc/event.toml", kEvent);
    write("etc/lexicon.nl.toml",
          "language = \"nl\"\n[lists]\ngreeting = [\n  \"beste\",\n  \"hoi\",\n]\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
  }
  Loaded load_main(const std::string& text, Secrets secrets = Secrets::kRead) {
    write("etc/meldaan.toml", text);
    return load(folder_ / "etc/meldaan.toml", secrets);
  }
  std::string said(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) text += to_string(problem) + "\n";
    return text;
  }

  static constexpr const char* kEvent = R"(title = "Kennisnetwerken"
date = 2018-10-04
start = "15:00"
end = "17:00"
contact = "Janet Koster, 053 555 01 23"
organiser_address = "info@lerendeleraren.nl"
retention_days = 90
[[group]]
kind = "plg"
topic = "mobiel-leren"
name = "Mobiel leren"
title = "PLG Mobiel leren"
aliases = ["mobiel"]
[[group]]
kind = "werkgroep"
topic = "beleidsgroep-besturen"
name = "Beleidsgroep besturen"
title = "Beleidsgroep besturen"
)";
  static constexpr const char* kSmallest = R"([mailbox]
url = "maildir:mail"
[courier]
url = "folder:replies"
from = "Kennisnetwerk Twente <info@lerendeleraren.nl>"
)";

  fs::path folder_;
};

TEST_F(SettingsTest, TheSmallestFileGetsTheDocumentedDefaults) {
  const Loaded loaded = load_main(kSmallest);
  ASSERT_TRUE(loaded.settings) << said(loaded.problems);
  const Settings& s = *loaded.settings;
  EXPECT_EQ(s.file, folder_ / "etc/meldaan.toml");
  EXPECT_EQ(s.templates, folder_ / "templates");
  EXPECT_EQ(s.timezone.name(), "Europe/Amsterdam");
  EXPECT_FALSE(s.answer_since);
  EXPECT_EQ(s.mailbox.url, "maildir:" + (folder_ / "etc/mail").string());
  EXPECT_EQ(s.mailbox.inbox, "INBOX");
  EXPECT_EQ(s.mailbox.handled, "Aanmeldingen");
  EXPECT_EQ(s.mailbox.poll, Seconds(60));
  EXPECT_EQ(s.mailbox.tls, Tls::kVerified);
  EXPECT_EQ(s.courier.url, "folder:" + (folder_ / "etc/replies").string());
  EXPECT_EQ(s.courier.from, (Address{"Kennisnetwerk Twente", "info@lerendeleraren.nl"}));
  EXPECT_EQ(s.courier.envelope_from, "info@lerendeleraren.nl");
  EXPECT_EQ(s.limits.replies_per_address_per_day, 10);
  EXPECT_EQ(s.limits.replies_per_hour, 600);
  EXPECT_EQ(s.limits.mail_bytes, 26214400u);
  EXPECT_EQ(s.database, "/var/lib/meldaan/meldaan.db");
  EXPECT_TRUE(s.digest.to.empty());
  EXPECT_EQ(s.digest.at_hour, 7);
  EXPECT_EQ(s.digest.at_minute, 0);
  EXPECT_EQ(s.reminders.before_event_days, 0);
  EXPECT_EQ(s.reminders.at_hour, 9);
  ASSERT_EQ(s.lexicons.size(), 1u);
  EXPECT_EQ(s.invitation, "");
}

TEST_F(SettingsTest, PathsAreAbsoluteWhateverFolderTheFileIsNamedFrom) {
  write("etc/meldaan.toml", kSmallest);
  const fs::path before = fs::current_path();
  fs::current_path(folder_ / "etc");
  const Loaded loaded = load("meldaan.toml");
  fs::current_path(before);
  ASSERT_TRUE(loaded.settings) << said(loaded.problems);
  EXPECT_EQ(loaded.settings->mailbox.url, "maildir:" + (folder_ / "etc/mail").string());
  EXPECT_EQ(loaded.settings->courier.url, "folder:" + (folder_ / "etc/replies").string());
}

TEST_F(SettingsTest, TheInvitationIsReadWhereItStandsBesideTheFileOrWhereItIsNamed) {
  write("etc/invitation.txt", "Beste collega's, doe mee op 4 oktober.\n");
  write("etc/uitnodiging.txt", "Een andere uitnodiging voor stagecoördinatoren.\n");
  const Loaded unnamed = load_main(kSmallest);
  ASSERT_TRUE(unnamed.settings) << said(unnamed.problems);
  EXPECT_EQ(unnamed.settings->invitation, "Beste collega's, doe mee op 4 oktober.\n");
  const Loaded named = load_main(std::string("invitation = \"uitnodiging.txt\"\n") + kSmallest);
  ASSERT_TRUE(named.settings) << said(named.problems);
  EXPECT_EQ(named.settings->invitation, "Een andere uitnodiging voor stagecoördinatoren.\n");
}

TEST_F(SettingsTest, EveryKeyIsRead) {
  write("etc/secret", "  hunter 2 \n");
  write("etc/ca.pem", "certificate");
  const Loaded loaded = load_main(R"(
timezone = "Europe/London"
answer_since = "2018-09-01T08:00"
organisers = ["organisatie@lerendeleraren.nl"]
authserv_id = "mx.example.nl"
own_lists = ["<info.lerendeleraren.nl>"]
lexicons = ["lexicon.nl.toml"]
[mailbox]
url = "imap://127.0.0.9:1143/"
user = "info@lerendeleraren.nl"
password_file = "secret"
inbox = "INBOX.Info"
handled = "Klaar"
sent = "Verzonden"
save_sent = "Kopie"
poll = "5m"
tls = "none"
[courier]
url = "smtp://smtp.example.nl:587"
user = "info"
password_file = "./secret"
tls_ca = "ca.pem"
from = "\"Kennisnetwerk, Twente\" <info@lerendeleraren.nl>"
envelope_from = ""
[limits]
replies_per_address_per_day = 3
replies_per_hour = 40
mail_bytes = 1000000
[store]
path = "var/desk.db"
[reminders]
before_event_days = 7
before_event_at = 18:15:00
[digest]
to = ["a@lerendeleraren.nl", "b@lerendeleraren.nl"]
at = "06:45"
)");
  ASSERT_TRUE(loaded.settings) << said(loaded.problems);
  const Settings& s = *loaded.settings;
  EXPECT_EQ(s.timezone.name(), "Europe/London");
  // British summer time is an hour ahead of UTC.
  EXPECT_EQ(format_utc(*s.answer_since), "2018-09-01T07:00:00Z");
  EXPECT_EQ(s.organisers, std::vector<std::string>{"organisatie@lerendeleraren.nl"});
  EXPECT_EQ(s.authserv_id, "mx.example.nl");
  EXPECT_EQ(s.own_lists, std::vector<std::string>{"<info.lerendeleraren.nl>"});
  EXPECT_EQ(s.mailbox.url, "imap://127.0.0.9:1143");
  EXPECT_EQ(s.mailbox.user, "info@lerendeleraren.nl");
  EXPECT_EQ(s.mailbox.password, "hunter 2");
  EXPECT_EQ(s.mailbox.inbox, "INBOX.Info");
  EXPECT_EQ(s.mailbox.handled, "Klaar");
  EXPECT_EQ(s.mailbox.sent, "Verzonden");
  EXPECT_EQ(s.mailbox.save_sent, "Kopie");
  EXPECT_EQ(s.mailbox.poll, Seconds(300));
  EXPECT_EQ(s.mailbox.tls, Tls::kNone);
  EXPECT_EQ(s.courier.url, "smtp://smtp.example.nl:587");
  EXPECT_EQ(s.courier.password, "hunter 2");
  EXPECT_EQ(s.courier.tls_ca, (folder_ / "etc/ca.pem").string());
  EXPECT_EQ(s.courier.from.name, "Kennisnetwerk, Twente");
  EXPECT_EQ(s.courier.envelope_from, "");
  EXPECT_EQ(s.limits.replies_per_address_per_day, 3);
  EXPECT_EQ(s.limits.replies_per_hour, 40);
  EXPECT_EQ(s.limits.mail_bytes, 1000000u);
  EXPECT_EQ(s.database, folder_ / "etc/var/desk.db");
  EXPECT_EQ(s.digest.to, (std::vector<std::string>{"a@lerendeleraren.nl", "b@lerendeleraren.nl"}));
  EXPECT_EQ(s.digest.at_hour, 6);
  EXPECT_EQ(s.digest.at_minute, 45);
  EXPECT_EQ(s.reminders.before_event_days, 7);
  EXPECT_EQ(s.reminders.at_hour, 18);
  EXPECT_EQ(s.reminders.at_minute, 15);
}

TEST_F(SettingsTest, TheEventIsReadWithItsGroupsInOrder) {
  const Loaded loaded = load_main(kSmallest);
  ASSERT_TRUE(loaded.settings) << said(loaded.problems);
  const Event& event = loaded.settings->event;
  EXPECT_EQ(event.title, "Kennisnetwerken");
  // Amsterdam is two hours ahead of UTC on 4 October.
  EXPECT_EQ(format_utc(event.start), "2018-10-04T13:00:00Z");
  EXPECT_EQ(format_utc(event.end), "2018-10-04T15:00:00Z");
  EXPECT_EQ(format_utc(event.closes), "2018-10-04T13:00:00Z");
  EXPECT_EQ(event.venue, "");
  EXPECT_EQ(event.contact, "Janet Koster, 053 555 01 23");
  EXPECT_EQ(event.retention_days, 90);
  ASSERT_EQ(event.groups.size(), 2u);
  EXPECT_EQ(event.groups[0].id, "plg/mobiel-leren");
  EXPECT_EQ(event.groups[0].aliases, std::vector<std::string>{"mobiel"});
  EXPECT_EQ(event.groups[1].id, "werkgroep/beleidsgroep-besturen");
  EXPECT_EQ(event.groups[1].title, "Beleidsgroep besturen");
}

TEST_F(SettingsTest, AGroupsCapacityIsReadAndWithoutOneThereIsNoLimit) {
  write("etc/event.toml",
        "title = \"x\"\ndate = \"2018-10-04\"\nstart = \"15:00\"\nend = \"17:00\"\n"
        "contact = \"x\"\norganiser_address = \"a@b.nl\"\nretention_days = 1\n"
        "[[group]]\nkind = \"plg\"\ntopic = \"s\"\nname = \"S\"\ntitle = \"PLG S\"\n"
        "[[group]]\nkind = \"plg\"\ntopic = \"t\"\nname = \"T\"\ntitle = \"PLG T\"\n"
        "capacity = 25\n");
  const LoadedEvent loaded =
      load_event(folder_ / "etc/event.toml", *TimeZone::find("Europe/Amsterdam"));
  ASSERT_TRUE(loaded.event) << said(loaded.problems);
  EXPECT_EQ(capacities_of(*loaded.event), (Capacities{{"plg/s", 0}, {"plg/t", 25}}));
}

TEST_F(SettingsTest, TimesMayBeWrittenAsTomlsOwnTypes) {
  write("etc/event.toml", std::string(R"(closes = 2018-10-03T18:00:00+02:00
)") + "title = \"x\"\ndate = \"2018-10-04\"\nstart = 15:00:00\nend = 17:30:00\n"
      "contact = \"x\"\norganiser_address = \"a@b.nl\"\nretention_days = 1\n"
      "[[group]]\nkind = \"plg\"\ntopic = \"t\"\nname = \"T\"\ntitle = \"PLG T\"\n");
  const LoadedEvent loaded =
      load_event(folder_ / "etc/event.toml", *TimeZone::find("Europe/Amsterdam"));
  ASSERT_TRUE(loaded.event) << said(loaded.problems);
  EXPECT_EQ(format_utc(loaded.event->start), "2018-10-04T13:00:00Z");
  EXPECT_EQ(format_utc(loaded.event->end), "2018-10-04T15:30:00Z");
  EXPECT_EQ(format_utc(loaded.event->closes), "2018-10-03T16:00:00Z");
}

TEST_F(SettingsTest, AnEventFilesProblemNamesTheEventFile) {
  write("etc/event.toml", "title = 3\n");
  const Loaded loaded = load_main(kSmallest);
  ASSERT_FALSE(loaded.problems.empty());
  EXPECT_EQ(to_string(loaded.problems.front()),
            (folder_ / "etc/event.toml").string() +
                ":1: title: must be text in quotes, not a whole number");
}

TEST_F(SettingsTest, ALexiconsPhrasesKnowTheirLines) {
  const LoadedLexicon loaded = load_lexicon(folder_ / "etc/lexicon.nl.toml");
  ASSERT_TRUE(loaded.lexicon) << said(loaded.problems);
  EXPECT_EQ(loaded.lexicon->language, "nl");
  EXPECT_EQ(loaded.lexicon->file, (folder_ / "etc/lexicon.nl.toml").string());
  const auto& greeting = loaded.lexicon->list("greeting");
  ASSERT_EQ(greeting.size(), 2u);
  EXPECT_EQ(greeting[0].text, "beste");
  EXPECT_EQ(greeting[0].line, 4);
  EXPECT_EQ(greeting[1].text, "hoi");
  EXPECT_EQ(greeting[1].line, 5);
}

TEST_F(SettingsTest, ByDefaultEveryLexiconBesideTheFileIsRead) {
  write("etc/lexicon.de.toml", "language = \"de\"\n[lists]\n");
  const Loaded loaded = load_main(kSmallest);
  ASSERT_TRUE(loaded.settings) << said(loaded.problems);
  ASSERT_EQ(loaded.settings->lexicons.size(), 2u);
  EXPECT_EQ(loaded.settings->lexicons[1].language, "de");
}

TEST_F(SettingsTest, TwoLexiconsForOneLanguageAreAProblem) {
  write("etc/second.toml", "language = \"nl\"\n[lists]\n");
  const Loaded loaded =
      load_main("lexicons = [\"lexicon.nl.toml\", \"second.toml\"]\n" + std::string(kSmallest));
  EXPECT_EQ(said(loaded.problems), (folder_ / "etc/meldaan.toml").string() +
                                       ":1: lexicons: " + (folder_ / "etc/second.toml").string() +
                                       " and " + (folder_ / "etc/lexicon.nl.toml").string() +
                                       " are both for 'nl'\n");
}

constexpr const char* kServer = R"([mailbox]
url = "imaps://imap.example.nl"
user = "info"
password_file = "imap-password"
[courier]
url = "folder:replies"
from = "info@lerendeleraren.nl"
)";

TEST_F(SettingsTest, ACredentialOfSystemdComesBeforeAFileBesideTheConfiguration) {
  fs::create_directories(folder_ / "credentials");
  write("credentials/imap-password", "from systemd\n");
  write("etc/imap-password", "from the folder\n");
  ::setenv("CREDENTIALS_DIRECTORY", (folder_ / "credentials").c_str(), 1);
  Loaded loaded = load_main(kServer);
  ASSERT_TRUE(loaded.settings) << said(loaded.problems);
  EXPECT_EQ(loaded.settings->mailbox.password, "from systemd");

  fs::remove(folder_ / "credentials/imap-password");
  loaded = load_main(kServer);
  ASSERT_TRUE(loaded.settings) << said(loaded.problems);
  EXPECT_EQ(loaded.settings->mailbox.password, "from the folder");
}

TEST_F(SettingsTest, AMissingSecretNamesBothPlacesWhereItWasLookedFor) {
  ::setenv("CREDENTIALS_DIRECTORY", (folder_ / "credentials").c_str(), 1);
  const Loaded loaded = load_main(kServer);
  EXPECT_EQ(said(loaded.problems), (folder_ / "etc/meldaan.toml").string() +
                                       ":4: mailbox.password_file: no secret: cannot open " +
                                       (folder_ / "credentials/imap-password").string() +
                                       ": No such file or directory; cannot open " +
                                       (folder_ / "etc/imap-password").string() +
                                       ": No such file or directory\n");
}

TEST_F(SettingsTest, WithoutNeedForSecretsNoneIsLookedFor) {
  const Loaded loaded = load_main(kServer, Secrets::kSkip);
  ASSERT_TRUE(loaded.settings) << said(loaded.problems);
  EXPECT_EQ(loaded.settings->mailbox.password, "");
}

TEST_F(SettingsTest, NoProblemEverShowsASecret) {
  write("etc/imap-password", "hunter2\n");
  const Loaded loaded = load_main(std::string(kServer) + "[digest]\nat = \"noon\"\n");
  ASSERT_EQ(loaded.problems.size(), 1u);
  EXPECT_EQ(said(loaded.problems).find("hunter2"), std::string::npos);
}

TEST_F(SettingsTest, TheInstalledExampleIsAValidConfigurationButForItsSecrets) {
  const fs::path example = fs::path(MELDAAN_SOURCE_DIR) / "config" / "meldaan.toml";
  const Loaded loaded = load(example, Secrets::kSkip);
  ASSERT_TRUE(loaded.settings) << said(loaded.problems);
  EXPECT_EQ(loaded.settings->event.groups.size(), 23u);
  EXPECT_EQ(loaded.settings->mailbox.tls, Tls::kVerified);
  EXPECT_EQ(loaded.settings->courier.tls, Tls::kVerified);
}

TEST(LoopbackTest, OnlyThisMachinesOwnAddressesCount) {
  for (const char* host : {"localhost", "LOCALHOST", "127.0.0.1", "127.255.0.3", "::1"}) {
    EXPECT_TRUE(is_loopback(host)) << host;
  }
  for (const char* host : {"128.0.0.1", "127.0.0.1.example.nl", "localhost.example.nl", "::2",
                           "0.0.0.0", "10.0.0.1", ""}) {
    EXPECT_FALSE(is_loopback(host)) << host;
  }
}

TEST(EndpointUrlTest, AHostMayBeABracketedIpv6Address) {
  const auto url = parse_endpoint_url("imap://[::1]:1143", {"imaps", "imap"}, "maildir", "/etc");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->host, "::1");
  EXPECT_EQ(url->normalised, "imap://[::1]:1143");
}

TEST(NearestTest, ASlipFindsItsKeyAndAnotherWordFindsNone) {
  const std::vector<std::string> keys = {"mailbox", "courier", "limits",
                                         "store",   "digest",  "reminders"};
  EXPECT_EQ(nearest("mialbox", keys), "mailbox");
  EXPECT_EQ(nearest("limit", keys), "limits");
  EXPECT_EQ(nearest("stores", keys), "store");
  EXPECT_EQ(nearest("password", keys), "");
  EXPECT_EQ(nearest(std::string(10000, 'x'), keys), "");
}

}  // namespace
}  // namespace meldaan::config
