#include "net/maildir_mailbox.h"

#include <gmock/gmock.h>
#include <utime.h>

#include <fstream>

#include "support/temporary_folder.h"
#include "util/file.h"

namespace meldaan::net::maildir_mailbox_test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class Maildir : public testing::Test {
 protected:
  Maildir() {
    for (const char* part : {"new", "cur", "tmp"}) fs::create_directories(root() / part);
  }

  fs::path root() const { return folder_.path() / "Maildir"; }
  fs::path handled() const { return root() / ".Aanmeldingen"; }

  // A mail that came `arrived` seconds after the start of 1970.
  void deliver(const std::string& file, const std::string& bytes, int arrived = 1000) {
    std::ofstream(root() / file) << bytes;
    const utimbuf times{arrived, arrived};
    ASSERT_EQ(::utime((root() / file).c_str(), &times), 0);
  }

  std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
      names.push_back(entry.path().filename());
    return names;
  }

  MaildirMailbox mailbox(std::uint64_t mail_bytes = 1000) {
    MailboxOptions options;
    options.mail_bytes = mail_bytes;
    return MaildirMailbox(root(), options);
  }

  meldaan::test::TemporaryFolder folder_;
};

std::vector<std::uint64_t> uids_of(const std::vector<MailEntry>& entries) {
  std::vector<std::uint64_t> uids;
  for (const MailEntry& entry : entries) uids.push_back(entry.uid);
  return uids;
}

std::vector<std::string> bodies(MaildirMailbox& mailbox, const std::vector<MailEntry>& entries) {
  std::vector<std::string> all;
  const auto mails = mailbox.fetch(entries);
  if (!mails) return {mails.error().text};
  for (const FetchedMail& mail : *mails) all.push_back(mail.bytes);
  return all;
}

TEST_F(Maildir, NewAndCurAreReadInTheOrderOfArrival) {
  deliver("cur/2.host:2,RS", "second", 2000);
  deliver("new/1.host", "first", 1000);
  deliver("new/3.host", "third", 3000);
  MaildirMailbox box = mailbox();
  ASSERT_TRUE(box.open().ok());
  const auto entries = box.list();
  ASSERT_TRUE(entries.ok());
  EXPECT_THAT(bodies(box, *entries), ElementsAre("first", "second", "third"));
  ASSERT_THAT(*entries, SizeIs(3));
  EXPECT_EQ((*entries)[1].arrived, Instant(Seconds(2000)));
  EXPECT_EQ((*entries)[1].size, 6u);
  EXPECT_TRUE((*entries)[1].answered);
  EXPECT_FALSE((*entries)[0].answered);
  EXPECT_EQ(box.uid_validity(), 0u);
}

TEST_F(Maildir, AMailKeepsItsUidWhenItsFlagsChange) {
  deliver("new/1.host", "x");
  MaildirMailbox box = mailbox();
  const auto before = box.list();
  fs::rename(root() / "new/1.host", root() / "cur/1.host:2,S");
  const auto after = box.list();
  ASSERT_TRUE(before.ok() && after.ok());
  EXPECT_EQ(uids_of(*before), uids_of(*after));
  EXPECT_LE(before->front().uid, 0x7FFFFFFFFFFFFFFFu);  // SQLite's integers are signed
}

TEST_F(Maildir, HandledMailMovesWithItsFlags) {
  deliver("new/1.host", "one");
  deliver("cur/2.host:2,S", "two");
  deliver("cur/3.host", "three");
  MaildirMailbox box = mailbox();
  ASSERT_TRUE(box.open().ok());
  const auto entries = box.list();
  ASSERT_TRUE(entries.ok());
  ASSERT_TRUE(box.move_handled(uids_of(*entries)).ok());
  EXPECT_THAT(files_in(handled() / "cur"),
              UnorderedElementsAre("1.host:2,", "2.host:2,S", "3.host:2,"));
  EXPECT_THAT(files_in(root() / "new"), ElementsAre());
  EXPECT_THAT(files_in(root() / "cur"), ElementsAre());
  EXPECT_THAT(*box.list(), SizeIs(0));
}

TEST_F(Maildir, AMailThatVanishesIsLeftOutAndNoError) {
  deliver("new/1.host", "one", 1000);
  deliver("new/2.host", "two", 2000);
  MaildirMailbox box = mailbox();
  ASSERT_TRUE(box.open().ok());
  const auto entries = box.list();
  ASSERT_TRUE(entries.ok());
  fs::remove(root() / "new/1.host");
  EXPECT_THAT(bodies(box, *entries), ElementsAre("two"));
  EXPECT_TRUE(box.move_handled(uids_of(*entries)).ok());
  EXPECT_THAT(files_in(handled() / "cur"), ElementsAre("2.host:2,"));
}

// A mail program that shows a mail moves it to cur/: it has not vanished.
TEST_F(Maildir, AMailThatIsOpenedMeanwhileIsStillFetchedAndMoved) {
  deliver("new/1.host", "one");
  MaildirMailbox box = mailbox();
  ASSERT_TRUE(box.open().ok());
  const auto entries = box.list();
  ASSERT_TRUE(entries.ok());
  fs::rename(root() / "new/1.host", root() / "cur/1.host:2,S");
  EXPECT_THAT(bodies(box, *entries), ElementsAre("one"));
  fs::rename(root() / "cur/1.host:2,S", root() / "cur/1.host:2,RS");
  EXPECT_TRUE(box.move_handled(uids_of(*entries)).ok());
  EXPECT_THAT(files_in(handled() / "cur"), ElementsAre("1.host:2,RS"));
}

