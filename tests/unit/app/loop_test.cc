// Machines that answer each other stop by themselves (RFC 3834 section 2; design.md section 8):
// whatever answers whatever we send, no more than the caps goes out, all that came is kept, and
// what is over waits as `held`, which `status` and the digest tell.
#include <gtest/gtest.h>

#include <deque>
#include <functional>

#include "unit/app/folder_stage.h"
#include "util/pattern.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

constexpr int kRounds = 400;
const char* const kOurs = "info@lerendeleraren.nl";
const char* const kTheirs = "desk@anders-voorbeeld.nl";
const char* const kOrganiser = "organisatie@lerendeleraren.nl";

Instant start() {
  return kNow;
}

// What some relays do: the headers that tell a machine, and those that tell what is answered, are
// gone.
std::string without(const std::string& mail, const std::string& names) {
  const Pattern header =
      Pattern::compile("(?m)^(" + names + "):.*\\r\\n([ \\t].*\\r\\n)*", Pattern::Case::kIgnore)
          .value();
  const std::string head = mail.substr(0, mail.find("\r\n\r\n") + 2);
  std::string kept;
  std::size_t from = 0;
  for (Pattern::Match match; header.find(head, from, match); from = match.end)
    kept += head.substr(from, match.begin - from);
  return kept + mail.substr(from);
}

const char* const kMachineHeaders =
    "Auto-Submitted|X-Auto-Response-Suppress|Precedence|Return-Path|List-[a-z-]+";
const char* const kThreadHeaders = "In-Reply-To|References";

struct Ledger {
  int delivered = 0;
  int posted = 0;
};

// A desk, what came and what went, with the store at the end.
struct Side {
  explicit Side(const std::string& own) : address(own), stage(own) {
    stage.configure("digest_to", kOrganiser);
  }

  void deliver(const std::string& mail, Instant at) {
    stage.deliver(mail, at);
    ++ledger.delivered;
  }
  std::vector<test::Stage::Posted> work(Instant at) {
    auto posted = stage.work(at);
    std::erase_if(posted, [](const auto& one) { return one.recipient == kOrganiser; });
    ledger.posted += static_cast<int>(posted.size());
    return posted;
  }
  store::Counts counts() const {
    return store::Store::open_read_only(stage.database()).value().counts().value();
  }
  // The morning after: the digest says how much waits for people, and names each reply that is held
  // with its reason.
  void expect_an_organiser_is_told(Instant at) {
    const store::Counts counts = this->counts();
    std::string digest;
    for (const auto& posted : stage.work(at)) {
      if (posted.recipient == kOrganiser) digest = mime::parse(posted.bytes).text;
    }
    ASSERT_FALSE(digest.empty());
    const auto open = "Dit wacht op jullie (" + std::to_string(counts.held + counts.review) + ")";
    EXPECT_EQ(digest.find(open) != std::string::npos, counts.held + counts.review > 0) << digest;
    std::int64_t held = 0;
    const std::string why = "Dit adres kreeg vandaag al veel antwoorden.";
    for (std::size_t i = digest.find(why); i != std::string::npos; i = digest.find(why, i + 1))
      ++held;
    EXPECT_EQ(held, counts.held);
  }
  // Every mail has its fate and lies in the store as it came.
  void expect_nothing_lost() const {
    store::Store store = store::Store::open_read_only(stage.database()).value();
    const auto mails = store.mails().value();
    EXPECT_EQ(static_cast<int>(mails.size()), ledger.delivered);
    for (const store::StoredMail& mail : mails) {
      const Result<std::string> raw = store.raw_mail(mail.id);
      EXPECT_TRUE(raw && !raw->empty()) << mail.id;
      EXPECT_NE(mail.fate, Fate::kSetAside) << mail.reason;
    }
  }

  std::string address;
  FolderStage stage;
  Ledger ledger;
};

const char* const kComplete =
    "Naam: Arjan Wolbers\r\nSchool: obs De Bongerd\r\nGroep: werkgroep Taal\r\n";
// What is asked back names every group.
const char* const kWithoutGroup = "Naam: Arjan Wolbers\r\nSchool: obs De Bongerd\r\n";

std::string sign_up_from(const std::string& from, const std::string& text = kComplete) {
  return "From: " + from +
         "\r\nTo: info@lerendeleraren.nl\r\nSubject: aanmelding\r\n"
         "Date: Mon, 10 Sep 2018 19:20:00 +0200\r\nMessage-ID: <first@elders-voorbeeld.nl>\r\n"
         "Content-Type: text/plain; charset=utf-8\r\n\r\n" +
         text;
}

using Relay = std::function<std::string(const std::string&)>;

// Both at work until neither has anything to say.
int rounds_between(Side& ours, Side& theirs, const Relay& relay,
                   const std::string& first = kComplete) {
  Instant now = start();
  ours.deliver(sign_up_from("Kennisnetwerk Anders <" + theirs.address + ">", first), now);
  for (int round = 0; round < kRounds; ++round) {
    bool quiet = true;
    for (Side* side : {&ours, &theirs}) {
      Side& other = side == &ours ? theirs : ours;
      now += Seconds(60);
      for (const auto& posted : side->work(now)) {
        quiet = false;
        if (posted.recipient == other.address) other.deliver(relay(posted.bytes), now);
      }
    }
    if (quiet) return round;
  }
  return kRounds;
}

TEST(Loop, TwoMeldaansSeeThatTheOtherIsAMachine) {
  Side ours(kOurs);
  Side theirs(kTheirs);
  EXPECT_LT(rounds_between(ours, theirs, [](const std::string& mail) { return mail; }), 5);
  EXPECT_EQ(ours.ledger.posted, 1);
  EXPECT_EQ(theirs.ledger.posted, 0);
  ours.expect_nothing_lost();
  theirs.expect_nothing_lost();
}

