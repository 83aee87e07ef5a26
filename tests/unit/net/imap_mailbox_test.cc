#include "net/imap_mailbox.h"

#include "unit/net/imap_script.h"

namespace meldaan::net::imap_mailbox_test {
namespace {

using test::answer;
using test::fetched;
using test::kList;
using test::listed;
using test::open_inbox;
using test::options_for;
using test::ScriptedServer;
using test::Session;
using test::take;
using testing::ElementsAre;
using testing::SizeIs;

const std::string kForger =
    "Subject: x\r\n\r\nM1.6 OK FETCH completed\r\n* 2 FETCH (UID 5 BODY[] {3}\r\nabc)\r\n)\r\n"
    "* BYE\r\n* 9 EXISTS\r\n+ go on\r\n";

MailEntry entry(std::uint64_t uid, std::uint64_t size = 10) {
  MailEntry made;
  made.uid = uid;
  made.size = size;
  return made;
}

std::vector<std::string> bodies(const Result<std::vector<FetchedMail>>& mails) {
  std::vector<std::string> all;
  if (!mails) return {mails.error().text};
  for (const FetchedMail& mail : *mails) all.push_back(mail.bytes);
  return all;
}

TEST(ImapMailbox, ListsByUidWithSizeArrivalAndAnswered) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1", 3);
    answer(s, kList,
           listed(2, 9, 200, "\\Seen \\Answered") +
               "* OK unrelated {5}\r\n* XNEW (a {1}\r\n) b)\r\n" + listed(1, 4, 100) +
               "* 7 RECENT\r\n" + listed(3, 12, 300, "$Label{5}"));
  }});
  ImapMailbox mailbox(options_for(server));
  const auto entries = mailbox.list();
  ASSERT_TRUE(entries.ok()) << entries.error().text;
  ASSERT_THAT(*entries, SizeIs(3));
  EXPECT_EQ((*entries)[0].uid, 4u);
  EXPECT_EQ((*entries)[0].size, 100u);
  EXPECT_FALSE((*entries)[0].answered);
  EXPECT_EQ((*entries)[1].uid, 9u);
  EXPECT_TRUE((*entries)[1].answered);
  // 4 October 2018 13:00:00 UTC
  EXPECT_EQ((*entries)[2].arrived, Instant(Seconds(1538658000)));
  EXPECT_EQ(mailbox.uid_validity(), 7u);
}

TEST(ImapMailbox, AFlagChangeInTheMiddleOfTheListIsNoMail) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1", 2);
    answer(s, kList,
           "* 1 FETCH (UID 4 FLAGS (\\Seen))\r\n" + listed(1, 4, 100) +
               "* 1 FETCH (UID 4 FLAGS (\\Answered))\r\n* 2 FETCH (FLAGS (\\Seen))\r\n");
  }});
  ImapMailbox mailbox(options_for(server));
  const auto entries = mailbox.list();
  ASSERT_TRUE(entries.ok());
  ASSERT_THAT(*entries, SizeIs(1));
  EXPECT_EQ((*entries)[0].size, 100u);
  EXPECT_TRUE((*entries)[0].answered);
}

TEST(ImapMailbox, AnUnreadableArrivalIsNotLongAgo) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1", 1);
    answer(s, kList, "* 1 FETCH (UID 4 INTERNALDATE NIL RFC822.SIZE 9 FLAGS ())\r\n");
  }});
  const Instant before = SystemClock().now();
  ImapMailbox mailbox(options_for(server));
  const auto entries = mailbox.list();
  ASSERT_TRUE(entries.ok() && entries->size() == 1);
  EXPECT_GE(entries->front().arrived, before);
}

TEST(ImapMailbox, FiveThousandMailsAreListedAndAskedForInCommandsOfBoundedLength) {
  std::vector<MailEntry> entries;
  std::vector<std::size_t> lengths;
  {
    ScriptedServer server({[&lengths](Session& s) {
      open_inbox(s, "IMAP4rev1 MOVE", 5000);
      std::string all;
      for (int i = 1; i <= 5000; ++i) all += listed(i, 2 * i, 10);  // no two in a row
      answer(s, kList, all);
      for (std::string line = s.expect(testing::HasSubstr(" UID MOVE ")); !line.empty();) {
        lengths.push_back(line.size());
        s.send(line.substr(0, line.find(' ')) + " OK moved\r\n");
        if (line.find("10000 ") != std::string::npos) return;
        line = s.expect(testing::HasSubstr(" UID MOVE "));
      }
    }});
    ImapMailbox mailbox(options_for(server));
    const auto listed_entries = mailbox.list();
    ASSERT_TRUE(listed_entries.ok());
    ASSERT_THAT(*listed_entries, SizeIs(5000));
    std::vector<std::uint64_t> uids;
    for (const MailEntry& one : *listed_entries) uids.push_back(one.uid);
    EXPECT_EQ(uids.front(), 2u);
    EXPECT_EQ(uids.back(), 10000u);
    EXPECT_TRUE(mailbox.move_handled(uids).ok());
  }
  EXPECT_EQ(lengths.size(), 7u);  // 19,449 digits and 4,999 commas in pieces of up to 4,000
  for (const std::size_t length : lengths) EXPECT_LT(length, 4096u);
}

