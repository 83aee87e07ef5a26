// Settling while the daemon runs, at a shell and by an answer to a digest that was asked for. Every
// kind of item, each from the daily digest, is among the conversations (conversation_test.cc).
#include <gmock/gmock.h>

#include "desk_home.h"
#include "mime/parse.h"
#include "support/conversations/step_mail.h"
#include "support/servers.h"

namespace meldaan::test::settling_test {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

constexpr const char* kOrganiser = "anke@organisatie-voorbeeld.nl";
constexpr const char* kSanne = "sanne@school-voorbeeld.nl";

class SystemSettling : public ::testing::Test {
 protected:
  SystemSettling() : servers_(MELDAAN_SOURCE_DIR), home_(servers_) {
    const std::string organiser = "\"" + std::string(kOrganiser) + "\"";
    home_.write("meldaan.toml", "organisers = [" + organiser + "]\n" + home_.configuration() +
                                    "[digest]\nto = [" + organiser + "]\n");
  }

  void submit(const std::string& from, const std::string& subject, const std::string& text) {
    servers_.submit(from, "From: Sanne Bakker <" + from + ">\nTo: info@lerendeleraren.nl\n" +
                              "Subject: " + subject + "\nMessage-ID: <" +
                              std::to_string(++submitted_) + "@voorbeeld.nl>\n" +
                              "Content-Type: text/plain; charset=utf-8\n\n" + text);
  }
  // The subject of the mail that a digest's link opens; empty while none has come that offers it.
  std::string subject_of_link(const std::string& item) const {
    std::string subject;
    for (const StoredMail& mail : servers_.mails(kOrganiser)) {
      const auto links = links_in(mime::parse(mail.bytes).text);
      const auto found = links.find(item);
      if (found != links.end()) subject = subject_of(found->second);
    }
    return subject;
  }
  bool review_is(std::int64_t count) const { return home_.counts().review == count; }

  MailServers servers_;
  const DeskHome home_;
  int submitted_ = 0;
};

TEST_F(SystemSettling, AtAShellAndByMailWhileTheDaemonRuns) {
  const auto daemon = home_.start();
  submit(kSanne, "bericht", "De parkeerplaats was vorig jaar erg vol.\n");
  ASSERT_TRUE(eventually(60s, [&] { return review_is(1); })) << daemon->log();
  EXPECT_THAT(home_.meldaan({"review"}).output, HasSubstr("parkeerplaats"));
  const Finished done = home_.meldaan({"resolve", "mail-1", "--name", "Sanne Bakker", "--school",
                                       "OBS De Esch", "--group", "Werkgroep Taal"});
  EXPECT_EQ(done.status, 0) << done.all();
  EXPECT_EQ(home_.registrations().at(0)["state"], "confirmed");

  submit("piet@school-voorbeeld.nl", "vraag", "Is er koffie?\n");
  ASSERT_TRUE(eventually(60s, [&] { return review_is(1); })) << daemon->log();
  EXPECT_TRUE(eventually(60s, [&] { return servers_.count(MailServers::kDesk) == 1; }))
      << "what came to a registration leaves the inbox";
  EXPECT_EQ(home_.meldaan({"digest", "--send"}).status, 0);
  std::string subject;
  ASSERT_TRUE(eventually(90s, [&] {
    subject = subject_of_link("mail-2");
    return !subject.empty() && servers_.count(kSanne) == 1;
  })) << daemon->log();
  submit("vreemd@elders-voorbeeld.nl", subject, "negeren\n");
  ASSERT_TRUE(eventually(60s, [&] { return review_is(2); })) << daemon->log();
  submit(kOrganiser, "Re: " + subject, "negeren\n");
  ASSERT_TRUE(eventually(60s, [&] { return review_is(1); })) << daemon->log();
  EXPECT_EQ(daemon->stop(), 0);
}

}  // namespace
}  // namespace meldaan::test::settling_test
