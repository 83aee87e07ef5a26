// ImapMailbox::sent_headers() and answered_headers(): the way to another folder and back.
#include "net/imap_mailbox.h"
#include "unit/net/imap_script.h"

namespace meldaan::net::imap_headers_test {
namespace {

using test::answer;
using test::kList;
using test::kLong;
using test::listed;
using test::literal;
using test::open_inbox;
using test::ScriptedServer;
using test::Session;
using test::take;
using testing::HasSubstr;
using testing::SizeIs;

const std::string kStatus = "STATUS \"Sent\" (UIDVALIDITY UIDNEXT)";
const std::string kSection =
    "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID IN-REPLY-TO REFERENCES FROM AUTO-SUBMITTED)]<0.65536>";
const Instant kSince{Seconds(1538658000)};  // 4 October 2018

MailboxOptions with_sent(const ScriptedServer& server) {
  MailboxOptions options = test::options_for(server);
  options.sent = "Sent";
  return options;
}

std::string status(int validity, int next) {
  return "* STATUS Sent (UIDVALIDITY " + std::to_string(validity) + " UIDNEXT " +
         std::to_string(next) + ")\r\n";
}

void examine(Session& s, const std::string& folder, int validity, int next) {
  answer(s, "EXAMINE \"" + folder + "\"",
         "* 40 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY " + std::to_string(validity) +
             "] valid\r\n* OK [UIDNEXT " + std::to_string(next) + "] next\r\n",
         "OK [READ-ONLY] examined");
}

// SELECT of the inbox, with this UIDNEXT.
void reselect(Session& s, int mails, int next, int validity = 7) {
  answer(s, "SELECT \"INBOX\"",
         "* " + std::to_string(mails) + " EXISTS\r\n* OK [UIDVALIDITY " + std::to_string(validity) +
             "] UIDs valid\r\n* OK [UIDNEXT " + std::to_string(next) + "] Predicted\r\n",
         "OK [READ-WRITE] selected");
}

std::string header(int uid, const std::string& bytes) {
  return "* 3 FETCH (UID " + std::to_string(uid) +
         " BODY[HEADER.FIELDS (MESSAGE-ID IN-REPLY-TO REFERENCES FROM AUTO-SUBMITTED)]<0> " +
         literal(bytes) + ")\r\n";
}

TEST(ImapHeaders, WhatPeopleHaveSentIsReadAndTheInboxSelectedAgain) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 MOVE", 1);
    answer(s, kStatus, status(3, 10));
    examine(s, "Sent", 3, 10);
    answer(s, "UID SEARCH UID 1:* SINCE 3-Oct-2018", "* SEARCH 9 4\r\n");
    answer(s, "UID FETCH 4,9 (UID " + kSection + ")",
           header(9, "From: c@x\r\nMessage-ID:\r\n <9@x>\r\n\r\n") + "* 3 FETCH (FLAGS ())\r\n" +
               header(4, "Message-ID: <4@x>\r\n\r\n") + header(5, "From: nobody asked\r\n\r\n"));
    reselect(s, 1, 100);
    answer(s, "UID MOVE 8 \"Aanmeldingen\"");
    answer(s, kStatus, status(3, 10));
  }});
  ImapMailbox mailbox(with_sent(server));
  const auto sent = mailbox.sent_headers(kSince, {});
  ASSERT_TRUE(sent.ok()) << sent.error().text;
  ASSERT_THAT(sent->mails, SizeIs(2));
  EXPECT_EQ(sent->mails[0].uid, 4u);
  EXPECT_EQ(sent->mails[0].bytes, "Message-ID: <4@x>\r\n");
  EXPECT_EQ(sent->mails[1].bytes, "From: c@x\r\nMessage-ID:\r\n <9@x>\r\n");
  EXPECT_EQ(sent->mark, (FolderMark{3, 9}));
  EXPECT_FALSE(sent->more);
  EXPECT_TRUE(mailbox.move_handled({8}).ok());
  // STATUS says that nothing has come: the inbox stays selected.
  const auto again = mailbox.sent_headers(kSince, sent->mark);
  ASSERT_TRUE(again.ok());
  EXPECT_THAT(again->mails, SizeIs(0));
  EXPECT_EQ(again->mark, sent->mark);
}

