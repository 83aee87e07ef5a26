// Everybody in a file, and one registration with its story.
#include <sys/stat.h>

#include <cctype>
#include <filesystem>

#include "cli_fixture.h"
#include "util/csv.h"
#include "util/file.h"

namespace meldaan::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class ExportTest : public CliTest {
 protected:
  std::string file(const std::string& name) const {
    return (desk_.config().parent_path() / name).string();
  }
  std::string reference() const {
    const auto rows = parse_csv(meldaan({"list", "--csv"}).output, ',');
    return rows && rows->size() > 1 ? (*rows)[1].cells[0] : "";
  }
};

TEST_F(ExportTest, AWorkbookIsWrittenForItsOwnerAlone) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  run_before_the_event();
  const test::Said said = meldaan({"export", file("all.xlsx")});
  ASSERT_EQ(said.status, kExitOk) << said.errors;
  EXPECT_EQ(said.output, file("all.xlsx") + ": 1 registration\n");
  EXPECT_EQ(said.errors, "");
  EXPECT_THAT(*read_file(file("all.xlsx")), StartsWith("PK\x03\x04"));
  struct stat status {};
  ASSERT_EQ(::stat(file("all.xlsx").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(ExportTest, TheEndingInAnyCaseSaysWhatTheFileBecomes) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  run_before_the_event();
  ASSERT_EQ(meldaan({"export", file("all.CSV")}).status, kExitOk);
  const std::string csv = *read_file(file("all.CSV"));
  EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBFKenmerk;Status;Naam;"));
  EXPECT_THAT(csv,
              HasSubstr(";bevestigd;Marieke Jansen;marieke@school.example;OBS De Regenboog;"
                        "Consent;de mail;Werkgroep Taal;;;marieke@school.example;2018-09-11 "));
}

TEST_F(ExportTest, AProgramMayHaveItsCommas) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  run_before_the_event();
  ASSERT_EQ(meldaan({"export", "--commas", file("all.csv")}).status, kExitOk);
  const auto rows = parse_csv(read_file(file("all.csv"))->substr(3), ',');
  ASSERT_TRUE(rows && rows->size() == 2);
  EXPECT_EQ((*rows)[0].cells[0], "Kenmerk");
  EXPECT_EQ((*rows)[1].cells[2], "Marieke Jansen");
  EXPECT_EQ((*rows)[1].cells.size(), (*rows)[0].cells.size());
  EXPECT_EQ(meldaan({"export", "--commas", file("all.xlsx")}).status, kExitUsage);
}

TEST_F(ExportTest, AnotherEndingIsRefusedAndNothingIsWritten) {
  for (const char* name : {"all.pdf", "all", "all.xls", ".xlsx"}) {
    const test::Said said = meldaan({"export", file(name)});
    EXPECT_EQ(said.status, kExitUsage) << name;
    EXPECT_EQ(said.errors, "meldaan: what kind of file is " + file(name) +
                               " to be? Its name must end in .xlsx (a workbook) or .csv\n");
    EXPECT_FALSE(std::filesystem::exists(file(name)));
  }
}

TEST_F(ExportTest, AFileThatCannotBeWrittenIsNamedAndTheOldOneStays) {
  run_before_the_event();
  const test::Said said = meldaan({"export", file("nowhere/all.xlsx")});
  EXPECT_EQ(said.status, kExitFailed);
  EXPECT_THAT(said.errors, AllOf(HasSubstr("cannot create a file in"), HasSubstr("nowhere")));
  std::filesystem::create_directory(file("all.csv"));
  EXPECT_EQ(meldaan({"export", file("all.csv")}).status, kExitFailed);
  EXPECT_TRUE(std::filesystem::is_directory(file("all.csv")));
}

TEST_F(ExportTest, WordsThatAreMissingStopItAndCheckNamesThemToo) {
  const std::filesystem::path copy = desk_.config().parent_path() / "templates";
  std::filesystem::copy(std::filesystem::path(MELDAAN_SOURCE_DIR) / "templates", copy,
                        std::filesystem::copy_options::recursive);
  std::filesystem::remove(copy / "nl" / "roster.txt");
  desk_.replace((std::filesystem::path(MELDAAN_SOURCE_DIR) / "templates").string(), "templates");
  for (const auto& command : {std::vector<std::string>{"export", file("all.csv")},
                              std::vector<std::string>{"check", "--offline"}}) {
    const test::Said said = meldaan(command);
    EXPECT_EQ(said.status, kExitConfig) << command.front();
    EXPECT_THAT(said.output + said.errors, HasSubstr("nl/roster.txt: cannot open"));
  }
}

TEST_F(ExportTest, ShowTellsARegistrationAndItsStory) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  run_before_the_event();
  desk_.deliver("2",
                "From: Marieke Jansen <marieke@school.example>\r\nTo: info@lerendeleraren.nl\r\n"
                "Subject: toch niet\r\nDate: Mon, 10 Sep 2018 20:20:00 +0200\r\n"
                "Message-ID: <marieke.2@school.example>\r\n\r\n"
                "Helaas moet ik mij afmelden voor 4 oktober.\r\n");
  ASSERT_EQ(meldaan({"run", "--once", "--quiet", "--now", "2018-09-12T10:00"}).status, kExitOk);
  const std::string ref = reference();
  std::string lower_case = ref;
  for (char& c : lower_case) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const test::Said said = meldaan({"show", lower_case});
  ASSERT_EQ(said.status, kExitOk) << said.errors;
  EXPECT_THAT(said.output,
              AllOf(StartsWith(ref + "  cancelled\n"), HasSubstr("  name         Marieke Jansen\n"),
                    HasSubstr("  groups       werkgroep/taal\n"),
                    HasSubstr("\nhistory (Europe/Amsterdam)\n  2018-09-11 09:00:"),
                    HasSubstr("registered by a mail of marieke@school.example, \"aanmelding\" "
                              "(mail 1)\n"),
                    HasSubstr(" our confirmation to marieke@school.example\n"),
                    HasSubstr("cancelled by a mail of marieke@school.example, \"toch niet\" "
                              "(mail 2)\n                       state: confirmed → cancelled\n"),
                    HasSubstr(" our cancelled to marieke@school.example\n"),
                    HasSubstr("                       sent 2018-09-12 10:00:")));
}

TEST_F(ExportTest, ShowSaysWhatIsNoReferenceAndWhatIsNobodys) {
  run_before_the_event();
  const test::Said no_reference = meldaan({"show", "Marieke"});
  EXPECT_EQ(no_reference.status, kExitUsage);
  EXPECT_EQ(no_reference.errors,
            "meldaan: 'Marieke' is no reference: one looks like KT-7F3K2M; see meldaan list\n");
  const test::Said unknown = meldaan({"show", "KT-ZZZZZZ"});
  EXPECT_EQ(unknown.status, kExitFailed);
  EXPECT_EQ(unknown.errors, "meldaan: no registration has the reference KT-ZZZZZZ\n");
}

}  // namespace
}  // namespace meldaan::cli
