// ImapMailbox::wait(): IDLE, and what replaces it.
#include "net/imap_mailbox.h"
#include "unit/net/imap_script.h"

namespace meldaan::net::imap_wait_test {
namespace {

using test::answer;
using test::kList;
using test::kLong;
using test::listed;
using test::open_inbox;
using test::options_for;
using test::ScriptedServer;
using test::Session;
using test::take;

// Up to a listed inbox with one mail, after which wait() waits.
void open_and_list(Session& s, const std::string& capabilities = "IMAP4rev1 IDLE") {
  open_inbox(s, capabilities, 1);
  answer(s, kList, listed(1, 4, 10));
}

// The server's side of IDLE: says `news` and takes the DONE.
void idle(Session& s, const std::string& news) {
  const std::string tag = take(s, "IDLE");
  s.send("+ idling\r\n" + news);
  s.expect(testing::StrEq("DONE"));
  s.send(tag + " OK done\r\n");
}

TEST(ImapWait, IdleHearsANewMail) {
  ScriptedServer server({[](Session& s) {
    open_and_list(s);
    idle(s, "* OK Still here\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 2 EXISTS\r\n* 1 RECENT\r\n");
    answer(s, kList, listed(1, 4, 10) + listed(2, 5, 10));
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  const Wakeup nobody;
  ASSERT_TRUE(mailbox.list().ok());
  ASSERT_TRUE(mailbox.wait(kLong, nobody).ok());
  const auto entries = mailbox.list();
  ASSERT_TRUE(entries.ok());
  EXPECT_EQ(entries->size(), 2u);
  mailbox.close();
}

TEST(ImapWait, NewsBeforeTheContinuationEndsIdleAtOnce) {
  ScriptedServer server({[](Session& s) {
    open_and_list(s);
    const std::string tag = take(s, "IDLE");
    s.send("* 2 EXISTS\r\n+ idling\r\n");
    s.expect(testing::StrEq("DONE"));
    s.send(tag + " OK done\r\n");
  }});
  ImapMailbox mailbox(options_for(server));
  ASSERT_TRUE(mailbox.list().ok());
  EXPECT_TRUE(mailbox.wait(kLong, Wakeup()).ok());
}

// A server tells of a new mail once: who overhears it in another command's answer waits in vain.
TEST(ImapWait, NewsInTheMiddleOfAnotherCommandNeedsNoIdle) {
  ScriptedServer server({[](Session& s) {
    open_and_list(s, "IMAP4rev1 IDLE MOVE");
    answer(s, "UID MOVE 4 \"Aanmeldingen\"", "* 1 EXPUNGE\r\n* 1 EXISTS\r\n");
    answer(s, kList, listed(1, 5, 10));
    idle(s, "* 2 EXISTS\r\n");
  }});
  ImapMailbox mailbox(options_for(server));
  const Wakeup nobody;
  ASSERT_TRUE(mailbox.list().ok());
  ASSERT_TRUE(mailbox.move_handled({4}).ok());
  EXPECT_TRUE(mailbox.wait(kLong, nobody).ok());
  EXPECT_TRUE(mailbox.list().ok());
  EXPECT_TRUE(mailbox.wait(kLong, nobody).ok());
}

TEST(ImapWait, ACountThatDoesNotGrowIsNoNews) {
  ScriptedServer server({[](Session& s) {
    open_and_list(s);
    const std::string tag = take(s, "IDLE");
    s.send("* 1 EXISTS\r\n+ idling\r\n* 1 EXISTS\r\n* 0 RECENT\r\n* 1 EXPUNGE\r\n* 0 EXISTS\r\n");
    // Only the client's wake-up ends this.
    s.expect(testing::StrEq("DONE"));
    s.send(tag + " OK done\r\n");
    idle(s, "* 1 EXISTS\r\n");
  }});
  ImapMailbox mailbox(options_for(server));
  ASSERT_TRUE(mailbox.list().ok());
  EXPECT_TRUE(mailbox.wait(std::chrono::milliseconds(200), Wakeup()).ok());
  EXPECT_TRUE(mailbox.wait(kLong, Wakeup()).ok());
}

TEST(ImapWait, AWakeUpCallEndsIdleAndIsTaken) {
  const Wakeup wakeup;
  ScriptedServer server({[&wakeup](Session& s) {
    open_and_list(s);
    const std::string tag = take(s, "IDLE");
    s.send("+ idling\r\n");
    wakeup.call();
    s.expect(testing::StrEq("DONE"));
    s.send(tag + " OK done\r\n");
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  ASSERT_TRUE(mailbox.list().ok());
  EXPECT_TRUE(mailbox.wait(std::chrono::hours(1), wakeup).ok());
  EXPECT_FALSE(wakeup.take());
  mailbox.close();
}

TEST(ImapWait, IdleIsRenewedLongBeforeTheLimit) {
  ScriptedServer server({[](Session& s) {
    open_and_list(s);
    idle(s, "");
    idle(s, "");
    test::log_out(s);
  }});
  MailboxOptions options = options_for(server);
  options.idle_renewal = std::chrono::seconds(0);
  ImapMailbox mailbox(options);
  ASSERT_TRUE(mailbox.list().ok());
  EXPECT_TRUE(mailbox.wait(std::chrono::hours(24), Wakeup()).ok());
  EXPECT_TRUE(mailbox.wait(std::chrono::hours(24), Wakeup()).ok());
  mailbox.close();
}

TEST(ImapWait, WithoutIdleItWaitsAndSaysNoop) {
  ScriptedServer server({[](Session& s) {
    open_and_list(s, "IMAP4rev1");
    answer(s, "NOOP", "* 2 EXISTS\r\n");
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  const Wakeup wakeup;
  ASSERT_TRUE(mailbox.list().ok());
  wakeup.call();
  EXPECT_TRUE(mailbox.wait(std::chrono::hours(1), wakeup).ok());
  EXPECT_FALSE(wakeup.take());
  mailbox.close();
}

TEST(ImapWait, AServerThatRefusesIdleIsPolled) {
  ScriptedServer server({[](Session& s) {
    open_and_list(s);
    answer(s, "IDLE", "", "NO not for you");
    answer(s, "NOOP");
    answer(s, "NOOP");
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  const std::chrono::milliseconds at_once(0);
  ASSERT_TRUE(mailbox.list().ok());
  EXPECT_TRUE(mailbox.wait(at_once, Wakeup()).ok());
  EXPECT_TRUE(mailbox.wait(at_once, Wakeup()).ok());
  mailbox.close();
}

TEST(ImapWait, ANewSessionHasTheInboxListedFirst) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 IDLE", 1);
    answer(s, kList, listed(1, 4, 10));
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  EXPECT_TRUE(mailbox.wait(std::chrono::hours(1), Wakeup()).ok());
  EXPECT_TRUE(mailbox.list().ok());
  mailbox.close();
}

TEST(ImapWait, WhatEndsASessionEndsIdle) {
  const auto dropped = [](Session& s) {
    open_and_list(s);
    take(s, "IDLE");
    s.send("+ idling\r\n");
    s.hang_up();
  };
  const auto bye = [](Session& s) {
    open_and_list(s);
    take(s, "IDLE");
    s.send("+ idling\r\n* BYE idle for too long\r\n");
    s.expect_close();
  };
  const auto ended_by_the_server = [](Session& s) {
    open_and_list(s);
    const std::string tag = take(s, "IDLE");
    s.send("+ idling\r\n" + tag + " OK enough\r\n");
    s.expect_close();
  };
  ScriptedServer server({dropped, bye, ended_by_the_server});
  ImapMailbox mailbox(options_for(server));
  for (const Errc code : {Errc::kUnreachable, Errc::kUnreachable, Errc::kProtocol}) {
    ASSERT_TRUE(mailbox.list().ok());
    const auto waited = mailbox.wait(std::chrono::hours(1), Wakeup());
    ASSERT_FALSE(waited.ok());
    EXPECT_EQ(waited.error().code, code);
  }
}

}  // namespace
}  // namespace meldaan::net::imap_wait_test
