// What a command line is told that cannot be meant, and which configuration is read.
#include "cli_fixture.h"

namespace meldaan::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

using UsageTest = CliTest;

TEST_F(UsageTest, HelpNamesEveryCommandAndExitsWithZero) {
  const test::Said said = meldaan({"--help"});
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.errors, "");
  for (const char* word : {"run", "parse", "check", "digest", "status", "list", "show", "export",
                           "schools", "reread", "--config", "--version"}) {
    EXPECT_THAT(said.output, HasSubstr(word));
  }
}

TEST_F(UsageTest, EveryCommandExplainsItself) {
  const std::vector<std::pair<std::string, std::string>> options{
      {"run", "--answer-since"}, {"parse", "FILE"}, {"check", "--offline"},
      {"status", "exit status"}, {"list", "--csv"}, {"schools", "import"},
      {"reread", "--apply"},     {"show", "REF"},   {"export", ".xlsx"}};
  for (const auto& [command, option] : options) {
    const test::Said said = meldaan({command, "--help"});
    EXPECT_EQ(said.status, 0) << command;
    EXPECT_THAT(said.output, AllOf(HasSubstr("meldaan " + command), HasSubstr(option)));
  }
}

TEST_F(UsageTest, TheVersionIsTold) {
  const test::Said said = meldaan({"--version"});
  EXPECT_EQ(said.status, 0);
  EXPECT_THAT(said.output, StartsWith("meldaan 0."));
}

TEST_F(UsageTest, WhatCannotBeMeantIsNamedWithAWayToHelpAndExits64) {
  struct Case {
    std::vector<std::string> arguments;
    std::string errors;
  };
  const std::vector<Case> cases{
      {{}, "meldaan: which command?; see meldaan --help\n"},
      {{"frob"}, "meldaan: there is no command 'frob'; see meldaan --help\n"},
      {{"list", "--josn"},
       "meldaan: The following argument was not expected: --josn; see meldaan list --help\n"},
      {{"parse"}, "meldaan: FILE is required; see meldaan parse --help\n"},
      {{"list", "--json", "--csv"}, "meldaan: --json excludes --csv; see meldaan list --help\n"}};
  for (const Case& one : cases) {
    const test::Said said = meldaan(one.arguments);
    EXPECT_EQ(said.status, kExitUsage);
    EXPECT_EQ(said.errors, one.errors);
    EXPECT_EQ(said.output, "");
  }
}

TEST_F(UsageTest, ATimeThatIsNoneIsAUsageErrorThatSaysHowToWriteOne) {
  for (const char* option : {"--now", "--answer-since"}) {
    const test::Said said = meldaan({"run", "--once", option, "gisteren"});
    EXPECT_EQ(said.status, kExitUsage);
    EXPECT_EQ(said.errors, std::string("meldaan: ") + option +
                               ": 'gisteren' is no time; write 2018-10-04 or 2018-10-04T15:00\n");
  }
}

TEST_F(UsageTest, TheOptionForTheConfigurationComesBeforeTheEnvironment) {
  EXPECT_EQ(config_file({desk_.config().string(), nullptr}), desk_.config());
  EXPECT_EQ(config_file({"", nullptr}), desk_.config());
  ::setenv("MELDAAN_CONFIG", "/there/is/none.toml", 1);
  EXPECT_EQ(config_file({"", nullptr}), "/there/is/none.toml");
  EXPECT_EQ(config_file({desk_.config().string(), nullptr}), desk_.config());

  // As the first word and behind the command alike.
  for (const auto& arguments :
       {std::vector<std::string>{"-c", desk_.config().string(), "check", "--offline"},
        std::vector<std::string>{"check", "--offline", "--config", desk_.config().string()}}) {
    EXPECT_EQ(meldaan(arguments).status, 0);
  }
  const test::Said said = meldaan({"check", "--offline"});
  EXPECT_EQ(said.status, kExitConfig);
  EXPECT_THAT(said.errors, HasSubstr("/there/is/none.toml"));
}

TEST_F(UsageTest, ABadConfigurationStopsEveryCommandWith78AndNamesFileLineAndKey) {
  desk_.replace("event = ", "answer_sinse = \"\"\nevent = ");
  const std::vector<std::vector<std::string>> commands{
      {"run"}, {"run", "--once"}, {"parse", "mail.eml"}, {"check"}, {"status"}, {"list"}};
  for (const auto& command : commands) {
    const test::Said said = meldaan(command);
    EXPECT_EQ(said.status, kExitConfig) << command.front();
    EXPECT_EQ(said.output, "");
    EXPECT_EQ(said.errors, "meldaan: " + desk_.config().string() +
                               ":1: answer_sinse: unknown key; did you mean 'answer_since'?\n");
  }
}

}  // namespace
}  // namespace meldaan::cli
