// `meldaan reread` after the school register was imported.
#include <nlohmann/json.hpp>

#include "cli_fixture.h"

namespace meldaan::cli {
namespace {

using nlohmann::json;
using testing::EndsWith;
using testing::HasSubstr;

class RereadTest : public CliTest {
 protected:
  static void import_register() {
    const std::string folder = std::string(MELDAAN_SOURCE_DIR) + "/tests/registers/";
    ASSERT_EQ(meldaan({"schools", "import", folder + "schools-latin1.csv",
                       folder + "boards-windows1252.csv"})
                  .status,
              0);
  }
  // A registration of a school in that register, made before it was known.
  void register_without_foundation() {
    std::string mail = test::sign_up_mail("Marieke Jansen");
    const std::string old = "School: OBS De Regenboog\r\nStichting: Consent\r\n";
    mail.replace(mail.find(old), old.size(), "School: OBS De Zilvermeeuw\r\n");
    desk_.deliver("1", mail);
    ASSERT_EQ(run_before_the_event().status, 0);
  }
  static json registration() { return json::parse(meldaan({"list", "--json"}).output).at(0); }
};

TEST_F(RereadTest, ShowsWhatDiffersAndStoresNothing) {
  register_without_foundation();
  import_register();
  const test::Said said = meldaan({"reread"});
  EXPECT_EQ(said.status, 0) << said.errors;
  EXPECT_EQ(said.output,
            "2018-09-10T17:20:00Z  marieke@school.example  aanmelding\n"
            "  " +
                std::string(registration()["ref"]) +
                "\n"
                "    foundation  – → Stichting De Veerkracht (school register)\n"
                "\n"
                "mails: 0 the same, 1 different, 0 different and left alone, 0 not compared\n"
                "nothing was stored; meldaan reread --apply stores what differs\n");
  EXPECT_EQ(registration()["foundation"], "");
}

TEST_F(RereadTest, ApplyStoresItAndMailsNobody) {
  register_without_foundation();
  import_register();
  const test::Said said = meldaan({"reread", "--apply"});
  EXPECT_EQ(said.status, 0) << said.errors;
  EXPECT_EQ(said.errors, "");
  EXPECT_THAT(
      said.output,
      HasSubstr("mails: 0 the same, 1 different and stored, 0 different and left alone, 0 not "
                "compared\nno mail was sent"));
  EXPECT_EQ(registration()["foundation"], "Stichting De Veerkracht");
  ASSERT_EQ(run_before_the_event().status, 0);
  EXPECT_EQ(desk_.replies().size(), 1u) << "the first pass' confirmation";
  EXPECT_THAT(meldaan({"reread"}).output,
              EndsWith("mails: 1 the same, 0 different, 0 different and left alone, 0 not "
                       "compared\n"));
}

TEST_F(RereadTest, SaysWhyAMailIsLeftAlone) {
  register_without_foundation();
  std::string mail = test::sign_up_mail("Marieke Jansen");
  mail.replace(mail.find("Naam:"), std::string::npos, "Ik kom toch liever niet.\r\n");
  mail.replace(mail.find(".1@"), 3, ".2@");
  desk_.deliver("2", mail);
  ASSERT_EQ(run_before_the_event().status, 0);
  import_register();
  const test::Said said = meldaan({"reread", "--apply"});
  EXPECT_EQ(said.status, 0) << said.errors;
  EXPECT_THAT(said.output, HasSubstr("  left alone: its sender has written again since\n"));
  EXPECT_EQ(registration()["foundation"], "");
}

TEST_F(RereadTest, WithoutADatabaseItFailsAndMakesNone) {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"reread"}, {"reread", "--apply"}}) {
    const test::Said said = meldaan(command);
    EXPECT_EQ(said.status, kExitFailed);
    EXPECT_EQ(said.output, "");
    EXPECT_THAT(said.errors, HasSubstr("there is no database at "));
    EXPECT_FALSE(std::filesystem::exists(desk_.database()));
  }
}

}  // namespace
}  // namespace meldaan::cli