class StrippedLoop : public testing::TestWithParam<std::tuple<std::string, std::string>> {};

TEST_P(StrippedLoop, TwoMeldaansStopAfterTheCaps) {
  Side ours(kOurs);
  Side theirs(kTheirs);
  const auto& [headers, first] = GetParam();
  const std::string lost = headers;
  const int rounds = rounds_between(
      ours, theirs, [&lost](const std::string& mail) { return without(mail, lost); }, first);
  EXPECT_LT(rounds, kRounds);
  for (Side* side : {&ours, &theirs}) {
    std::cout << side->address << ": " << side->ledger.delivered << " came, " << side->ledger.posted
              << " went, " << side->counts().held << " held\n";
    EXPECT_LE(side->ledger.posted, 20);
    side->expect_nothing_lost();
    side->expect_an_organiser_is_told(start() + std::chrono::hours(36));
  }
}

INSTANTIATE_TEST_SUITE_P(Relays, StrippedLoop,
                         testing::Combine(testing::Values(kMachineHeaders,
                                                          std::string(kMachineHeaders) + "|" +
                                                              kThreadHeaders),
                                          testing::Values(kComplete, kWithoutGroup)));

// An out-of-office responder that sets no header; what it says differs each time.
class Responder {
 public:
  Responder(bool answers_threads, std::function<std::string(int)> text)
      : answers_threads_(answers_threads), text_(std::move(text)) {}

  std::string answer(const std::string& ours) {
    const IncomingMail mail = mime::parse(ours);
    ++count_;
    std::string answer =
        "From: Arjan Wolbers <a.wolbers@debongerd-voorbeeld.nl>\r\n"
        "To: info@lerendeleraren.nl\r\nSubject: " +
        (answers_threads_ ? "Re: " + mail.subject : "bericht") +
        "\r\nDate: Mon, 10 Sep 2018 19:20:00 +0200\r\nMessage-ID: <away-" + std::to_string(count_) +
        "@debongerd-voorbeeld.nl>\r\n";
    if (answers_threads_) answer += "In-Reply-To: <" + mail.message_id + ">\r\n";
    return answer + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text_(count_);
  }

 private:
  bool answers_threads_;
  std::function<std::string(int)> text_;
  int count_ = 0;
};

int rounds_with(Side& ours, Responder responder) {
  Instant now = start();
  ours.deliver(sign_up_from("Arjan Wolbers <a.wolbers@debongerd-voorbeeld.nl>"), now);
  for (int round = 0; round < kRounds; ++round) {
    now += Seconds(60);
    const auto posted = ours.work(now);
    if (posted.empty()) return round;
    for (const auto& one : posted) ours.deliver(responder.answer(one.bytes), now);
  }
  return kRounds;
}

std::string letter(int number) {
  return std::string(1, static_cast<char>('a' + number % 26)) +
         static_cast<char>('a' + number / 26 % 26);
}

struct Talk {
  const char* name;
  bool answers_threads;
  std::string (*text)(int);
  bool ends_held;
};

std::string away(int number) {
  return "Bedankt voor je bericht nummer " + std::to_string(number) +
         ". Deze week ben ik op schoolkamp en lees ik geen post.\r\n\r\nArjan\r\n";
}
std::string other_group(int number) {
  static const char* const kGroups[] = {"Taal", "Rekenen", "HRM", "Gedrag", "IKC"};
  return "Ik kom ook graag naar de werkgroep " + std::string(kGroups[number % 5]) +
         ".\r\n\r\nArjan\r\n";
}
std::string somebody_else(int number) {
  return "Ik ben er niet. Namens ons komt:\r\n\r\nNaam: Kees " +
         upper(letter(number)).substr(0, 1) + letter(number + 7) +
         "stra\r\nSchool: obs De Bongerd\r\nGroep: werkgroep Taal\r\n";
}

std::string sign_up_of_another(int number) {
  return "Hierbij meld ik een collega aan.\r\n\r\nNaam: Kees " +
         upper(letter(number)).substr(0, 1) + letter(number + 7) +
         "stra\r\nSchool: obs De Bongerd\r\nGroep: werkgroep Taal\r\n";
}

class Responding : public testing::TestWithParam<Talk> {};

TEST_P(Responding, StopsAfterTheCaps) {
  const Talk& talk = GetParam();
  Side ours(kOurs);
  const int rounds = rounds_with(ours, {talk.answers_threads, talk.text});
  EXPECT_LT(rounds, kRounds);
  const store::Counts counts = ours.counts();
  std::cout << ours.ledger.delivered << " came, " << ours.ledger.posted << " went, " << counts.held
            << " held, " << counts.confirmed + counts.incomplete << " registrations\n";
  EXPECT_EQ(counts.held > 0, talk.ends_held);
  EXPECT_LE(ours.ledger.posted, 61);  // ten a day, and of first confirmations five times as many
  ours.expect_nothing_lost();
  ours.expect_an_organiser_is_told(start() + std::chrono::hours(36));
}

INSTANTIATE_TEST_SUITE_P(
    Talks, Responding,
    testing::Values(Talk{"Away", true, away, false},
                    Talk{"AwayOutsideTheThread", false, away, false},
                    Talk{"AnotherGroupEachTime", true, other_group, true},
                    Talk{"AnotherPersonEachTime", true, somebody_else, true},
                    Talk{"AnotherSignUpEachTime", false, sign_up_of_another, true},
                    Talk{"AnotherPersonOutsideTheThread", false, somebody_else, true}),
    [](const testing::TestParamInfo<Talk>& talk) { return talk.param.name; });

}  // namespace
}  // namespace meldaan::app