TEST(ImapHeaders, WithoutAFolderNobodyIsAsked) {
  ImapMailbox mailbox(MailboxOptions{});
  const auto sent = mailbox.sent_headers(kSince, {5, 6});
  ASSERT_TRUE(sent.ok());
  EXPECT_EQ(sent->mark, (FolderMark{5, 6}));
  EXPECT_TRUE(mailbox.save_sent("x", kSince).ok());
}

TEST(ImapHeaders, TheFolderIsSpelledAsTheServerWantsIt) {
  ScriptedServer server({[](Session& s) {
    test::greet(s, "IMAP4rev1 NAMESPACE");
    answer(s, "NAMESPACE", "* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL\r\n");
    answer(s, "LIST \"\" \"INBOX.Aanmeldingen\"", "* LIST () \".\" INBOX.Aanmeldingen\r\n");
    test::select(s, 0);
    answer(s, "STATUS \"INBOX.Archief.Verzonden\" (UIDVALIDITY UIDNEXT)", "",
           "NO [NONEXISTENT] no such mailbox");
  }});
  MailboxOptions options = with_sent(server);
  options.sent = "Archief/Verzonden";
  ImapMailbox mailbox(options);
  const auto sent = mailbox.sent_headers(kSince, {5, 6});
  ASSERT_TRUE(sent.ok());
  EXPECT_THAT(sent->mails, SizeIs(0));
  EXPECT_EQ(sent->mark, (FolderMark{5, 6}));
}

TEST(ImapHeaders, AFolderThatIsNotThereIsEmptyAlsoWhereTheServerSaysItInWordsOnly) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, kStatus, "", "NO no such thing");
    answer(s, "LIST \"\" \"Sent\"", "* LIST (\\Noselect) \"/\" Sent\r\n");
    // It vanishes after STATUS.
    answer(s, kStatus, status(3, 10));
    answer(s, "EXAMINE \"Sent\"", "", "NO [NONEXISTENT] gone");
    reselect(s, 0, 100);
    answer(s, kList);
  }});
  ImapMailbox mailbox(with_sent(server));
  for (int i = 0; i < 2; ++i) {
    const auto sent = mailbox.sent_headers(kSince, {});
    ASSERT_TRUE(sent.ok()) << sent.error().text;
    EXPECT_THAT(sent->mails, SizeIs(0));
  }
  EXPECT_TRUE(mailbox.list().ok());
}

TEST(ImapHeaders, ARefusedFolderIsSaidAndTheInboxIsServed) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, kStatus, status(3, 10));
    answer(s, "EXAMINE \"Sent\"", "", "NO [NOPERM] ask jan@example.org");
    answer(s, "LIST \"\" \"Sent\"", "* LIST () \"/\" Sent\r\n");
    reselect(s, 0, 100);
    answer(s, kList);
  }});
  ImapMailbox mailbox(with_sent(server));
  const auto sent = mailbox.sent_headers(kSince, {});
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, Errc::kRefused);
  EXPECT_THAT(sent.error().text, HasSubstr("(address)"));
  EXPECT_TRUE(mailbox.list().ok());
}

TEST(ImapHeaders, ARenumberedFolderIsToldAnew) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, kStatus, status(4, 3));
    examine(s, "Sent", 4, 3);
    answer(s, "UID SEARCH UID 1:*", "* SEARCH 2\r\n");
    answer(s, "UID FETCH 2 (UID " + kSection + ")", header(2, "From: c@x\r\n\r\n"));
    reselect(s, 0, 100);
  }});
  ImapMailbox mailbox(with_sent(server));
  const auto sent = mailbox.sent_headers(Instant{}, {3, 9});
  ASSERT_TRUE(sent.ok());
  EXPECT_THAT(sent->mails, SizeIs(1));
  EXPECT_EQ(sent->mark, (FolderMark{4, 2}));
}

