// Mailbox::erase(): what is destroyed in every folder, what is left, and what is told of that.
#include <gmock/gmock.h>

#include <fstream>

#include "net/imap_mailbox.h"
#include "net/maildir_mailbox.h"
#include "support/temporary_folder.h"
#include "unit/net/imap_script.h"

namespace meldaan::net::erase_test {
namespace {

namespace fs = std::filesystem;
using test::answer;
using test::fetched;
using test::open_inbox;
using test::options_for;
using test::ScriptedServer;
using test::Session;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kHers = "From: anja@x.nl\r\n\r\nDag\r\n";
const std::string kOther = "From: manja@x.nl\r\n\r\nDag\r\n";
const std::string kSection = "(UID BODY.PEEK[]<0.26214400>)";

ErasureSearch hers() {
  ErasureSearch search;
  search.words = {"anja@x.nl"};
  search.message_ids = {"1@x.nl"};
  search.is_meant = [](std::string_view bytes) { return bytes == kHers; };
  return search;
}

// The server finds more than was meant: parts of words.
void find_hers(Session& s) {
  answer(s, "UID SEARCH TEXT \"anja@x.nl\"", "* SEARCH 4 9\r\n");
  answer(s, "UID SEARCH HEADER Message-ID \"1@x.nl\"", "* SEARCH 4\r\n");
  answer(s, "UID FETCH 4 " + kSection, fetched(1, 4, kHers, "BODY[]<0>"));
  answer(s, "UID FETCH 9 " + kSection, fetched(2, 9, kOther, "BODY[]<0>"));
  answer(s, "UID STORE 4 +FLAGS.SILENT (\\Deleted)");
}

void list_folders(Session& s, const std::string& others = "") {
  answer(s, "LIST \"\" \"*\"", "* LIST (\\HasNoChildren) \"/\" INBOX\r\n" + others);
}

TEST(ImapErase, DestroysWhatItRecognisesByUidAndSelectsTheInboxAgain) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 UIDPLUS");
    list_folders(s, "* LIST (\\Noselect) \"/\" Oud\r\n* LIST () \"/\" \"Oud/2018\"\r\n");
    test::select(s, 2);
    find_hers(s);
    answer(s, "UID EXPUNGE 4", "* 1 EXPUNGE\r\n");
    answer(s, "UID SEARCH UID 4", "* SEARCH\r\n");
    answer(s, "SELECT \"Oud/2018\"", "* 0 EXISTS\r\n", "OK [READ-WRITE] selected");
    answer(s, "UID SEARCH TEXT \"anja@x.nl\"", "* SEARCH\r\n");
    answer(s, "UID SEARCH HEADER Message-ID \"1@x.nl\"", "* SEARCH\r\n");
    test::select(s, 1);
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  const Result<ErasedMails> erased = mailbox.erase(hers());
  ASSERT_TRUE(erased) << erased.error().text;
  EXPECT_EQ(erased->mails, 1u);
  EXPECT_EQ(erased->folders, 2u);
  EXPECT_THAT(erased->obstacles, IsEmpty());
  mailbox.close();
}

TEST(ImapErase, WithoutUidplusNothingIsExpungedAndThatIsTold) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s);
    list_folders(s);
    test::select(s, 2);
    find_hers(s);
    test::select(s, 2);
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  const Result<ErasedMails> erased = mailbox.erase(hers());
  ASSERT_TRUE(erased) << erased.error().text;
  EXPECT_EQ(erased->mails, 0u);
  EXPECT_THAT(erased->obstacles, ElementsAre(HasSubstr("no UIDPLUS")));
  mailbox.close();
}

TEST(ImapErase, AFolderThatIsReadOnlyOrShutStopsNoOther) {
  ScriptedServer server({[](Session& s) {
    open_inbox(s, "IMAP4rev1 UIDPLUS");
    answer(s, "LIST \"\" \"*\"",
           "* LIST () \"/\" Dicht\r\n* LIST () \"/\" Lees\r\n* LIST () \"/\" INBOX\r\n");
    answer(s, "SELECT \"Dicht\"", "", "NO [NOPERM] not yours");
    answer(s, "SELECT \"Lees\"", "* 1 EXISTS\r\n", "OK [READ-ONLY] selected");
    answer(s, "UID SEARCH TEXT \"anja@x.nl\"", "* SEARCH 4\r\n");
    answer(s, "UID SEARCH HEADER Message-ID \"1@x.nl\"", "* SEARCH\r\n");
    answer(s, "UID FETCH 4 " + kSection, fetched(1, 4, kHers, "BODY[]<0>"));
    test::select(s, 2);
    find_hers(s);
    answer(s, "UID EXPUNGE 4", "* 1 EXPUNGE\r\n");
    answer(s, "UID SEARCH UID 4", "* SEARCH\r\n");
    test::select(s, 1);
    test::log_out(s);
  }});
  ImapMailbox mailbox(options_for(server));
  const Result<ErasedMails> erased = mailbox.erase(hers());
  ASSERT_TRUE(erased) << erased.error().text;
  EXPECT_EQ(erased->mails, 1u);
  EXPECT_THAT(erased->obstacles, ElementsAre(HasSubstr("not opened"), HasSubstr("read-only")));
  mailbox.close();
}

TEST(MaildirErase, DestroysWhatItRecognisesInEveryFolder) {
  const meldaan::test::TemporaryFolder scratch;
  const fs::path root = scratch.path() / "Maildir";
  for (const char* folder : {"", ".Aanmeldingen", ".Verzonden", ".Oud.2018"}) {
    for (const char* part : {"new", "cur", "tmp"}) fs::create_directories(root / folder / part);
    std::ofstream(root / folder / "cur" / "1.M1.host:2,S") << kHers;
    std::ofstream(root / folder / "new" / "2.M2.host") << kOther;
  }
  MaildirMailbox mailbox(root, {});
  const Result<ErasedMails> erased = mailbox.erase(hers());
  ASSERT_TRUE(erased) << erased.error().text;
  EXPECT_EQ(erased->mails, 4u);
  EXPECT_EQ(erased->folders, 4u);
  EXPECT_THAT(erased->obstacles, IsEmpty());
  for (const char* folder : {"", ".Aanmeldingen", ".Verzonden", ".Oud.2018"}) {
    EXPECT_TRUE(fs::is_empty(root / folder / "cur"));
    EXPECT_TRUE(fs::exists(root / folder / "new" / "2.M2.host"));
  }
}

}  // namespace
}  // namespace meldaan::net::erase_test
