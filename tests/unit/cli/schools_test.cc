// The school register from its files to a foundation that is filled in, by the commands.
#include <nlohmann/json.hpp>

#include "cli_fixture.h"

namespace meldaan::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;

class SchoolsTest : public CliTest {
 protected:
  static std::string file(const std::string& name) {
    return std::string(MELDAAN_SOURCE_DIR) + "/tests/registers/" + name;
  }
  static test::Said import(std::vector<std::string> files) {
    std::vector<std::string> arguments{"schools", "import"};
    for (const std::string& name : files) arguments.push_back(file(name));
    return meldaan(arguments);
  }
  // A mail that names a school of the register, and no foundation.
  static std::string mail() {
    std::string text = test::sign_up_mail("Marieke Jansen");
    const std::string old = "School: OBS De Regenboog\r\nStichting: Consent\r\n";
    return text.replace(text.find(old), old.size(), "School: OBS De Zilvermeeuw\r\n");
  }
  json parsed() const {
    const test::Said said = meldaan({"parse", "--json", desk_.write("mail.eml", mail()).string()});
    EXPECT_EQ(said.status, 0) << said.errors;
    EXPECT_EQ(said.errors, "");
    return json::parse(said.output)["people"][0];
  }
};

TEST_F(SchoolsTest, AnImportSaysWhatWasReadAndHowManyBoardsHaveNoName) {
  const test::Said said = import({"schools-latin1.csv", "boards-windows1252.csv"});
  EXPECT_EQ(said.status, 0) << said.errors;
  EXPECT_EQ(said.output,
            "4 schools were read\n"
            "3 boards were read\n"
            "4 schools are known, 1 of them without the name of their board\n");
  EXPECT_EQ(said.errors, "");
}

TEST_F(SchoolsTest, SeparateRunsInEitherOrderComeToTheSame) {
  for (const auto& [first, second] : {std::pair{"schools-latin1.csv", "boards-windows1252.csv"},
                                      {"boards-windows1252.csv", "schools-utf8-bom.csv"}}) {
    ASSERT_EQ(import({first}).status, 0);
    EXPECT_THAT(import({second}).output,
                EndsWith("4 schools are known, 1 of them without the name of their board\n"));
    std::filesystem::remove(desk_.database());
  }
}

TEST_F(SchoolsTest, BadInputChangesNothing) {
  ASSERT_EQ(import({"schools-latin1.csv"}).status, 0);
  const test::Said said = import({"boards-windows1252.csv", "bad-row-too-short.csv"});
  EXPECT_EQ(said.status, kExitFailed);
  EXPECT_EQ(said.output, "");
  EXPECT_EQ(said.errors, "meldaan: " + file("bad-row-too-short.csv") +
                             ": line 3: 3 fields, where the header has 5\n");
  EXPECT_THAT(
      meldaan({"check", "--offline"}).output,
      HasSubstr("ok    schools    4 are known, 4 of them without the name of their board\n"));
}

TEST_F(SchoolsTest, BadInputMakesNoDatabase) {
  EXPECT_EQ(import({"bad-empty.csv"}).status, kExitFailed);
  EXPECT_FALSE(std::filesystem::exists(desk_.database()));
}

TEST_F(SchoolsTest, ParseFillsInTheFoundationOfAKnownSchool) {
  EXPECT_EQ(parsed()["foundation"], nullptr);
  EXPECT_FALSE(std::filesystem::exists(desk_.database())) << "parse makes no database";
  ASSERT_EQ(import({"schools-latin1.csv", "boards-windows1252.csv"}).status, 0);
  EXPECT_EQ(parsed()["foundation"], "Stichting De Veerkracht");
}

TEST_F(SchoolsTest, ParseReadsOnWithoutARegisterThatCannotBeRead) {
  desk_.write("meldaan.db", std::string(8192, 'x'));
  const test::Said said = meldaan({"parse", "--json", desk_.write("mail.eml", mail()).string()});
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(json::parse(said.output)["people"][0]["school"], "OBS De Zilvermeeuw");
  EXPECT_THAT(said.errors, HasSubstr("reading without the school register: "));
}

TEST_F(SchoolsTest, TheDaemonFillsInTheFoundationOfAKnownSchool) {
  ASSERT_EQ(import({"schools-latin1.csv", "boards-windows1252.csv"}).status, 0);
  desk_.deliver("1", mail());
  ASSERT_EQ(run_before_the_event().status, 0);
  const json list = json::parse(meldaan({"list", "--json"}).output);
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["foundation"], "Stichting De Veerkracht");
}

TEST_F(SchoolsTest, CheckSaysWhereNoSchoolsAreKnown) {
  ASSERT_EQ(run_before_the_event().status, 0);
  const test::Said said = meldaan({"check", "--offline"});
  EXPECT_EQ(said.status, 0) << said.output;
  EXPECT_THAT(said.output, HasSubstr("note  schools    none are known: "));
}

TEST_F(SchoolsTest, TheCommandNeedsAVerbAndTheVerbAFile) {
  EXPECT_EQ(meldaan({"schools"}).status, kExitUsage);
  EXPECT_EQ(meldaan({"schools", "import"}).status, kExitUsage);
  EXPECT_THAT(meldaan({"schools", "import", "--help"}).output,
              AllOf(HasSubstr("VESTIGINGSNAAM"), HasSubstr("after a restart")));
}

}  // namespace
}  // namespace meldaan::cli
