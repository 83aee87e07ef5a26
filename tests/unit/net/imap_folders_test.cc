// ImapMailbox and folders: opening the inbox, making the handled folder, moving mail there.
#include "net/imap_mailbox.h"
#include "unit/net/imap_script.h"

namespace meldaan::net::imap_folders_test {
namespace {

using test::answer;
using test::greet;
using test::open_inbox;
using test::options_for;
using test::ScriptedServer;
using test::Session;
using test::take;
using testing::HasSubstr;

TEST(ImapFolders, MovesWithMove) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 UIDPLUS MOVE");
    answer(s, "UID MOVE 4:6,9 \"Aanmeldingen\"",
           "* OK [COPYUID 8 4:6,9 1:4] Moved\r\n* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n");
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  EXPECT_TRUE(mailbox.move_handled({9, 4, 5, 6}).ok());
  mailbox.close();
}

TEST(ImapFolders, WithoutMoveCopiesMarksAndExpungesTheseUidsAlone) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 UIDPLUS");
    answer(s, "UID COPY 4:5 \"Aanmeldingen\"");
    answer(s, "UID STORE 4:5 +FLAGS.SILENT (\\Deleted)");
    answer(s, "UID EXPUNGE 4:5", "* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n");
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  EXPECT_TRUE(mailbox.move_handled({4, 5}).ok());
  mailbox.close();
}

// EXPUNGE and CLOSE would destroy what colleagues have marked.
TEST(ImapFolders, WithoutUidplusTheMarkIsLeftAndNothingIsExpunged) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1");
    answer(s, "UID COPY 4 \"Aanmeldingen\"");
    answer(s, "UID STORE 4 +FLAGS.SILENT (\\Deleted)");
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  EXPECT_TRUE(mailbox.move_handled({4}).ok());
  mailbox.close();
}

TEST(ImapFolders, ARefusedCopyMarksNothing) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 UIDPLUS");
    answer(s, "UID COPY 4 \"Aanmeldingen\"", "", "NO [OVERQUOTA] jan@example.org is full");
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  const auto moved = mailbox.move_handled({4});
  ASSERT_FALSE(moved.ok());
  EXPECT_EQ(moved.error().code, Errc::kRefused);
  EXPECT_THAT(moved.error().text, HasSubstr("(address) is full"));
  mailbox.close();
}

TEST(ImapFolders, AHandledFolderThatHasVanishedIsMadeAnew) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 MOVE");
    answer(s, "UID MOVE 4 \"Aanmeldingen\"", "", "NO [TRYCREATE] no such mailbox");
    answer(s, "LIST \"\" \"Aanmeldingen\"");
    answer(s, "CREATE \"Aanmeldingen\"");
    answer(s, "SUBSCRIBE \"Aanmeldingen\"");
    answer(s, "UID MOVE 4 \"Aanmeldingen\"");
  }});
  ImapMailbox mailbox(options_for(server));
  EXPECT_TRUE(mailbox.move_handled({4}).ok());
}

TEST(ImapFolders, TheHandledFolderIsMadeUnderThePersonalPrefix) {
  ScriptedServer server({[](Session& s) {
    greet(s, "IMAP4rev1 NAMESPACE");
    answer(s, "NAMESPACE", "* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL\r\n");
    answer(s, "LIST \"\" \"INBOX.Archief.Re&APw-nie\"",
           "* LIST (\\NonExistent) \".\" \"INBOX.Archief.Re&APw-nie\"\r\n");
    answer(s, "CREATE \"INBOX.Archief.Re&APw-nie\"");
    answer(s, "SUBSCRIBE \"INBOX.Archief.Re&APw-nie\"", "", "NO not today");
    test::select(s, 0);
  }});
  MailboxOptions options = options_for(server);
  options.handled = "Archief/Reünie";
  ImapMailbox mailbox(options);
  EXPECT_TRUE(mailbox.open().ok());
}

TEST(ImapFolders, WithoutNamespaceTheSeparatorComesFromList) {
  ScriptedServer server({[](Session& s) {
    greet(s);
    answer(s, "LIST \"\" \"\"", "* LIST (\\Noselect) \".\" \"\"\r\n");
    answer(s, "LIST \"\" \"Archief.2018\"",
           "* LIST () \".\" " + test::literal("Archief.2018") + "\r\n");
    test::select(s, 0);
  }});
  MailboxOptions options = options_for(server);
  options.handled = "Archief/2018";
  ImapMailbox mailbox(options);
  EXPECT_TRUE(mailbox.open().ok());
}