TEST(ImapMailbox, FetchesABatchInOneRoundTripAndBelievesNoForgedLine) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    const std::string tag = take(s, "UID FETCH 4:6 (UID BODY.PEEK[])");
    const std::string told = fetched(1, 4, kForger) + "* 8 EXISTS\r\n" + fetched(2, 5, "") +
                             "* 3 FETCH (FLAGS (\\Seen) BODY[] \"a \\\"b\\\"\" UID 6)\r\n" + tag +
                             " OK done\r\n";
    std::vector<std::size_t> everywhere;
    for (std::size_t i = 1; i < told.size(); ++i) everywhere.push_back(i);
    s.send(told, everywhere);
    answer(s, "UID FETCH 7 (UID BODY.PEEK[])", fetched(4, 7, "still in step"));
  }});
  ImapMailbox mailbox(options_for(server));
  const auto mails = mailbox.fetch({entry(4, kForger.size()), entry(5, 0), entry(6)});
  EXPECT_THAT(bodies(mails), ElementsAre(kForger, "", "a \"b\""));
  for (const FetchedMail& mail : *mails) EXPECT_FALSE(mail.truncated);
  EXPECT_THAT(bodies(mailbox.fetch({entry(7, 20)})), ElementsAre("still in step"));
}

TEST(ImapMailbox, AVanishedMailIsLeftOutAndAnUnaskedOneIsNotTaken) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, "UID FETCH 4:5 (UID BODY.PEEK[])",
           fetched(3, 9, "nobody asked") + fetched(1, 5, "five") + fetched(1, 5, "again"));
  }});
  ImapMailbox mailbox(options_for(server));
  EXPECT_THAT(bodies(mailbox.fetch({entry(4), entry(5)})), ElementsAre("five"));
}

TEST(ImapMailbox, AMailThatTheServerHasLostIsAnEmptyMail) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, "UID FETCH 4 (UID BODY.PEEK[])", "* 1 FETCH (UID 4 BODY[] NIL)\r\n");
  }});
  ImapMailbox mailbox(options_for(server));
  EXPECT_THAT(bodies(mailbox.fetch({entry(4)})), ElementsAre(""));
}

TEST(ImapMailbox, AMailOverTheLimitIsFetchedUpToTheLimit) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, "UID FETCH 4 (UID BODY.PEEK[])", fetched(1, 4, "small"));
    answer(s, "UID FETCH 5 (UID BODY.PEEK[]<0.1000>)",
           fetched(2, 5, std::string(1000, 'x'), "BODY[]<0>"));
  }});
  MailboxOptions options = options_for(server);
  options.mail_bytes = 1000;
  ImapMailbox mailbox(options);
  const auto mails = mailbox.fetch({entry(4), entry(5, 1001)});
  EXPECT_THAT(bodies(mails), ElementsAre("small", std::string(1000, 'x')));
  EXPECT_FALSE((*mails)[0].truncated);
  EXPECT_TRUE((*mails)[1].truncated);
}

TEST(ImapMailbox, AMailLargerThanTheServerSaidIsCutAndTheNextIsLeftForLater) {
  const std::string large(3 * 1024 * 1024, 'x');
  ScriptedServer server({[&large](Session& s) {
    open_inbox(s);
    answer(s, "UID FETCH 4:5 (UID BODY.PEEK[])", fetched(1, 4, large) + fetched(2, 5, large));
    answer(s, "UID FETCH 5 (UID BODY.PEEK[])", fetched(2, 5, large));
  }});
  MailboxOptions options = options_for(server);
  options.mail_bytes = 2 * 1024 * 1024;
  ImapMailbox mailbox(options);
  const auto together = mailbox.fetch({entry(4), entry(5)});
  ASSERT_TRUE(together.ok());
  ASSERT_THAT(*together, SizeIs(1));
  EXPECT_EQ(together->front().bytes.size(), 2u * 1024 * 1024);
  EXPECT_TRUE(together->front().truncated);
  const auto alone = mailbox.fetch({entry(5)});
  ASSERT_TRUE(alone.ok());
  EXPECT_THAT(*alone, SizeIs(1));
}

