// When the retention is over, on real servers: nothing that is ours names anybody any more, in no
// folder that IMAP shows, no table, no byte of the database and no line of the log; the totals
// stay.
#include <gmock/gmock.h>

#include "erasure_stage.h"
#include "intruder.h"
#include "util/clock.h"

namespace meldaan::test::purge_test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

const std::vector<std::string> kNames = {"Anja Wolters", "Kees Mol", "Fenna Oude Nijhuis"};
const std::string kAsker = "Loes Prinsen";

class PurgeOnServers : public ErasureStage {
 protected:
  // Three have signed up and one of them has withdrawn; somebody asks something, and a colleague
  // has put one of the handled mails elsewhere.
  void fill() {
    for (int i = 0; i < 3; ++i) servers_.submit(participant(i + 1), sign_up_of(kNames[i], i + 1));
    wait_for("three replies are sent", [&] { return home_.counts().sent == 3; });
    servers_.submit(participant(3),
                    mail_of(kNames[2], 3, "afmelding", "", "Ik kan helaas toch niet komen.\r\n"));
    servers_.submit(participant(4),
                    mail_of(kAsker, 4, "vraag", "", "Hoe laat begint de koffie?\r\n"));
    wait_for("all is handled", [&] {
      return home_.counts().sent == 4 && home_.counts().review == 1 &&
             servers_.count(MailServers::kDesk, "Kopie") == 4 &&
             servers_.count(MailServers::kDesk, "Aanmeldingen") == 4;
    });
    person("", {"-X", "CREATE Archief"});
    person("Aanmeldingen", {"-X", "UID MOVE 1 Archief"});
  }
  void expect_nothing_personal() const {
    EXPECT_EQ(home_.registrations().size(), 0u);
    for (int i = 0; i < 3; ++i) {
      for (const std::string& word : {kNames[i], participant(i + 1)}) {
        for (const char* folder : {"INBOX", "Aanmeldingen", "Kopie", "Archief"}) {
          expect_folder_without(folder, word);
        }
        expect_database_and_log_without(word);
      }
    }
    expect_database_and_log_without(kAsker);
    expect_database_and_log_without(participant(4));
    EXPECT_EQ(servers_.count(MailServers::kDesk), 0u) << "what she asked is of the event, too";
  }
  // The event's day, by what the totals are kept.
  void expect_totals(const std::string& day) const {
    auto book = store::ErasureBook::open(home_.database());
    ASSERT_TRUE(book) << book.error().text;
    EXPECT_THAT(book->totals(day + " Kennisnetwerken Twente").value(),
                IsSupersetOf(std::vector<std::pair<std::string, std::int64_t>>{
                    {"registrations confirmed", 2},
                    {"registrations cancelled", 1},
                    {"group werkgroep/taal", 2},
                    {"schools", 1},
                    {"mails", 5}}));
    EXPECT_FALSE(book->has_personal_data(SystemClock().now()).value());
  }
  // The event was long ago, and so were its mails: what comes once the retention is over is kept.
  void set_back() const {
    home_.replace("event.toml", std::to_string(event_year()) + "-10-04", "2018-10-04");
    Intruder(home_.database()).run("UPDATE mail SET arrived = unixepoch('2018-09-10')");
  }
  static int event_year() {
    return TimeZone::find("Europe/Amsterdam")->local(SystemClock().now()).year + 1;
  }
};

TEST_F(PurgeOnServers, ByTheCommandOnceTheRetentionIsOver) {
  {
    const auto daemon = home_.start();
    fill();
    ASSERT_EQ(daemon->stop(), 0);
  }
  const Finished early = home_.meldaan({"purge"});
  EXPECT_EQ(early.status, 1);
  EXPECT_THAT(early.errors, HasSubstr("the retention ends at"));
  EXPECT_EQ(home_.registrations().size(), 3u);

  set_back();
  const Finished purged = home_.meldaan({"purge"});
  EXPECT_EQ(purged.status, 0) << purged.all();
  EXPECT_THAT(purged.output, HasSubstr("registrations confirmed"));
  expect_nothing_personal();
  expect_totals("2018-10-04");
  const Finished again = home_.meldaan({"purge"});
  EXPECT_EQ(again.status, 0) << again.all();
  EXPECT_THAT(again.output, HasSubstr("nothing personal is stored"));
}

// With all that goes out beside the replies: the mail before the event, and the digests.
TEST_F(PurgeOnServers, ByTheDaemonInTheNight) {
  {
    const auto daemon = home_.start();
    fill();
    ASSERT_EQ(daemon->stop(), 0);
  }
  home_.write("meldaan.toml", home_.configuration() + "[digest]\nto = [\"" + participant(9) +
                                  "\"]\n[reminders]\nbefore_event_days = 3\n");
  const std::string year = std::to_string(event_year());
  const std::int64_t sent = home_.counts().sent;
  const Finished reminded =
      home_.meldaan({"run", "--once", "--quiet", "--now", year + "-10-01T09:00"});
  ASSERT_EQ(reminded.status, 0) << reminded.all();
  EXPECT_EQ(home_.counts().sent, sent + 3) << "two mails before the event, and a digest";
  EXPECT_EQ(servers_.count(MailServers::kDesk, "Kopie"), 6u);
  EXPECT_EQ(home_.registrations().size(), 3u);

  const std::string night = std::to_string(event_year() + 1) + "-02-01T03:30";
  const Daemon daemon({MELDAAN_PROGRAM, "run", "--now", night, "-c", home_.config().string()},
                      home_.folder() / "log");
  wait_for("the night's work is done", [&] {
    return home_.registrations().empty() && home_.status()["erasures"]["pending"] == 0;
  });
  expect_nothing_personal();
  expect_totals(year + "-10-04");
}

}  // namespace
}  // namespace meldaan::test::purge_test