TEST(ImapFolders, AnotherClientMayMakeTheFolderFirst) {
  ScriptedServer server({[](Session& s) {
    greet(s);
    answer(s, "LIST \"\" \"\"", "* LIST (\\Noselect) \"/\" \"\"\r\n");
    answer(s, "LIST \"\" \"Aanmeldingen\"");
    answer(s, "CREATE \"Aanmeldingen\"", "", "NO [ALREADYEXISTS] there");
    answer(s, "SUBSCRIBE \"Aanmeldingen\"");
    test::select(s, 0);
  }});
  ImapMailbox mailbox(options_for(server));
  EXPECT_TRUE(mailbox.open().ok());
}

// A session that has not got to the inbox must not be taken for one that has.
TEST(ImapFolders, WhatStopsTheOpeningStopsItEveryTime) {
  const auto refuses_create = [](Session& s) {
    greet(s);
    answer(s, "LIST \"\" \"\"", "* LIST (\\Noselect) \"/\" \"\"\r\n");
    answer(s, "LIST \"\" \"Aanmeldingen\"");
    answer(s, "CREATE \"Aanmeldingen\"", "", "NO [NOPERM] no");
    test::log_out(s);
  };
  const auto read_only = [](Session& s) {
    greet(s);
    answer(s, "LIST \"\" \"\"", "* LIST (\\Noselect) \"/\" \"\"\r\n");
    answer(s, "LIST \"\" \"Aanmeldingen\"", "* LIST () \"/\" Aanmeldingen\r\n");
    answer(s, "SELECT \"INBOX\"", "* OK [UIDVALIDITY 7] ok\r\n", "OK [READ-ONLY] selected");
    test::log_out(s);
  };
  ScriptedServer server({refuses_create, refuses_create, read_only, read_only});
  ImapMailbox mailbox(options_for(server));
  for (int i = 0; i < 4; ++i) {
    const auto opened = mailbox.open();
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, Errc::kRefused);
  }
}

TEST(ImapFolders, AnInboxWithoutUidvalidityCannotBeServed) {
  ScriptedServer server({[](Session& s) {
    greet(s);
    answer(s, "LIST \"\" \"\"", "* LIST (\\Noselect) \"/\" \"\"\r\n");
    answer(s, "LIST \"\" \"Aanmeldingen\"", "* LIST () \"/\" Aanmeldingen\r\n");
    answer(s, "SELECT \"INBOX\"", "* 1 EXISTS\r\n");
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  const auto opened = mailbox.open();
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, Errc::kProtocol);
}

TEST(ImapFolders, UidsOfARenumberedInboxMoveAndFetchNothing) {
  const auto first = [](Session& s) {
    open_inbox(s, "IMAP4rev1 MOVE", 1, 7);
    answer(s, test::kList, test::listed(1, 4, 10));
    take(s, "UID MOVE 4 \"Aanmeldingen\"");
    s.hang_up();
  };
  const auto renumbered = [](Session& s) {
    open_inbox(s, "IMAP4rev1 MOVE", 1, 8);
    test::log_out(s);
  };
  const auto listed_anew = [](Session& s) {
    open_inbox(s, "IMAP4rev1 MOVE", 1, 8);
    answer(s, test::kList, test::listed(1, 1, 10));
    answer(s, "UID MOVE 1 \"Aanmeldingen\"");
  };
  ScriptedServer server({first, renumbered, listed_anew});
  ImapMailbox mailbox(options_for(server));
  ASSERT_TRUE(mailbox.list().ok());
  EXPECT_EQ(mailbox.uid_validity(), 7u);
  EXPECT_EQ(mailbox.move_handled({4}).error().code, Errc::kUnreachable);
  EXPECT_EQ(mailbox.move_handled({4}).error().code, Errc::kProtocol);
  ASSERT_TRUE(mailbox.list().ok());
  EXPECT_EQ(mailbox.uid_validity(), 8u);
  EXPECT_TRUE(mailbox.move_handled({1}).ok());
}

TEST(ImapFolders, TheMailboxsNameHoldsNoUser) {
  MailboxOptions options;
  options.endpoint.url = "imaps://imap.example.org";
  options.endpoint.user = "info@example.org";
  const std::string name = ImapMailbox(options).name();
  EXPECT_THAT(name, testing::StartsWith("imaps://imap.example.org/INBOX#"));
  EXPECT_THAT(name, testing::Not(HasSubstr("info")));
  options.endpoint.user = "other@example.org";
  EXPECT_NE(ImapMailbox(options).name(), name);
}

}  // namespace
}  // namespace meldaan::net::imap_folders_test
