// What `meldaan parse` shows of a mail, to people and to programs.
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli_fixture.h"

namespace meldaan::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ParseTest : public CliTest {
 protected:
  std::string file(const std::string& name, const std::string& mail) {
    return desk_.write(name, mail).string();
  }
  const std::string mail_ = file("mail.eml", test::sign_up_mail("Marieke Jansen"));
};

TEST_F(ParseTest, MarksWhatWasUnderstoodInTheTextAndListsItBelowWithItsReason) {
  const test::Said said = meldaan({"parse", mail_});
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.errors, "");
  EXPECT_THAT(said.output,
              AllOf(HasSubstr("from: Marieke Jansen <marieke@school.example>\n"),
                    HasSubstr("subject: aanmelding\n"), HasSubstr("Naam: [Marieke Jansen]‹name›\n"),
                    HasSubstr("School: [OBS De Regenboog]‹school›\n"),
                    HasSubstr("Stichting: [Consent]‹foundation›\n"), HasSubstr("‹group›\n"),
                    HasSubstr("person 1 (the sender)\n"),
                    HasSubstr("outcome: confirm  everything is there\n")));
  EXPECT_THAT(said.output, Not(HasSubstr("\x1b"))) << "colours belong to a terminal";
}

TEST_F(ParseTest, WhatTwoPeopleShareIsMarkedOnce) {
  std::string mail = test::sign_up_mail("Marieke Jansen");
  mail.replace(mail.find("Naam:"), std::string::npos,
               "Hierbij meld ik twee collega's van OBS De Regenboog aan:\r\n\r\n"
               "- Merel Brouwer, werkgroep Taal\r\n- Tim van Ommen, werkgroep IKC\r\n");
  EXPECT_THAT(meldaan({"parse", file("two.eml", mail)}).output,
              AllOf(HasSubstr("[OBS De Regenboog]‹school› aan:\n"), HasSubstr("\nperson 2\n")));
}

TEST_F(ParseTest, JsonIsOneLineAMailAsTheCorpusDefinesIt) {
  const std::string second = file("second.eml", test::sign_up_mail("Piet Vos"));
  const test::Said said = meldaan({"parse", "--json", mail_, second});
  EXPECT_EQ(said.status, 0);
  std::vector<json> rows;
  std::istringstream lines(said.output);
  for (std::string line; std::getline(lines, line);) rows.push_back(json::parse(line));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1]["people"][0]["name"], "Piet Vos");
  EXPECT_EQ(rows[0], json({{"file", mail_},
                           {"intent", "register"},
                           {"outcome", "confirm"},
                           {"people", json::array({{{"name", "Marieke Jansen"},
                                                    {"email", "marieke@school.example"},
                                                    {"school", "OBS De Regenboog"},
                                                    {"foundation", "Consent"},
                                                    {"groups", {"werkgroep/taal"}},
                                                    {"unclear_groups", json::array()},
                                                    {"proposed_groups", json::array()}}})},
                           {"missing", json::array()},
                           {"has_question", false}}));
}

TEST_F(ParseTest, JsonHoldsAnyName) {
  std::string mail = test::sign_up_mail("Marieke Jansen");
  const std::string school = "OBS De Regenboog";
  mail.replace(mail.find(school), school.size(), "OBS \"Zo\xebn\" \\ De Linde\x01");
  const test::Said said = meldaan({"parse", "--json", file("odd.eml", mail)});
  EXPECT_EQ(said.status, 0);
  const json row = json::parse(said.output);
  EXPECT_EQ(row["people"][0]["school"], "OBS \"Zoën\" \\ De Linde");
}

TEST_F(ParseTest, NothingIsKnownOfAnEmptyMail) {
  const std::string empty = file("empty.eml", "");
  EXPECT_THAT(meldaan({"parse", empty}).output,
              AllOf(HasSubstr("from: (nobody)\nsubject: (none)\n"), HasSubstr("outcome: review")));
  const json row = json::parse(meldaan({"parse", "--json", empty}).output);
  EXPECT_EQ(row["outcome"], "review");
  EXPECT_EQ(row["people"], json::array());
}

TEST_F(ParseTest, AChangeHasNoOutcomeOfItsOwn) {
  std::string mail = test::sign_up_mail("Marieke Jansen");
  mail.replace(mail.find("Naam:"), std::string::npos,
               "Helaas moet ik mij afmelden voor 4 oktober.\r\n");
  const json row = json::parse(meldaan({"parse", "--json", file("cancel.eml", mail)}).output);
  EXPECT_EQ(row["intent"], "cancel");
  EXPECT_TRUE(row["outcome"].is_null());
}

TEST_F(ParseTest, WhatCannotBeReadIsNamedAndDoesNotStopTheOthers) {
  const std::string folder = desk_.maildir().string();
  const std::string missing = folder + "/none.eml";
  const test::Said said = meldaan({"parse", "--json", missing, folder, mail_});
  EXPECT_EQ(said.status, kExitFailed);
  EXPECT_EQ(said.errors, "meldaan: cannot open " + missing +
                             ": No such file or directory\n"
                             "meldaan: cannot read " +
                             folder + ": Is a directory\n");
  EXPECT_EQ(json::parse(said.output)["file"], mail_);
}

TEST_F(ParseTest, StoresAndSendsNothing) {
  meldaan({"parse", mail_});
  EXPECT_FALSE(std::filesystem::exists(desk_.database()));
  EXPECT_TRUE(desk_.replies().empty());
}

}  // namespace
}  // namespace meldaan::cli
