// `meldaan review` and `meldaan resolve`.
#include <nlohmann/json.hpp>

#include "cli_fixture.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

using nlohmann::json;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

class ResolveTest : public CliTest {
 protected:
  // A person's mail that was left to people.
  void leave_to_people(const std::string& text = "De koffie was vorig jaar erg lekker.") {
    std::string mail = test::sign_up_mail("Marieke Jansen");
    mail.replace(mail.find("Naam:"), std::string::npos, text + "\r\n");
    const std::string usual = "Subject: aanmelding";
    mail.replace(mail.find(usual), usual.size(), "Subject: bericht");
    desk_.deliver("1", mail);
    ASSERT_EQ(run_before_the_event().status, 0);
  }
  static json registrations() { return json::parse(meldaan({"list", "--json"}).output); }
};

TEST_F(ResolveTest, ReviewShowsNumberReasonAndText) {
  leave_to_people();
  const test::Said said = meldaan({"review"});
  EXPECT_EQ(said.status, 0) << said.errors;
  EXPECT_THAT(said.output, HasSubstr("mail-1  review  since 2018-09-10 19:20:00\n"));
  EXPECT_THAT(said.output, HasSubstr("reason     no registration was found in it\n"));
  EXPECT_THAT(said.output, HasSubstr("| De koffie was vorig jaar erg lekker.\n"));
  EXPECT_THAT(said.output, EndsWith("1 open\n"));
}

TEST_F(ResolveTest, WhatIsToBeStoredIsStoredAndConfirmed) {
  leave_to_people();
  const test::Said said =
      meldaan({"resolve", "mail-1", "--name", "Marieke Jansen", "--school", "OBS De Esch",
               "--group", "werkgroep Taal", "--group", "PLG Mobiel leren"});
  EXPECT_EQ(said.status, 0) << said.errors;
  EXPECT_THAT(said.output, HasSubstr("mail-1: settled\n"));
  const json one = registrations().at(0);
  EXPECT_EQ(one["state"], "confirmed");
  EXPECT_EQ(one["email"], "marieke@school.example");
  EXPECT_EQ(one["school"], "OBS De Esch");
  EXPECT_EQ(one["groups"], (json{"werkgroep/taal", "plg/mobiel-leren"}));
  ASSERT_EQ(run_before_the_event().status, 0);
  EXPECT_EQ(desk_.replies().size(), 1u);
  EXPECT_THAT(meldaan({"review"}).output, EndsWith("0 open\n"));
  EXPECT_THAT(meldaan({"reread", "--apply"}).output, HasSubstr("0 different and stored"));
  EXPECT_EQ(registrations().at(0), one) << "what a person stored is pinned";
}

TEST_F(ResolveTest, AQuestionStaysOpenUntilItIsAnswered) {
  leave_to_people("Hoe laat begint de koffie?");
  const test::Said said = meldaan({"resolve", "mail-1", "--name", "Marieke Jansen", "--school",
                                   "OBS De Esch", "--group", "werkgroep Taal"});
  EXPECT_EQ(said.status, 0) << said.errors;
  EXPECT_THAT(said.output, HasSubstr("mail-1: stored, and still open\n"));
  EXPECT_EQ(registrations().at(0)["state"], "confirmed");
  EXPECT_THAT(meldaan({"reread", "--apply"}).output, HasSubstr("0 different and stored"));
  EXPECT_THAT(meldaan({"resolve", "mail-1", "ignore"}).output, HasSubstr("mail-1: settled\n"));
  EXPECT_THAT(meldaan({"review"}).output, EndsWith("0 open\n"));
}

TEST_F(ResolveTest, ShowTellsWhatAPersonSettled) {
  leave_to_people();
  ASSERT_EQ(meldaan({"resolve", "mail-1", "--name", "Marieke Jansen", "--school", "OBS De Esch",
                     "--group", "werkgroep Taal"})
                .status,
            0);
  const std::string ref = registrations().at(0)["ref"];
  const test::Said shown = meldaan({"show", ref});
  EXPECT_THAT(shown.output, HasSubstr("mail-1 settled by a person: correct\n"));
  EXPECT_THAT(shown.output, HasSubstr("at a shell\n"));
  EXPECT_THAT(shown.output, HasSubstr("registered at a shell, after what came by a mail of "));
}

TEST_F(ResolveTest, ARegistrationIsFoundByItsReference) {
  std::string mail = test::sign_up_mail("Marieke Jansen");
  mail.replace(mail.find("Naam:"), std::string::npos,
               "Graag meld ik mij aan voor de werkgroep Taal.\r\n\r\nMarieke Jansen\r\n");
  desk_.deliver("1", mail);
  ASSERT_EQ(run_before_the_event().status, 0);
  ASSERT_EQ(registrations().at(0)["state"], "incomplete");
  const std::string ref = registrations().at(0)["ref"];
  const test::Said said = meldaan({"resolve", ref, "--school", "OBS De Esch"});
  EXPECT_EQ(said.status, 0) << said.errors;
  EXPECT_THAT(said.output, HasSubstr("registration-1: settled\n"));
  EXPECT_EQ(registrations().at(0)["state"], "confirmed");
  EXPECT_EQ(meldaan({"resolve", "KT-000000", "ignore"}).status, kExitUsage);
}