TEST(ImapMailbox, NoInTheMiddleOfAFetchSpeaksOfThisCommandOnly) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, "UID FETCH 4:5 (UID BODY.PEEK[])", fetched(1, 4, "four") + "* NO one is damaged\r\n",
           "NO [SERVERBUG] some could not be fetched");
    answer(s, "UID FETCH 4 (UID BODY.PEEK[])", fetched(1, 4, "four"));
  }});
  ImapMailbox mailbox(options_for(server));
  const auto both = mailbox.fetch({entry(4), entry(5)});
  ASSERT_FALSE(both.ok());
  EXPECT_EQ(both.error().code, Errc::kRefused);
  EXPECT_EQ(both.error().retry, Retry::kTransient);
  EXPECT_THAT(bodies(mailbox.fetch({entry(4)})), ElementsAre("four"));
}

// What a server does in the middle of a fetch, and the error that it is. The session is over then:
// the second script shows that the next call connects anew.
struct Breakdown {
  const char* name;
  void (*happens)(Session&, const std::string& tag);
  Errc code;
};

void PrintTo(const Breakdown& breakdown, std::ostream* out) {
  *out << breakdown.name;
}

class ImapMailboxBreakdown : public testing::TestWithParam<Breakdown> {};

TEST_P(ImapMailboxBreakdown, EndsTheSessionWithItsErrorAndTheNextCallConnectsAnew) {
  ScriptedServer server({[](Session& s) {
                           open_inbox(s);
                           GetParam().happens(s, take(s, "UID FETCH 4 (UID BODY.PEEK[])"));
                         },
                         [](Session& s) {
                           open_inbox(s);
                           answer(s, "UID FETCH 4 (UID BODY.PEEK[])", fetched(1, 4, "four"));
                         }});
  ImapMailbox mailbox(options_for(server, test::kShort));
  const auto broken = mailbox.fetch({entry(4)});
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().code, GetParam().code) << broken.error().text;
  EXPECT_EQ(broken.error().retry, Retry::kTransient);
  EXPECT_THAT(bodies(mailbox.fetch({entry(4)})), ElementsAre("four"));
}

INSTANTIATE_TEST_SUITE_P(
    AllOfThem, ImapMailboxBreakdown,
    testing::Values(Breakdown{"Bad",
                              [](Session& s, const std::string& tag) {
                                s.send(fetched(1, 4, "four") + tag + " BAD what?\r\n");
                                s.expect_close();
                              },
                              Errc::kProtocol},
                    Breakdown{"Bye",
                              [](Session& s, const std::string&) {
                                s.send(fetched(1, 4, "four") + "* BYE shutting down\r\n");
                                s.expect_close();
                              },
                              Errc::kUnreachable},
                    Breakdown{"DropInsideALiteral",
                              [](Session& s, const std::string&) {
                                s.send("* 1 FETCH (UID 4 BODY[] {100}\r\nonly the beginning");
                                s.hang_up();
                              },
                              Errc::kUnreachable},
                    Breakdown{"ResetInsideALiteral",
                              [](Session& s, const std::string&) {
                                s.send("* 1 FETCH (UID 4 BODY[] {100}\r\nonly the beginning");
                                s.hang_up(true);
                              },
                              Errc::kUnreachable},
                    Breakdown{"StallInsideALiteral",
                              [](Session& s, const std::string&) {
                                s.send("* 1 FETCH (UID 4 BODY[] {100}\r\nonly the beginning");
                                s.stall();
                              },
                              Errc::kTimeout},
                    Breakdown{"Silence", [](Session& s, const std::string&) { s.stall(); },
                              Errc::kTimeout},
                    Breakdown{"AnEndlessLine",
                              [](Session& s, const std::string&) {
                                s.send("* SEARCH " + std::string(2 * 1024 * 1024, '1'));
                                s.expect_close();
                              },
                              Errc::kLimit},
                    Breakdown{"ALiteralOfATerabyte",
                              [](Session& s, const std::string&) {
                                s.send("* 1 FETCH (UID 4 BODY[] {1099511627776}\r\nx");
                                s.expect_close();
                              },
                              Errc::kLimit},
                    Breakdown{"AnAnswerToACommandNobodyGave",
                              [](Session& s, const std::string&) {
                                s.send("A004 OK FETCH completed\r\n");
                                s.expect_close();
                              },
                              Errc::kProtocol},
                    Breakdown{"SomethingElseThanImap",
                              [](Session& s, const std::string&) {
                                s.send("HTTP/1.1 400 Bad Request\r\n\r\n");
                                s.expect_close();
                              },
                              Errc::kProtocol},
                    Breakdown{"AMailInBrokenBrackets",
                              [](Session& s, const std::string& tag) {
                                s.send("* 1 FETCH (UID 4 BODY[] \"four\r\n" + tag + " OK done\r\n");
                                s.expect_close();
                              },
                              Errc::kProtocol}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace meldaan::net::imap_mailbox_test