// "10:*" names the last mail whatever its UID, and mail before `since` is looked at once only.
TEST(ImapHeaders, NothingNewMovesTheMarkToTheEnd) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, kStatus, "* STATUS Sent (UIDVALIDITY 3)\r\n");
    examine(s, "Sent", 3, 20);
    answer(s, "UID SEARCH UID 10:* SINCE 3-Oct-2018", "* SEARCH 9\r\n* SEARCH\r\n");
    reselect(s, 0, 100);
    answer(s, kStatus, status(3, 20));
  }});
  ImapMailbox mailbox(with_sent(server));
  const auto sent = mailbox.sent_headers(kSince, {3, 9});
  ASSERT_TRUE(sent.ok());
  EXPECT_THAT(sent->mails, SizeIs(0));
  EXPECT_EQ(sent->mark, (FolderMark{3, 19}));
  EXPECT_TRUE(mailbox.sent_headers(kSince, sent->mark).ok());
}

TEST(ImapHeaders, MoreThanAPageComesInPages) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, kStatus, status(3, 601));
    examine(s, "Sent", 3, 601);
    std::string all = "* SEARCH";
    for (int uid = 600; uid > 0; --uid) all += " " + std::to_string(uid);
    answer(s, "UID SEARCH UID 1:*", all + " 4294967296 -1 x (7)\r\n");
    answer(s, "UID FETCH 1:500 (UID " + kSection + ")", header(500, "From: c@x\r\n\r\n"));
    reselect(s, 0, 100);
    answer(s, kStatus, status(3, 601));
    examine(s, "Sent", 3, 601);
    answer(s, "UID SEARCH UID 501:*", "* SEARCH 600\r\n");
    answer(s, "UID FETCH 600 (UID " + kSection + ")", header(600, "From: c@x\r\n\r\n"));
    reselect(s, 0, 100);
  }});
  ImapMailbox mailbox(with_sent(server));
  const auto first = mailbox.sent_headers(Instant{}, {});
  ASSERT_TRUE(first.ok()) << first.error().text;
  EXPECT_TRUE(first->more);
  EXPECT_EQ(first->mark, (FolderMark{3, 500}));
  const auto second = mailbox.sent_headers(Instant{}, first->mark);
  ASSERT_TRUE(second.ok()) << second.error().text;
  EXPECT_FALSE(second->more);
  EXPECT_EQ(second->mark, (FolderMark{3, 600}));
}

TEST(ImapHeaders, AnsweredMailsOfTheHandledFolderAreThoseWithTheFlag) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    examine(s, "Aanmeldingen", 9, 50);
    answer(s, "UID SEARCH UID 1:* ANSWERED SINCE 3-Oct-2018", "* SEARCH 12\r\n");
    answer(s, "UID FETCH 12 (UID " + kSection + ")",
           "* 3 FETCH (body[header.fields (\"FROM\" \"MESSAGE-ID\")]<0> \"From: c@x\" UID 12)\r\n");
    reselect(s, 0, 100);
  }});
  ImapMailbox mailbox(test::options_for(server));
  const auto answered = mailbox.answered_headers(kSince, {});
  ASSERT_TRUE(answered.ok()) << answered.error().text;
  ASSERT_THAT(answered->mails, SizeIs(1));
  EXPECT_EQ(answered->mails[0].bytes, "From: c@x\r\n");
}