TEST_F(ResolveTest, TheDigestOffersALinkWhereThereAreOrganisers) {
  leave_to_people();
  EXPECT_THAT(meldaan({"digest", "--print"}).output, Not(HasSubstr("mailto:")));
  desk_.replace("[mailbox]", "[digest]\nto = [\"anke@school.example\"]\n[mailbox]");
  EXPECT_THAT(meldaan({"check", "--offline"}).output, HasSubstr("organisers is empty"));
  desk_.replace("[digest]", "organisers = [\"piet@school.example\"]\n[digest]");
  EXPECT_THAT(meldaan({"check", "--offline"}).output,
              HasSubstr("nobody in digest.to is among organisers"));
  desk_.replace("piet@school.example", "anke@school.example");
  EXPECT_THAT(meldaan({"check", "--offline"}).output, Not(HasSubstr("among organisers")));
  const std::string link = "mailto:info@lerendeleraren.nl?subject=Afhandelen%20%5Bmail-1.";
  EXPECT_THAT(meldaan({"digest", "--print"}).output, HasSubstr(link));
  EXPECT_THAT(meldaan({"digest", "--html"}).output, HasSubstr("<a href=\"" + link));
  EXPECT_THAT(meldaan({"review", "--links"}).output, HasSubstr(link));
}

TEST_F(ResolveTest, SettledOnceIsSettled) {
  leave_to_people();
  EXPECT_EQ(meldaan({"resolve", "mail-1", "ignore"}).status, 0);
  const test::Said again = meldaan({"resolve", "mail-1", "ignore"});
  EXPECT_EQ(again.status, kExitFailed);
  EXPECT_THAT(again.errors, HasSubstr("mail-1 is open no longer"));
}

TEST_F(ResolveTest, OfAPossibleDoubleOneStaysOrTheNamedOneIsWithdrawn) {
  const std::string mail = test::sign_up_mail("Marieke Jansen");
  desk_.deliver("1", mail);
  desk_.deliver("2", replace_all(mail, "marieke", "m.jansen"));
  desk_.deliver("3", replace_all(test::sign_up_mail("Piet Mol"), "piet", "p.mol"));
  desk_.deliver("4", test::sign_up_mail("Piet Mol"));
  ASSERT_EQ(run_before_the_event().status, 0);
  EXPECT_THAT(meldaan({"resolve", "registration-2", "merge"}).output,
              HasSubstr("registration-2: settled\n"));
  EXPECT_THAT(meldaan({"resolve", "registration-4", "cancel"}).output,
              HasSubstr("registration-4: settled\n"));
  std::vector<std::string> states;
  for (const json& one : registrations()) states.push_back(one["state"]);
  EXPECT_EQ(states, (std::vector<std::string>{"confirmed", "cancelled", "confirmed", "cancelled"}));
  EXPECT_EQ(meldaan({"resolve", "registration-1", "merge"}).status, kExitFailed);
}

// Somebody who reads this at night must not have to guess.
TEST_F(ResolveTest, WhyNothingWasDoneIsSaid) {
  leave_to_people();
  const std::vector<std::pair<const char*, const char*>> rulings = {
      {"accept", "there is nothing to accept"},
      {"merge", "no possible double"},
      {"cancel", "nobody whom it is about is registered"}};
  for (const auto& [ruling, why] : rulings) {
    const test::Said said = meldaan({"resolve", "mail-1", ruling});
    EXPECT_EQ(said.status, kExitFailed) << ruling;
    EXPECT_THAT(said.output, HasSubstr(why)) << ruling;
  }
  EXPECT_EQ(meldaan({"resolve", "mail-1", "--school", " "}).status, kExitUsage);
}

TEST_F(ResolveTest, ReviewTellsWhatIsMissingAndWhatIsUnclear) {
  std::string mail = test::sign_up_mail("Marieke Jansen");
  mail.replace(mail.find("Naam:"), std::string::npos,
               "Graag meld ik mij aan voor wetenschap en techniek.\r\n\r\nMarieke Jansen\r\n");
  desk_.deliver("1", mail);
  // The question, its reminder, and three days more.
  for (const char* now : {"2018-09-11T09:00", "2018-09-15T09:00", "2018-09-19T09:00"})
    ASSERT_EQ(meldaan({"run", "--once", "--quiet", "--now", now}).status, 0);
  const std::string shown = meldaan({"review"}).output;
  EXPECT_THAT(shown, HasSubstr("unclear    wetenschap-en-techniek\n"));
  EXPECT_THAT(shown, HasSubstr("missing    affiliation"));
}

TEST_F(ResolveTest, BadInputIsSaidAndStoresNothing) {
  leave_to_people();
  EXPECT_EQ(meldaan({"resolve", "post-1", "ignore"}).status, kExitUsage);
  EXPECT_EQ(meldaan({"resolve", "mail-1"}).status, kExitUsage);
  EXPECT_EQ(meldaan({"resolve", "mail-1", "ignore", "--name", "X"}).status, kExitUsage);
  EXPECT_EQ(meldaan({"resolve", "mail-1", "burn"}).status, kExitUsage);
  EXPECT_THAT(meldaan({"resolve", "mail-9", "ignore"}).errors,
              HasSubstr("there is no item mail-9"));
  const test::Said unclear = meldaan({"resolve", "mail-1", "--group", "???"});
  EXPECT_EQ(unclear.status, kExitFailed);
  EXPECT_THAT(unclear.output, HasSubstr("not understood: Groepen: ???"));
  EXPECT_THAT(meldaan({"review"}).output, EndsWith("1 open\n"));
  EXPECT_EQ(registrations(), json::array());
}

}  // namespace
}  // namespace meldaan::cli
