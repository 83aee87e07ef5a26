// Which tables are understood as the public register, and what is said of those that are not. The
// schools and boards of tests/registers/ are invented.
#include "app/register_file.h"

#include <gmock/gmock.h>

namespace meldaan::app {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

std::filesystem::path file(const std::string& name) {
  return std::filesystem::path(MELDAAN_SOURCE_DIR) / "tests" / "registers" / name;
}

RegisterContents contents_of(const std::vector<std::filesystem::path>& files) {
  Result<RegisterContents> contents = read_register(files);
  if (!contents) ADD_FAILURE() << contents.error().text;
  return contents ? *std::move(contents) : RegisterContents{};
}

const School kGull{"Openbare Basisschool De Zilvermeeuw",
                   "ALMELO",
                   "ALMELO",
                   "www.zilvermeeuw.example",
                   "90001",
                   ""};
const School kTeasel{"Basisschool \"De Kaardebol\"", "BORNE", "BORNE", "", "90002", ""};
const School kSound{"Christelijke Basisschool Zoëklank",
                    "BALK",
                    "DE FRYSKE MARREN",
                    "www.zoeklank.example",
                    "90003",
                    ""};

class SchoolTable : public testing::TestWithParam<const char*> {};

TEST_P(SchoolTable, IsUnderstoodByItsColumnsNamesInWhateverOrderAndCharset) {
  const RegisterContents contents = contents_of({file(GetParam())});
  ASSERT_TRUE(contents.schools);
  EXPECT_THAT(*contents.schools, ElementsAre(kGull, kGull, kTeasel, kSound));
  EXPECT_FALSE(contents.boards);
}

INSTANTIATE_TEST_SUITE_P(All, SchoolTable,
                         testing::Values("schools-latin1.csv", "schools-utf8-bom.csv",
                                         "schools-other-columns.csv"),
                         [](const auto& tested) {
                           std::string name;
                           for (const char c : std::string(tested.param)) {
                             if (std::isalnum(static_cast<unsigned char>(c)) != 0) name += c;
                           }
                           return name;
                         });

TEST(RegisterFile, ATableOfBoardsGivesTheirNames) {
  const RegisterContents contents = contents_of({file("boards-windows1252.csv")});
  EXPECT_FALSE(contents.schools);
  ASSERT_TRUE(contents.boards);
  EXPECT_THAT(*contents.boards, ElementsAre(Board{"90001", "Stichting De Veerkracht"},
                                            Board{"90002", "Vereniging “Het Klokhuis”"},
                                            Board{"90009", "Stichting Zonder Scholen"}));
}

TEST(RegisterFile, SeveralFilesAddUpInAnyOrder) {
  const RegisterContents contents =
      contents_of({file("boards-windows1252.csv"), file("schools-latin1.csv"),
                   file("boards-windows1252.csv"), file("schools-utf8-bom.csv")});
  ASSERT_TRUE(contents.schools && contents.boards);
  EXPECT_THAT(*contents.schools, SizeIs(8));
  EXPECT_THAT(*contents.boards, SizeIs(3));
}

TEST(RegisterFile, WhatCannotBeReadIsNamedWithFileLineAndReason) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"bad-row-too-short.csv", "line 3: 3 fields, where the header has 5"},
      {"bad-other-table.csv",
       "line 1: neither a table of schools (a column VESTIGINGSNAAM) nor one of boards (a column "
       "BEVOEGD GEZAG NAAM), separated by semicolons"},
      {"bad-stray-quote.csv", "line 2: a quotation mark inside a field"},
      {"bad-missing-column.csv", "line 1: there is no column BEVOEGD GEZAG NUMMER"},
      {"bad-empty-number.csv", "line 3: BEVOEGD GEZAG NUMMER is empty"},
      {"bad-two-names.csv",
       "line 3: board 90001 is named 'Stichting De Daadkracht' here and 'Stichting De Veerkracht' "
       "before"},
      {"bad-header-only.csv", "line 1: nothing follows the header"},
      {"bad-empty.csv", "the file is empty"}};
  for (const auto& [name, text] : cases) {
    const Result<RegisterContents> contents =
        read_register({file("schools-latin1.csv"), file(name)});
    ASSERT_FALSE(contents) << name;
    EXPECT_EQ(contents.error().text, file(name).string() + ": " + text);
    EXPECT_EQ(contents.error().code, Errc::kInvalid) << name;
    EXPECT_EQ(contents.error().retry, Retry::kPermanent) << name;
  }
}

TEST(RegisterFile, AFileThatIsNotThereIsAnError) {
  const Result<RegisterContents> contents = read_register({file("nowhere.csv")});
  ASSERT_FALSE(contents);
  EXPECT_EQ(contents.error().code, Errc::kNotFound);
}

}  // namespace
}  // namespace meldaan::app
