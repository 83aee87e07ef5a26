// What `status` tells ops and their monitor.
#include <nlohmann/json.hpp>

#include "cli_fixture.h"
#include "store/store.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class StatusTest : public CliTest {
 protected:
  static test::Said run() { return meldaan({"run", "--once", "--quiet"}); }
  static json status_json(int exit) {
    const test::Said said = meldaan({"status", "--json"});
    EXPECT_EQ(said.status, exit) << said.output << said.errors;
    return json::parse(said.output);
  }
  static std::string status_text() { return meldaan({"status"}).output; }

  static std::string mail(const std::string& name, const std::string& text,
                          const std::string& headers = "") {
    const std::string first = ascii_lower(name.substr(0, name.find(' ')));
    return "From: " + name + " <" + first +
           "@school.example>\r\nTo: info@lerendeleraren.nl\r\nSubject: bericht\r\n"
           "Date: Mon, 10 Sep 2018 19:20:00 +0200\r\nMessage-ID: <" +
           std::to_string(std::hash<std::string>()(name + text)) + "@school.example>\r\n" +
           headers + "\r\n" + text + "\r\n";
  }
};

TEST_F(StatusTest, AServerThatRefusesUsIsCriticalAndTheQueueIsTold) {
  desk_.replace("url = \"folder:replies\"\n", "url = \"smtp://127.0.0.1:1\"\ntls = \"none\"\n");
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  run();
  const json status = status_json(kExitCritical);
  EXPECT_EQ(status["ok"], false);
  EXPECT_EQ(status["replies"]["queued"], 1);
  EXPECT_EQ(status["replies"]["sent"], 0);
  EXPECT_TRUE(status["oldest_unsent"].is_string());
  EXPECT_THAT(std::string(status["courier_error"]), HasSubstr("127.0.0.1"));
  EXPECT_EQ(status["mailbox_error"], "");
  EXPECT_EQ(status["registrations"]["confirmed"], 1);
  EXPECT_THAT(status_text(), AllOf(HasSubstr("0 sent, 1 queued, 0 held, 0 failed\n"),
                                   HasSubstr("\noldest unsent  20"),
                                   HasSubstr("1 confirmed, 0 incomplete, 0 cancelled, 0 late\n")));
}

TEST_F(StatusTest, AHeldReplyWantsALookUntilItIsSettled) {
  desk_.replace("[store]", "[limits]\nreplies_per_address_per_day = 1\n[store]");
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  desk_.deliver("2", mail("Marieke Jansen", "Ik kom ook graag naar de werkgroep HRM."));
  desk_.deliver("3", mail("Marieke Jansen", "Ik kom ook graag naar de werkgroep Gedrag."));
  ASSERT_EQ(run().status, 0);
  const json status = status_json(kExitFailed);
  EXPECT_EQ(status["replies"]["held"], 1);
  EXPECT_EQ(status["open"]["held"], 1);
  EXPECT_TRUE(status["oldest_unsent"].is_null());
  EXPECT_THAT(status_text(), AllOf(HasSubstr("2 sent, 0 queued, 1 held, 0 failed\n"),
                                   HasSubstr("\nfor people     1 held\n")));

  ASSERT_EQ(meldaan({"resolve", "reply-3", "accept"}).status, 0);
  ASSERT_EQ(run().status, 0);
  EXPECT_EQ(status_json(kExitOk)["replies"]["sent"], 3);
  EXPECT_THAT(status_text(), HasSubstr("\nfor people     nothing\n"));
}

TEST_F(StatusTest, WhatWaitsForPeopleIsCountedAndNoAlarm) {
  desk_.deliver("1", mail("Piet Vos", "Hoe laat begint de koffie?"));
  desk_.deliver("2", mail("Anna Smit", "Ik kan helaas niet komen."));
  ASSERT_EQ(run().status, 0);
  EXPECT_EQ(status_json(kExitOk)["open"],
            json({{"review", 2}, {"set-aside", 0}, {"unsettled", 0}, {"held", 0}, {"bounced", 0}}));
  EXPECT_THAT(status_text(), HasSubstr("\nfor people     2 review\n"));
}

