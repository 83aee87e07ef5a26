// ImapMailbox::save_sent(): a reply's copy by APPEND.
#include "net/imap_mailbox.h"
#include "unit/net/imap_script.h"

namespace meldaan::net::imap_append_test {
namespace {

using test::answer;
using test::open_inbox;
using test::ScriptedServer;
using test::Session;
using test::take;
using testing::HasSubstr;

const Instant kDate{Seconds(1538658000)};
const std::string kMessage = "Subject: x\r\n\r\nDag\xc3\xab\r\n";
const std::string kAppend = "APPEND \"Sent\" (\\Seen) \"04-Oct-2018 13:00:00 +0000\" {21";

MailboxOptions with_copies(const ScriptedServer& server) {
  MailboxOptions options = test::options_for(server);
  options.save_sent = "Sent";
  return options;
}

void expect_literal(Session& s, const std::string& message) {
  if (s.expect_bytes(message.size() + 2) != message + "\r\n") s.fail("another message");
}

void invite_and_take(Session& s, const std::string& result) {
  const std::string tag = take(s, kAppend + "}");
  s.send("* OK one moment\r\n+ go on\r\n");
  expect_literal(s, kMessage);
  s.send("* 5 EXISTS\r\n" + tag + " " + result + "\r\n");
}

TEST(ImapAppend, TheLiteralWaitsForItsInvitation) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    invite_and_take(s, "OK [APPENDUID 3 10] saved");
    answer(s, test::kList);
  }});
  ImapMailbox mailbox(with_copies(server));
  const auto saved = mailbox.save_sent(kMessage, kDate);
  EXPECT_TRUE(saved.ok()) << saved.error().text;
  EXPECT_TRUE(mailbox.list().ok());
}

TEST(ImapAppend, WithLiteralPlusItIsSentAtOnceAndWithLiteralMinusIfItIsShort) {
  const std::string longer = "Subject: x\r\n\r\n" + std::string(4083, 'a');
  const auto plus = [&](Session& s) {
    open_inbox(s, "IMAP4rev1 LITERAL+");
    std::string tag = take(s, kAppend + "+}");
    expect_literal(s, kMessage);
    s.send(tag + " OK saved\r\n");
    tag = take(s, "{4097+}");
    expect_literal(s, longer);
    s.send(tag + " OK saved\r\n");
    test::log_out(s);
  };
  const auto minus = [&](Session& s) {
    open_inbox(s, "IMAP4rev1 LITERAL-");
    std::string tag = take(s, kAppend + "+}");
    expect_literal(s, kMessage);
    s.send(tag + " OK saved\r\n");
    tag = take(s, "{4097}");
    s.send("+ \r\n");
    expect_literal(s, longer);
    s.send(tag + " OK saved\r\n");
    test::log_out(s);
  };
  ScriptedServer server({plus, minus});
  for (int i = 0; i < 2; ++i) {
    ImapMailbox mailbox(with_copies(server));
    EXPECT_TRUE(mailbox.save_sent(kMessage, kDate).ok());
    EXPECT_TRUE(mailbox.save_sent(longer, kDate).ok());
    mailbox.close();
  }
}

TEST(ImapAppend, AMissingFolderIsMade) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, kAppend + "}", "", "NO [TRYCREATE] no such mailbox");
    answer(s, "CREATE \"Sent\"");
    answer(s, "SUBSCRIBE \"Sent\"");
    invite_and_take(s, "OK saved");
    // Older servers take the mail first and have no word for it.
    invite_and_take(s, "NO never heard of it");
    answer(s, "LIST \"\" \"Sent\"");
    answer(s, "CREATE \"Sent\"");
    answer(s, "SUBSCRIBE \"Sent\"");
    invite_and_take(s, "OK saved");
  }});
  ImapMailbox mailbox(with_copies(server));
  EXPECT_TRUE(mailbox.save_sent(kMessage, kDate).ok());
  EXPECT_TRUE(mailbox.save_sent(kMessage, kDate).ok());
}

TEST(ImapAppend, ARefusalIsSaidAndTheSessionGoesOn) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    answer(s, kAppend + "}", "", "NO [OVERQUOTA] jan@example.org is full");
    answer(s, "LIST \"\" \"Sent\"", "* LIST () \"/\" Sent\r\n");
    answer(s, kAppend + "}", "", "NO [TRYCREATE] no such mailbox");
    answer(s, "CREATE \"Sent\"", "", "NO [NOPERM] no");
    answer(s, test::kList);
  }});
  ImapMailbox mailbox(with_copies(server));
  const auto full = mailbox.save_sent(kMessage, kDate);
  ASSERT_FALSE(full.ok());
  EXPECT_EQ(full.error().code, Errc::kRefused);
  EXPECT_THAT(full.error().text, HasSubstr("(address) is full"));
  EXPECT_EQ(mailbox.save_sent(kMessage, kDate).error().code, Errc::kRefused);
  EXPECT_TRUE(mailbox.list().ok());
}

TEST(ImapAppend, WhatCannotBeSentIsNotBegun) {
  ScriptedServer server({[](Session& s) { open_inbox(s); }});
  ImapMailbox mailbox(with_copies(server));
  const auto saved = mailbox.save_sent(std::string("a\0b", 3), kDate);
  ASSERT_FALSE(saved.ok());
  EXPECT_EQ(saved.error().code, Errc::kInvalid);
  EXPECT_EQ(saved.error().retry, Retry::kPermanent);
}

TEST(ImapAppend, WhatEndsASessionEndsTheAppend) {
  const auto ok_without_the_mail = [](Session& s) {
    open_inbox(s);
    answer(s, kAppend + "}");
    s.expect_close();
  };
  const auto bad = [](Session& s) {
    open_inbox(s);
    answer(s, kAppend + "}", "", "BAD what");
    s.expect_close();
  };
  const auto bye = [](Session& s) {
    open_inbox(s);
    take(s, kAppend + "}");
    s.send("+ go on\r\n");
    expect_literal(s, kMessage);
    s.send("* BYE\r\n");
    s.expect_close();
  };
  const auto silent = [](Session& s) {
    open_inbox(s);
    take(s, kAppend + "}");
    s.stall();
  };
  ScriptedServer server({ok_without_the_mail, bad, bye, silent});
  MailboxOptions options = with_copies(server);
  options.endpoint.io_timeout = test::kShort;
  ImapMailbox mailbox(options);
  for (const Errc code : {Errc::kProtocol, Errc::kProtocol, Errc::kUnreachable, Errc::kTimeout}) {
    const auto saved = mailbox.save_sent(kMessage, kDate);
    ASSERT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().code, code) << saved.error().text;
  }
}

}  // namespace
}  // namespace meldaan::net::imap_append_test