TEST_F(Maildir, AHandledFolderThatHasVanishedIsMadeAnew) {
  deliver("new/1.host", "one");
  MaildirMailbox box = mailbox();
  ASSERT_TRUE(box.open().ok());
  const auto entries = box.list();
  ASSERT_TRUE(entries.ok());
  fs::remove_all(handled());
  ASSERT_TRUE(box.move_handled(uids_of(*entries)).ok());
  EXPECT_THAT(files_in(handled() / "cur"), ElementsAre("1.host:2,"));
}

TEST_F(Maildir, AHandledFolderThatCannotBeMadeKeepsTheMailInTheInbox) {
  deliver("new/1.host", "one");
  MaildirMailbox box = mailbox();
  const auto entries = box.list();
  ASSERT_TRUE(entries.ok());
  std::ofstream(handled().string()) << "in the way";
  EXPECT_FALSE(box.open().ok());
  const auto moved = box.move_handled(uids_of(*entries));
  ASSERT_FALSE(moved.ok());
  EXPECT_EQ(moved.error().code, Errc::kIo);
  EXPECT_THAT(files_in(root() / "new"), ElementsAre("1.host"));
}

TEST_F(Maildir, UidsHoldWithoutAListBefore) {
  deliver("new/1.host", "one");
  MaildirMailbox first = mailbox();
  const auto entries = first.list();
  ASSERT_TRUE(entries.ok());
  MaildirMailbox second = mailbox();
  ASSERT_TRUE(second.open().ok());
  EXPECT_THAT(bodies(second, *entries), ElementsAre("one"));
  EXPECT_TRUE(second.move_handled(uids_of(*entries)).ok());
  EXPECT_THAT(files_in(root() / "new"), ElementsAre());
}

TEST_F(Maildir, OddNamesAreMailAndOddFilesAreNot) {
  deliver("new/with space, comma and \"quote\"", "space");
  deliver("new/line\nbreak\xff", "break", 2000);
  deliver("new/" + std::string(250, 'x'), "long", 3000);
  deliver("new/.hidden", "hidden");
  fs::create_directory(root() / "new/folder");
  fs::create_symlink("/etc/hostname", root() / "new/link");
  MaildirMailbox box = mailbox();
  ASSERT_TRUE(box.open().ok());
  const auto entries = box.list();
  ASSERT_TRUE(entries.ok());
  EXPECT_THAT(bodies(box, *entries), ElementsAre("space", "break", "long"));
  EXPECT_TRUE(box.move_handled(uids_of(*entries)).ok());
  EXPECT_THAT(files_in(handled() / "cur"), SizeIs(3));
}

TEST_F(Maildir, AMailOverTheLimitIsCutAndSaysSo) {
  deliver("new/1.host", std::string(1000, 'a'), 1000);
  deliver("new/2.host", std::string(1001, 'b'), 2000);
  MaildirMailbox box = mailbox(1000);
  const auto entries = box.list();
  ASSERT_TRUE(entries.ok());
  const auto mails = box.fetch(*entries);
  ASSERT_TRUE(mails.ok());
  ASSERT_THAT(*mails, SizeIs(2));
  EXPECT_FALSE((*mails)[0].truncated);
  EXPECT_TRUE((*mails)[1].truncated);
  EXPECT_EQ((*mails)[1].bytes, std::string(1000, 'b'));
}

TEST_F(Maildir, AMistypedPathIsAnErrorAndMakesNothing) {
  MailboxOptions options;
  const fs::path wrong = folder_.path() / "Mialdir";
  const auto opened = MaildirMailbox(wrong, options).open();
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, Errc::kNotFound);
  EXPECT_FALSE(fs::exists(wrong));
}

TEST_F(Maildir, AHierarchyIsDotsAfterADot) {
  MailboxOptions options;
  options.handled = "Archief/2018";
  ASSERT_TRUE(MaildirMailbox(root(), options).open().ok());
  EXPECT_TRUE(fs::is_directory(root() / ".Archief.2018/cur"));
}

TEST_F(Maildir, ADeliveryEndsTheWait) {
  MaildirMailbox box = mailbox();
  const Wakeup nobody;
  // The first wait only begins to watch, so that the caller looks once more.
  ASSERT_TRUE(box.wait(std::chrono::hours(1), nobody).ok());
  deliver("tmp/1.host", "one");
  fs::rename(root() / "tmp/1.host", root() / "new/1.host");
  ASSERT_TRUE(box.wait(std::chrono::hours(1), nobody).ok());
  EXPECT_THAT(*box.list(), SizeIs(1));
}

TEST_F(Maildir, AWakeUpCallEndsTheWaitAndIsTaken) {
  MaildirMailbox box = mailbox();
  const Wakeup wakeup;
  ASSERT_TRUE(box.wait(std::chrono::hours(1), wakeup).ok());
  wakeup.call();
  ASSERT_TRUE(box.wait(std::chrono::hours(1), wakeup).ok());
  EXPECT_FALSE(wakeup.take());
}

}  // namespace
}  // namespace meldaan::net::maildir_mailbox_test