TEST_F(StatusTest, AReplyThatWasGivenUpTodayWantsALook) {
  desk_.deliver("1", test::sign_up_mail("Marieke Jansen"));
  desk_.block_courier();
  run();
  {
    store::Store store = store::Store::open(desk_.database()).value();
    const Instant later = SystemClock().now() + Seconds(120);
    const auto reply = store.claim(later).value();
    ASSERT_TRUE(reply);
    ASSERT_TRUE(store.mark_failed(reply->id, SystemClock().now(), "550 no such user"));
  }
  desk_.unblock_courier();
  ASSERT_EQ(run().status, 0);
  const json status = status_json(kExitFailed);
  EXPECT_EQ(status["replies"]["failed_today"], 1);
  EXPECT_EQ(status["open"]["bounced"], 1);
}

TEST_F(StatusTest, ARuleThatSilencesMostMailWantsALook) {
  for (const char* name : {"Anna Smit", "Bas Kok", "Carla Vos", "Dirk Bos", "Els Mol"}) {
    desk_.deliver(name, mail(name, "Graag kom ik naar de werkgroep Taal.",
                             "List-Id: <aanmeldingen.groep.example>\r\n"));
  }
  ASSERT_EQ(run().status, 0);
  EXPECT_EQ(status_json(kExitFailed)["silencing_rule"], "bulk");
  EXPECT_THAT(status_text(), HasSubstr("\nsilenced       5 mails of the last day"));
}

TEST_F(StatusTest, TheLastDigestIsTold) {
  desk_.replace("[store]",
                "[digest]\nto = [\"organisatie@lerendeleraren.nl\"]\n"
                "at = \"00:00\"\n[store]");
  ASSERT_EQ(run().status, 0);
  const json status = status_json(kExitOk);
  EXPECT_TRUE(status["last_digest"].is_string());
  EXPECT_EQ(status["digest_overdue"], false);
  EXPECT_THAT(status_text(), AllOf(HasSubstr("\nlast digest    20"), Not(HasSubstr("overdue"))));
}

TEST_F(StatusTest, ADigestThatWentOutIsShownAsItWas) {
  ASSERT_EQ(run().status, 0);
  {
    store::Store store = store::Store::open(desk_.database()).value();
    store::NewOutboxMail mail;
    mail.kind = ReplyKind::kDigest;
    mail.message_id = "digest@school.example";
    mail.recipient = "anke@school.example";
    mail.message = "Subject: Overzicht\r\n\r\nDit wacht op jullie (7)\r\n";
    const store::DigestDay day{"2018-09-11", Instant{}, Instant{Seconds(1'536'642'000)}, 0};
    ASSERT_TRUE(store.keep_digest(day, {mail}, Instant{}).value());
  }
  const std::string sent = meldaan({"digest", "--date", "2018-09-11"}).output;
  EXPECT_THAT(sent, AllOf(HasSubstr("Overzicht\n"), HasSubstr("Dit wacht op jullie (7)\n")));
  // Of a day without one, and as html, it is counted again, and says so.
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"digest", "--date", "2018-09-12"},
        {"digest", "--date", "2018-09-11", "--html"}})
    EXPECT_THAT(meldaan(words).output, HasSubstr("Dit overzicht is opnieuw geteld"));
  EXPECT_THAT(meldaan({"digest"}).output, Not(HasSubstr("opnieuw geteld")));
}

TEST_F(StatusTest, ADigestThatIsOverdueWantsALook) {
  ASSERT_EQ(run().status, 0);
  {
    // As though every digest since had failed.
    store::Store store = store::Store::open(desk_.database()).value();
    ASSERT_TRUE(store.keep_digest({"2018-09-11", Instant{}, Instant{}, 0}, {}, Instant{}).value());
  }
  EXPECT_EQ(status_json(kExitOk)["digest_overdue"], false);  // nobody wants one
  desk_.replace("[store]", "[digest]\nto = [\"organisatie@lerendeleraren.nl\"]\n[store]");
  EXPECT_EQ(status_json(kExitFailed)["digest_overdue"], true);
  EXPECT_THAT(status_text(), HasSubstr("2018-09-11  (the next one is overdue)"));
}

}  // namespace
}  // namespace meldaan::cli
