// A desk from the first mail to the list of registrations, by its commands.
#include <nlohmann/json.hpp>

#include "cli_fixture.h"
#include "mime/parse.h"
#include "util/file.h"

namespace meldaan::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::MatchesRegex;

using DeskTest = CliTest;

TEST_F(DeskTest, OnePassAnswersAMailAndListsItsRegistration) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  const test::Said ran = run_before_the_event();
  ASSERT_EQ(ran.status, 0) << ran.errors;
  EXPECT_EQ(ran.output, "");
  EXPECT_EQ(desk_.inbox_size(), 0u);

  const json list = json::parse(meldaan({"list", "--json"}).output);
  ASSERT_EQ(list.size(), 1u);
  const std::string ref = list[0]["ref"];
  EXPECT_THAT(ref, MatchesRegex("KT-[0-9A-Z]{6}"));
  EXPECT_EQ(list[0]["state"], "confirmed");
  EXPECT_EQ(list[0]["name"], "Marieke Jansen");
  EXPECT_EQ(list[0]["email"], "marieke@school.example");
  EXPECT_EQ(list[0]["school"], "OBS De Regenboog");
  EXPECT_EQ(list[0]["foundation"], "Consent");
  EXPECT_EQ(list[0]["groups"], json({"werkgroep/taal"}));
  EXPECT_EQ(list[0]["unclear_groups"], json::array());
  EXPECT_EQ(list[0]["proposed_groups"], json::array());
  EXPECT_EQ(list[0]["submitted_by"], "marieke@school.example");
  EXPECT_THAT(std::string(list[0]["created"]), MatchesRegex("2018-09-11T07:00:[0-9]{2}Z"));
  EXPECT_EQ(list[0]["updated"], list[0]["created"]);

  ASSERT_EQ(desk_.replies().size(), 1u);
  const IncomingMail reply = mime::parse(desk_.replies()[0]);
  EXPECT_THAT(reply.subject, HasSubstr(ref));
  EXPECT_THAT(reply.text, AllOf(HasSubstr("Marieke Jansen"), HasSubstr("OBS De Regenboog"),
                                HasSubstr("Werkgroep Taal"), HasSubstr("4 oktober 2018")));
}

TEST_F(DeskTest, ARegistrationIsATableRowAndALineOfCsv) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  run_before_the_event();
  const std::string table = meldaan({"list"}).output;
  EXPECT_THAT(table, testing::StartsWith("ref        state      name"));
  EXPECT_THAT(table, AllOf(HasSubstr("Marieke Jansen  marieke@school.example  OBS De Regenboog  "
                                     "Consent     werkgroep/taal\n"),
                           testing::EndsWith("(1 row)\n")));
  EXPECT_THAT(meldaan({"list", "--csv"}).output,
              AllOf(testing::StartsWith("ref,state,name,email,school,foundation,groups\r\n"),
                    testing::EndsWith(",confirmed,Marieke Jansen,marieke@school.example,"
                                      "OBS De Regenboog,Consent,werkgroep/taal\r\n")));
}

TEST_F(DeskTest, ASecondPassDoesNothingAgain) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  run_before_the_event();
  ASSERT_EQ(run_before_the_event().status, 0);
  EXPECT_EQ(desk_.replies().size(), 1u);
  EXPECT_EQ(json::parse(meldaan({"list", "--json"}).output).size(), 1u);
}

TEST_F(DeskTest, AfterTheClosingTimeOfTheEventAMailIsLate) {
  // The clock of the program decides nothing: the time of arrival does.
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_EQ(meldaan({"run", "--once", "--quiet", "--now", "2018-12-01"}).status, 0);
  EXPECT_EQ(json::parse(meldaan({"list", "--json"}).output)[0]["state"], "confirmed");
}

TEST_F(DeskTest, AMailboxThatIsAwayFailsThePassWithAReason) {
  std::filesystem::remove_all(desk_.maildir());
  const test::Said ran = run_before_the_event();
  EXPECT_EQ(ran.status, kExitFailed);
  EXPECT_THAT(ran.errors, HasSubstr("is no Maildir: it has no folder new\n"));
}