TEST(ImapHeaders, HostileHeadersAreBoundedAndStayInTheirLiteral) {
  const std::string forger = "Subject: x\r\n\r\n* BYE\r\nM1.9 OK done\r\n* 4 FETCH (UID 5)\r\n";
  const std::string endless = "References: " + std::string(300'000, '<') + "\r\nFrom: c@x\r\n\r\n";
  ScriptedServer server({[&](Session& s) {
    open_inbox(s);
    examine(s, "Aanmeldingen", 9, 50);
    answer(s, "UID SEARCH UID 1:* ANSWERED", "* SEARCH 1:4 1 2 3 4\r\n");
    answer(s, "UID FETCH 1:4 (UID " + kSection + ")",
           header(1, forger) + header(2, endless) + header(3, std::string("From: \0\xff\n", 9)) +
               "* 4 FETCH (UID 4 BODY[HEADER.FIELDS (FROM)]<0> NIL)\r\n" +
               "* 4 FETCH (UID 4 BODY[HEADER.FIELDS (\r\n");
    reselect(s, 0, 100);
    answer(s, kList);
  }});
  ImapMailbox mailbox(test::options_for(server));
  const auto answered = mailbox.answered_headers(Instant{}, {});
  ASSERT_TRUE(answered.ok()) << answered.error().text;
  ASSERT_THAT(answered->mails, SizeIs(4));
  EXPECT_EQ(answered->mails[0].bytes, "");
  EXPECT_LE(answered->mails[1].bytes.size(), kHeaderBytes);
  EXPECT_THAT(answered->mails[1].bytes, HasSubstr("From: c@x"));
  EXPECT_EQ(answered->mails[2].bytes, std::string("From: \0\xff\r\n", 10));
  EXPECT_EQ(answered->mails[3].bytes, "");
  EXPECT_TRUE(mailbox.list().ok());
}

TEST(ImapHeaders, ANoForOneVanishedMailHidesNotTheOthers) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    for (const bool some_come : {true, false}) {
      examine(s, "Aanmeldingen", 9, 50);
      answer(s, "UID SEARCH UID 1:* ANSWERED", "* SEARCH 1 2\r\n");
      answer(s, "UID FETCH 1:2 (UID " + kSection + ")",
             some_come ? header(2, "From: c@x\r\n\r\n") : "", "NO some of them are gone");
      reselect(s, 0, 100);
    }
  }});
  ImapMailbox mailbox(test::options_for(server));
  const auto answered = mailbox.answered_headers(Instant{}, {});
  ASSERT_TRUE(answered.ok()) << answered.error().text;
  EXPECT_THAT(answered->mails, SizeIs(1));
  // Where none comes it is the server's trouble, and the mark must not pass over them.
  EXPECT_EQ(mailbox.answered_headers(Instant{}, {}).error().code, Errc::kRefused);
}

TEST(ImapHeaders, WhatEndsTheSessionOnTheWayLeavesNoSessionInTheWrongFolder) {
  const auto bye = [](Session& s) {
    open_inbox(s);
    examine(s, "Aanmeldingen", 9, 50);
    take(s, "UID SEARCH UID 1:* ANSWERED");
    s.send("* BYE\r\n");
    s.expect_close();
  };
  const auto bad = [](Session& s) {
    open_inbox(s);
    examine(s, "Aanmeldingen", 9, 50);
    answer(s, "UID SEARCH UID 1:* ANSWERED", "", "BAD what");
    s.expect_close();
  };
  const auto nameless = [](Session& s) {
    open_inbox(s);
    answer(s, "EXAMINE \"Aanmeldingen\"", "* 4 EXISTS\r\n");
    s.expect_close();
  };
  const auto no_way_back = [](Session& s) {
    open_inbox(s);
    examine(s, "Aanmeldingen", 9, 50);
    answer(s, "UID SEARCH UID 1:* ANSWERED", "* SEARCH\r\n");
    answer(s, "SELECT \"INBOX\"", "", "NO [INUSE] not now");
    test::log_out(s);
  };
  const auto renumbered = [](Session& s) {
    open_inbox(s);
    examine(s, "Aanmeldingen", 9, 50);
    answer(s, "UID SEARCH UID 1:* ANSWERED", "* SEARCH\r\n");
    reselect(s, 0, 100, 8);
    test::log_out(s);
  };
  const auto at_last = [](Session& s) {
    open_inbox(s, "IMAP4rev1", 0, 8);
    answer(s, kList);
  };
  ScriptedServer server({bye, bad, nameless, no_way_back, renumbered, at_last});
  ImapMailbox mailbox(test::options_for(server));
  for (const Errc code :
       {Errc::kUnreachable, Errc::kProtocol, Errc::kProtocol, Errc::kRefused, Errc::kProtocol}) {
    const auto answered = mailbox.answered_headers(Instant{}, {});
    ASSERT_FALSE(answered.ok());
    EXPECT_EQ(answered.error().code, code) << answered.error().text;
  }
  EXPECT_TRUE(mailbox.list().ok());
}

