// A month of mail: the whole corpus and what people write back, spread over thirty days with a
// change of the clocks, through the real intake, outbox and digest job. Each day's digest comes
// once, and each of its numbers is what SQL counts in the tables at that moment; the digest itself
// is told from the histories.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "month_desk.h"
#include "month_ledger.h"
#include "support/conversations/step_mail.h"
#include "util/file.h"
#include "util/pattern.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;

std::vector<std::string> corpus() {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(MELDAAN_SOURCE_DIR) / "tests" / "corpus")) {
    if (entry.path().extension() == ".eml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> mails;
  for (const fs::path& file : files) mails.push_back(read_file(file).value());
  return mails;
}

// What a digest says, as its reader finds it.

int number(const std::string& text, const std::string& expression) {
  Pattern::Match match;
  const bool found =
      Pattern::compile("(?m)" + expression).value().find(text, 0, match) && match.groups.size() > 1;
  return found ? std::stoi(std::string(match.groups[1])) : 0;
}

Numbers told(const std::string& text, const Event& event) {
  Numbers numbers = {{"people", number(text, "^Aangemeld[:\\s]+(\\d+)$")},
                     {"schools", number(text, "^Scholen[:\\s]+(\\d+)$")},
                     {"foundations", number(text, "^Stichtingen[:\\s]+(\\d+)$")},
                     {"incomplete", number(text, "^Wacht op antwoord[:\\s]+(\\d+)$")},
                     {"cancelled", number(text, "^Afgemeld[:\\s]+(\\d+)$")},
                     {"new", number(text, " (\\d+) nieuw, ")},
                     {"changed", number(text, " (\\d+) gewijzigd, ")},
                     {"withdrawn", number(text, " (\\d+) afgemeld, ")},
                     {"open", number(text, "^Dit wacht op jullie \\((\\d+)\\)$")},
                     {"read", number(text, "gelezen en nog niet beantwoord: (\\d+), de oudste")},
                     {"proposals", number(text, "^Voorgestelde groepen \\((\\d+)\\)$")},
                     {"doubles", number(text, "^Misschien dubbel \\((\\d+)\\)$")},
                     {"unsent", number(text, "Nog te versturen: (\\d+),")}};
  for (const auto& [kind, heading] :
       {std::pair(GroupKind::kPlg, "PLG's"), std::pair(GroupKind::kWerkgroep, "Werkgroepen"),
        std::pair(GroupKind::kProjectgroep, "Projectgroepen")}) {
    const std::size_t section = text.find("\n" + std::string(heading) + "\n");
    EXPECT_NE(section, std::string::npos) << heading;
    const std::string lines = text.substr(std::min(section, text.size()));
    for (const Group& group : event.groups) {
      if (group.kind == kind)
        numbers[group.id] = number(lines, "^- " + group.name + ": (\\d+)(?: |$)");
    }
  }
  return numbers;
}

// The people: what the corpus says at its times, and how they take our replies.

class People {
 public:
  People(MonthDesk& desk, Instant start, Instant end) : desk_(desk) {
    const std::vector<std::string> mails = corpus();
    const auto step = (end - start) / static_cast<int>(mails.size());
    for (std::size_t i = 0; i < mails.size(); ++i)
      coming_.emplace(start + step * static_cast<int>(i) + Seconds(660), mails[i]);
  }

  // What was written before then arrives.
  void write(Instant now) {
    while (!coming_.empty() && coming_.begin()->first <= now) {
      desk_.deliver(coming_.begin()->second, coming_.begin()->first);
      coming_.erase(coming_.begin());
    }
  }

  // Some withdraw the day after, some come to another group as well, some addresses are wrong; a
  // third of those who are asked answer.
  void read(const Line::Sent& sent, const std::string& kind) {
    const IncomingMail ours = mime::parse(sent.message);
    if (kind == "confirmation") {
      const int number = ++confirmations_;
      if (number % 8 == 3) answer(ours, sent, hours(26), "Ik kan helaas toch niet komen.");
      if (number % 8 == 5)
        answer(ours, sent, hours(5), "Ik kom ook graag naar de werkgroep Cultuureducatie.");
      if (number == 30) again_from_home(ours, sent);
      if (number % 20 == 7)
        coming_.emplace(sent.at + Seconds(120), bounce(ours.message_id, sent.recipient));
    } else if (kind == "question") {
      if (++questions_ % 3 == 1) answer(ours, sent, hours(30), "OBS De Springplank");
    }
  }

  // An organiser takes one off the list that the digest offers.
  void settle(const std::string& digest, Instant at) {
    const auto links = test::links_in(digest);
    if (links.empty()) return;
    coming_.emplace(at, header(kOrganisers, "Re: " + test::subject_of(links.rbegin()->second)) +
                            "\r\nnegeren\r\n");
  }

 private:
  std::string header(const std::string& from, const std::string& subject) {
    return "From: " + from + "\r\nTo: info@lerendeleraren.nl\r\nSubject: " + subject +
           "\r\nMessage-ID: <month-" + std::to_string(++written_) +
           "@elders-voorbeeld.nl>\r\nContent-Type: text/plain; charset=utf-8\r\n";
  }

  void answer(const IncomingMail& ours, const Line::Sent& sent, Seconds later,
              const std::string& text) {
    coming_.emplace(sent.at + later, header(sent.recipient, "Re: " + ours.subject) +
                                         "In-Reply-To: <" + ours.message_id + ">\r\n\r\n" + text +
                                         "\r\n");
  }

  // The same name and school from another address: another registration, and a possible double.
  void again_from_home(const IncomingMail& ours, const Line::Sent& sent) {
    const std::string name = ours.to.front().name;
    coming_.emplace(sent.at + hours(9),
                    header(name + " <thuis@elders-voorbeeld.nl>", "aanmelding") +
                        "\r\nNaam: " + name +
                        "\r\nSchool: OBS De Springplank\r\n"
                        "Groep: werkgroep Taal\r\n");
  }

  static std::string bounce(const std::string& message_id, const std::string& recipient) {
    return "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.elders-voorbeeld.nl\r\n"
           "To: info@lerendeleraren.nl\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/report; report-type=delivery-status; boundary=grens\r\n\r\n"
           "--grens\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
           "--grens\r\nContent-Type: message/delivery-status\r\n\r\n"
           "Reporting-MTA: dns; mx.elders-voorbeeld.nl\r\n\r\nFinal-Recipient: rfc822; " +
           recipient +
           "\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
           "--grens\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" +
           message_id + ">\r\n\r\n--grens--\r\n";
  }

  MonthDesk& desk_;
  std::multimap<Instant, std::string> coming_;
  int confirmations_ = 0;
  int questions_ = 0;
  int written_ = 0;
};

// An organiser opens the oldest mail of the inbox that nobody has opened, or answers the oldest one
// that was opened: the flags of its file say so.
void tend_inbox(const fs::path& maildir, char flag) {
  std::map<int, fs::path> files;
  for (const char* part : {"new", "cur"}) {
    for (const auto& entry : fs::directory_iterator(maildir / part)) {
      const std::string name = entry.path().filename().string();
      const bool has_seen = name.find(":2,") != std::string::npos;
      const bool has_answered = name.find('R') != std::string::npos;
      if (flag == 'S' ? !has_seen : has_seen && !has_answered)
        files[std::stoi(name.substr(name.find('-') + 1))] = entry.path();
    }
  }
  if (files.empty()) return;
  const fs::path& file = files.begin()->second;
  const std::string name = file.filename().string();
  const std::string base = name.substr(0, name.find(':'));
  fs::rename(file, maildir / "cur" / (base + (flag == 'S' ? ":2,S" : ":2,RS")));
}

struct Month {
  const char* name;
  const char* first;  // day
  const char* end;    // the day behind the last
};

class MonthTest : public testing::TestWithParam<Month> {
 protected:
  Instant at(const std::string& local) const {
    return *parse_time(local, desk_.settings().timezone);
  }
  std::string day_of(Instant when) const {
    return format_day(desk_.settings().timezone.local(when));
  }

  // Off from ten to ten on the sixth day; a start every eleven hours besides.
  bool is_off(int hour) {
    const bool off = hour >= 5 * 24 + 10 && hour < 6 * 24 + 10;
    if (off || hour % 11 == 7) desk_.stop();
    return off;
  }

  void run() {
    const Instant start = at(GetParam().first);
    const Instant end = at(GetParam().end);
    People people(desk_, start, end);
    int hour = 0;
    for (Instant now = start; now < end; now += hours(1), ++hour) {
      people.write(now);
      if (is_off(hour)) continue;
      desk_.cut_line(hour >= 11 * 24 + 9 && hour < 12 * 24 + 9);
      desk_.look(now);
      work(now + Seconds(1), hour);
      for (; heard_ < desk_.sent().size(); ++heard_) hear(desk_.sent()[heard_], people);
      if (hour % 24 == 12) tend_inbox(desk_.folders().maildir(), 'S');
      if (hour % 72 == 14) tend_inbox(desk_.folders().maildir(), 'R');
    }
    desk_.stop();
  }

  // A digest is compared with what is counted before it is made: at seven, and at ten, for one that
  // is caught up. On one day the program dies between the two halves of its work.
  void work(Instant now, int hour) {
    Ledger counting = ledger_;
    const int o_clock = desk_.settings().timezone.local(now).hour;
    Numbers numbers;
    if (o_clock == 7 || o_clock == 10) numbers = counting.count(desk_.settings().event, now);
    if (desk_.queue(now)) {
      ledger_ = counting;
      ASSERT_TRUE(expected_.emplace(day_of(now), numbers).second) << day_of(now);
      for (const auto& [name, value] : numbers) most_[name] = std::max(most_[name], value);
      if (hour / 24 == 20) {
        desk_.stop();
        desk_.look(now);
      }
    }
    desk_.drain();
  }

  void hear(const Line::Sent& sent, People& people) {
    const IncomingMail mail = mime::parse(sent.message);
    EXPECT_TRUE(message_ids_.insert(mail.message_id).second) << "twice: " << mail.subject;
    const std::string kind = kind_of(mail.message_id);
    if (kind != "digest") return people.read(sent, kind);
    const std::string day = day_of(sent.at);
    SCOPED_TRACE(day);
    digests_.push_back(day);
    ASSERT_EQ(expected_.count(day), 1u) << mail.subject;
    Numbers& expected = expected_[day];
    EXPECT_EQ(told(mail.text, desk_.settings().event), expected) << mail.text;
    EXPECT_EQ(number(mail.subject, ": (\\d+) aangemeld"), expected["people"]);
    EXPECT_EQ(number(mail.subject, " (\\d+) nieuw"), expected["new"]);
    EXPECT_EQ(number(mail.subject, " (\\d+) voor jullie"), expected["open"]);
    EXPECT_EQ(mail.attachments.size(), 1u);
    if (digests_.size() % 3 == 0) people.settle(mail.text, sent.at + hours(2));
  }

  std::string kind_of(const std::string& message_id) const {
    SQLite::Database db(desk_.folders().database(), SQLite::OPEN_READONLY);
    SQLite::Statement query(db, "SELECT kind FROM outbox WHERE message_id = ?");
    query.bind(1, message_id);
    return query.executeStep() ? query.getColumn(0).getString() : "unknown";
  }

  // Each day once, at seven; the periods leave no second out.
  void expect_unbroken() const {
    SQLite::Database db(desk_.folders().database(), SQLite::OPEN_READONLY);
    SQLite::Statement query(db, "SELECT day, since, until FROM digest ORDER BY day");
    Instant last{};
    Instant day = at(std::string(GetParam().first) + "T12:00");
    int late = 0;
    int days = 0;
    for (; query.executeStep(); ++days, day = at(day_of(day + hours(24)) + "T12:00")) {
      EXPECT_EQ(query.getColumn(0).getString(), day_of(day));
      EXPECT_EQ(Instant(Seconds(query.getColumn(1).getInt64())), last);
      last = Instant(Seconds(query.getColumn(2).getInt64()));
      late += desk_.settings().timezone.local(last).hour != 7;
    }
    EXPECT_EQ(days, 30);
    EXPECT_EQ(late, 1);  // on the day on which the program was off in the morning
  }

  MonthDesk desk_;
  Ledger ledger_{desk_.folders().database()};
  std::map<std::string, Numbers> expected_;  // by day
  Numbers most_;
  std::vector<std::string> digests_;
  std::set<std::string> message_ids_;
  std::size_t heard_ = 0;
};

TEST_P(MonthTest, GivesThirtyDigestsEachRightAndNoneTwice) {
  run();
  EXPECT_EQ(digests_.size(), 30u);
  EXPECT_EQ(std::set<std::string>(digests_.begin(), digests_.end()).size(), 30u);
  expect_unbroken();
  const store::Counts counts =
      store::Store::open_read_only(desk_.folders().database()).value().counts().value();
  EXPECT_EQ(counts.mails, desk_.delivered());
  EXPECT_EQ(counts.queued + counts.failed, 0);
  // A month in which every number was something.
  for (const char* name :
       {"people", "schools", "foundations", "incomplete", "cancelled", "new", "changed",
        "withdrawn", "open", "read", "proposals", "doubles", "unsent"})
    EXPECT_GT(most_[name], 0) << name;
}

// The clocks change on 25 March and on 28 October 2018.
INSTANTIATE_TEST_SUITE_P(Clocks, MonthTest,
                         testing::Values(Month{"GoForward", "2018-03-10", "2018-04-09"},
                                         Month{"GoBack", "2018-10-14", "2018-11-13"}),
                         [](const testing::TestParamInfo<Month>& month) {
                           return month.param.name;
                         });

}  // namespace
}  // namespace meldaan::app