TEST_F(DeskTest, BeforeTheFirstStartListAndStatusSaySo) {
  for (const auto& [command, status] :
       {std::pair{"list", kExitFailed}, {"status", kExitCritical}}) {
    const test::Said said = meldaan({command});
    EXPECT_EQ(said.status, status);
    EXPECT_EQ(said.output, "");
    EXPECT_EQ(said.errors, "meldaan: there is no database at " + desk_.database().string() +
                               ": the daemon has not run yet, or store.path names another file\n");
  }
}

TEST_F(DeskTest, StatusIsFineAfterAGoodPoll) {
  ASSERT_EQ(meldaan({"run", "--once", "--quiet"}).status, 0);
  const test::Said text = meldaan({"status"});
  EXPECT_EQ(text.status, kExitOk) << text.output;
  EXPECT_THAT(text.output, AllOf(HasSubstr("mailbox        ok\n"), HasSubstr("courier        ok\n"),
                                 HasSubstr("replies        0 sent, 0 queued, 0 held, 0 failed\n")));
  const test::Said said = meldaan({"status", "--json"});
  EXPECT_EQ(said.status, kExitOk);
  const json status = json::parse(said.output);
  EXPECT_EQ(status["ok"], true);
  EXPECT_TRUE(status["last_poll"].is_string());
  EXPECT_TRUE(status["oldest_unsent"].is_null());
}

TEST_F(DeskTest, StatusAsksForALookWhereAMailWasSetAside) {
  desk_.replace("[store]", "[limits]\nmail_bytes = 4096\n[store]");
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen") + std::string(5000, 'x') + "\r\n");
  ASSERT_EQ(meldaan({"run", "--once", "--quiet"}).status, 0);
  const test::Said said = meldaan({"status"});
  EXPECT_EQ(said.status, kExitFailed) << said.output;
  EXPECT_THAT(said.output, HasSubstr("mails          1 seen, 0 left for people, 1 set aside\n"));
}

TEST_F(DeskTest, StatusIsCriticalWhereTheMailboxIsAway) {
  ASSERT_EQ(meldaan({"run", "--once", "--quiet"}).status, 0);
  std::filesystem::remove_all(desk_.maildir());
  meldaan({"run", "--once", "--quiet"});
  const test::Said said = meldaan({"status", "--json"});
  EXPECT_EQ(said.status, kExitCritical);
  EXPECT_EQ(json::parse(said.output)["ok"], false);
  EXPECT_THAT(std::string(json::parse(said.output)["mailbox_error"]), HasSubstr("is no Maildir"));
}

TEST_F(DeskTest, StatusIsCriticalWhereTheLastPollWasLongAgo) {
  run_before_the_event();
  const test::Said said = meldaan({"status"});
  EXPECT_EQ(said.status, kExitCritical);
  EXPECT_THAT(said.output, HasSubstr("(too long ago: is the daemon running?)"));
}

TEST_F(DeskTest, StatusCountsTheMailThatTheFirstStartLeavesAlone) {
  desk_.replace("answer_since = \"2018-01-01\"\n", "");
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_EQ(meldaan({"run", "--once", "--quiet"}).status, 0);
  EXPECT_THAT(meldaan({"status"}).output,
              HasSubstr("1 mail from before the first start is left alone"));
  EXPECT_THAT(meldaan({"check"}).output, HasSubstr("--answer-since DATE"));

  ASSERT_EQ(meldaan({"run", "--once", "--quiet", "--answer-since", "2018-09-01"}).status, 0);
  EXPECT_EQ(json::parse(meldaan({"list", "--json"}).output).size(), 1u);
}

TEST_F(DeskTest, TheMailBeforeTheEventGoesOutAtTheTimeThatCheckSays) {
  desk_.replace("[store]\n", "[reminders]\nbefore_event_days = 7\n[store]\n");
  EXPECT_THAT(meldaan({"check", "--offline"}).output,
              HasSubstr("the mail before the event goes out on 2018-09-27 09:00\n"));
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_EQ(run_before_the_event().status, 0);
  for (const char* now : {"2018-09-27T08:59", "2018-09-27T09:00", "2018-09-27T09:01"}) {
    const std::size_t before = desk_.replies().size();
    ASSERT_EQ(meldaan({"run", "--once", "--quiet", "--now", now}).status, 0);
    const bool is_time = std::string(now) == "2018-09-27T09:00";
    EXPECT_EQ(desk_.replies().size(), before + (is_time ? 1 : 0)) << now;
  }
}