// Away from the inbox nobody tells of its mail: UIDNEXT does, when it is selected again.
void go_away_and_back(Session& s, const std::string& back) {
  examine(s, "Aanmeldingen", 9, 50);
  answer(s, "UID SEARCH UID 1:* ANSWERED", "* SEARCH\r\n* 41 EXISTS\r\n");
  answer(s, "SELECT \"INBOX\"", "* OK [UIDVALIDITY 7] ok\r\n" + back, "OK [READ-WRITE] done");
}

void idle_until_woken(Session& s) {
  const std::string tag = take(s, "IDLE");
  s.send("+ idling\r\n");
  s.expect(testing::StrEq("DONE"));
  s.send(tag + " OK done\r\n");
}

TEST(ImapHeaders, AMailThatCameMeanwhileEndsTheNextWait) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 IDLE", 1);
    answer(s, kList, listed(1, 99, 10));
    // One came, another went: the count is the same.
    go_away_and_back(s, "* 1 EXISTS\r\n* OK [UIDNEXT 101] next\r\n");
    go_away_and_back(s, "* 1 EXISTS\r\n* OK [UIDNEXT 101] next\r\n");
    answer(s, kList, listed(1, 100, 10));
    test::log_out(s);
  }});
  ImapMailbox mailbox(test::options_for(server));
  ASSERT_TRUE(mailbox.list().ok());
  ASSERT_TRUE(mailbox.answered_headers(Instant{}, {}).ok());
  ASSERT_TRUE(mailbox.answered_headers(Instant{}, {}).ok());
  EXPECT_TRUE(mailbox.wait(kLong, Wakeup()).ok());
  EXPECT_TRUE(mailbox.list().ok());
  mailbox.close();
}

// Else a caller that looks into other folders before each wait would never wait.
TEST(ImapHeaders, TheWayBackAloneIsNoNews) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 IDLE", 1);
    answer(s, kList, listed(1, 99, 10) + listed(2, 100, 10));
    go_away_and_back(s, "* 2 EXISTS\r\n* OK [UIDNEXT 101] next\r\n");
    idle_until_woken(s);
    test::log_out(s);
  }});
  ImapMailbox mailbox(test::options_for(server));
  ASSERT_TRUE(mailbox.list().ok());
  ASSERT_TRUE(mailbox.answered_headers(Instant{}, {}).ok());
  EXPECT_TRUE(mailbox.wait(std::chrono::milliseconds(50), Wakeup()).ok());
  mailbox.close();
}

TEST(ImapHeaders, WithoutUidnextTheCountTells) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 IDLE", 2);
    answer(s, kList, listed(1, 99, 10));
    go_away_and_back(s, "* 2 EXISTS\r\n");
    idle_until_woken(s);
    go_away_and_back(s, "* 3 EXISTS\r\n");
    test::log_out(s);
  }});
  ImapMailbox mailbox(test::options_for(server));
  ASSERT_TRUE(mailbox.list().ok());
  ASSERT_TRUE(mailbox.answered_headers(Instant{}, {}).ok());
  EXPECT_TRUE(mailbox.wait(std::chrono::milliseconds(50), Wakeup()).ok());
  ASSERT_TRUE(mailbox.answered_headers(Instant{}, {}).ok());
  EXPECT_TRUE(mailbox.wait(kLong, Wakeup()).ok());
  mailbox.close();
}

}  // namespace
}  // namespace meldaan::net::imap_headers_test