// Of an upgrade after which the old daemon still runs: whatever is asked meanwhile leaves it its
// tables. The version stands in bytes 60 to 63 (sqlite.org/fileformat.html section 1.3.15).
TEST_F(DeskTest, ADatabaseOfAnOlderVersionIsLeftToTheDaemon) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  ASSERT_EQ(run_before_the_event().status, 0);
  desk_.replace("[mailbox]", "[digest]\nto = [\"anke@school.example\"]\n[mailbox]");
  constexpr std::size_t kLastByteOfVersion = 63;
  std::string bytes = read_file(desk_.database()).value();
  --bytes.at(kLastByteOfVersion);
  ASSERT_TRUE(write_file_atomically(desk_.database(), bytes, 0600));
  const std::vector<std::vector<std::string>> commands = {{"list"},
                                                          {"status"},
                                                          {"review"},
                                                          {"resolve", "mail-1", "ignore"},
                                                          {"forget", "marieke@school.example"},
                                                          {"purge", "--early"},
                                                          {"reread", "--apply"},
                                                          {"digest", "--send"}};
  for (const std::vector<std::string>& command : commands) {
    const test::Said said = meldaan(command);
    EXPECT_NE(said.status, 0) << command.front();
    EXPECT_THAT(said.errors, HasSubstr("systemctl restart meldaan")) << command.front();
    EXPECT_EQ(read_file(desk_.database()).value().at(kLastByteOfVersion),
              bytes.at(kLastByteOfVersion))
        << command.front();
  }
}

TEST_F(DeskTest, CheckFindsADeskOnFoldersInOrder) {
  const test::Said before = meldaan({"check", "--offline"});
  EXPECT_EQ(before.status, 0) << before.output << before.errors;
  EXPECT_THAT(before.output,
              AllOf(HasSubstr("ok    config     " + desk_.config().string() + ", 23 groups\n"),
                    HasSubstr("ok    templates  "), HasSubstr("ok    lexicon    3 languages\n"),
                    HasSubstr(" will be made at the first start\n")));
  EXPECT_THAT(before.output, testing::Not(HasSubstr("mailbox")));

  ASSERT_EQ(meldaan({"run", "--once", "--quiet"}).status, 0);
  const test::Said after = meldaan({"check"});
  EXPECT_EQ(after.status, 0) << after.output;
  EXPECT_THAT(after.output,
              AllOf(HasSubstr("ok    database   "), HasSubstr("ok    mailbox    maildir:"),
                    HasSubstr("ok    inbox      0 mails, 0 of them new\n"),
                    HasSubstr("ok    courier    folder:")));
}

TEST_F(DeskTest, CheckSaysWhatIsMissingAndHowToMendIt) {
  std::filesystem::remove_all(desk_.maildir());
  const test::Said said = meldaan({"check"});
  EXPECT_EQ(said.status, kExitFailed);
  EXPECT_THAT(said.output, AllOf(HasSubstr("FAIL  mailbox    "), HasSubstr("is no Maildir"),
                                 HasSubstr("look at mailbox.url\n")));
}

TEST_F(DeskTest, CheckRefusesATemplateThatNamesAnUnknownField) {
  const std::filesystem::path copy = desk_.config().parent_path() / "templates";
  std::filesystem::copy(std::filesystem::path(MELDAAN_SOURCE_DIR) / "templates", copy,
                        std::filesystem::copy_options::recursive);
  desk_.write("templates/nl/late.subject.mustache", "Te laat, {{frist_name}}\n");
  desk_.replace((std::filesystem::path(MELDAAN_SOURCE_DIR) / "templates").string(), "templates");
  for (const char* command : {"check", "run"}) {
    const test::Said said = meldaan({command});
    EXPECT_EQ(said.status, kExitConfig) << command;
    EXPECT_THAT(said.output + said.errors,
                AllOf(HasSubstr("late.subject.mustache:1: "), HasSubstr("frist_name")));
  }
}

}  // namespace
}  // namespace meldaan::cli
