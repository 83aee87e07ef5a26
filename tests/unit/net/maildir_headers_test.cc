// MaildirMailbox and folders beside the inbox: headers of what people have written, copies of
// replies.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <utime.h>

#include <fstream>
#include <thread>

#include "net/maildir_mailbox.h"
#include "support/temporary_folder.h"
#include "util/file.h"

namespace meldaan::net::maildir_headers_test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class MaildirFolders : public testing::Test {
 protected:
  MaildirFolders() {
    for (const char* part : {"new", "cur", "tmp", ".Sent/new", ".Sent/cur", ".Sent/tmp",
                             ".Aanmeldingen/new", ".Aanmeldingen/cur", ".Aanmeldingen/tmp"}) {
      fs::create_directories(root() / part);
    }
  }

  fs::path root() const { return folder_.path() / "Maildir"; }
  fs::path put(const std::string& file, const std::string& bytes, int arrived = 1000) {
    const fs::path path = root() / file;
    std::ofstream(path) << bytes;
    const utimbuf times{arrived, arrived};
    EXPECT_EQ(::utime(path.c_str(), &times), 0);
    return path;
  }
  static std::uint64_t changed(const fs::path& file) {
    struct stat status {};
    EXPECT_EQ(::stat(file.c_str(), &status), 0);
    return static_cast<std::uint64_t>(status.st_ctim.tv_sec) * 1'000'000'000u +
           static_cast<std::uint64_t>(status.st_ctim.tv_nsec);
  }
  MaildirMailbox mailbox(const std::string& sent = "Sent") {
    MailboxOptions options;
    options.sent = sent;
    options.save_sent = sent;
    return MaildirMailbox(root(), options);
  }

  meldaan::test::TemporaryFolder folder_;
};

std::vector<std::string> blocks(const Result<FolderHeaders>& headers) {
  if (!headers) return {headers.error().text};
  std::vector<std::string> all;
  for (const HeaderBlock& mail : headers->mails) all.push_back(mail.bytes);
  return all;
}

TEST_F(MaildirFolders, WhatPeopleHaveSentIsToldByItsHeader) {
  put(".Sent/new/1.host", "Received: x\nMessage-ID: <1@x>\nReferences: <a@x>\n <b@x>\n\nFrom: z\n");
  put(".Sent/cur/2.host:2,S", "From: c@x\r\nTo: y\r\n\r\nhoi\r\n");
  put("new/3.host", "From: inbox\n\n");
  EXPECT_THAT(blocks(mailbox().sent_headers(Instant{}, {})),
              UnorderedElementsAre("Message-ID: <1@x>\r\nReferences: <a@x>\r\n <b@x>\r\n",
                                   "From: c@x\r\n"));
}

TEST_F(MaildirFolders, TheMarkLeavesOutWhatHasNotChangedSince) {
  const fs::path first = put(".Sent/cur/1.host:2,S", "From: 1\n\n");
  MaildirMailbox box = mailbox();
  const FolderMark before{0, changed(first) - 1};
  EXPECT_THAT(blocks(box.sent_headers(Instant{}, before)), ElementsAre("From: 1\r\n"));
  const FolderMark after{0, changed(first)};
  const auto none = box.sent_headers(Instant{}, after);
  EXPECT_THAT(blocks(none), IsEmpty());
  EXPECT_EQ(none->mark, after);
  // A mark of an IMAP server says nothing here.
  EXPECT_THAT(blocks(box.sent_headers(Instant{}, {7, after.last})), SizeIs(1));
}

// What has just come may have a younger neighbour that gets the same time.
TEST_F(MaildirFolders, TheMarkStaysBehindThePresent) {
  const fs::path file = put(".Sent/cur/1.host:2,S", "From: 1\n\n");
  MaildirMailbox box = mailbox();
  const auto first = box.sent_headers(Instant{}, {});
  ASSERT_TRUE(first.ok());
  EXPECT_LT(first->mark.last, changed(file) - 30'000'000'000u);
  EXPECT_THAT(blocks(box.sent_headers(Instant{}, first->mark)), SizeIs(1));
}

// It keeps its name and its time of arrival.
TEST_F(MaildirFolders, AMailThatIsDraggedInIsBeyondTheMark) {
  const fs::path old = put("cur/1.host:2,S", "From: old\n\n", 5);
  const FolderMark mark{0, changed(old)};
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  fs::rename(old, root() / ".Sent/cur/1.host:2,S");
  EXPECT_THAT(blocks(mailbox().sent_headers(Instant{}, mark)), ElementsAre("From: old\r\n"));
}

TEST_F(MaildirFolders, WhatArrivedEarlierIsNotAskedFor) {
  put(".Sent/cur/1.host:2,S", "From: early\n\n", 1999);
  put(".Sent/cur/2.host:2,S", "From: late\n\n", 2000);
  EXPECT_THAT(blocks(mailbox().sent_headers(Instant(Seconds(2000)), {})),
              ElementsAre("From: late\r\n"));
}

TEST_F(MaildirFolders, ManyMailsComeInPagesEachOfThemOnce) {
  std::vector<std::string> expected;
  for (int i = 0; i < 1200; ++i) {
    put(".Sent/cur/" + std::to_string(i) + ".host:2,S", "From: " + std::to_string(i) + "\n\n");
    expected.push_back("From: " + std::to_string(i) + "\r\n");
  }
  MaildirMailbox box = mailbox();
  std::vector<std::string> told;
  FolderMark mark;
  for (int page = 0; page < 4; ++page) {
    const auto headers = box.sent_headers(Instant{}, mark);
    ASSERT_TRUE(headers.ok());
    for (const HeaderBlock& mail : headers->mails) told.push_back(mail.bytes);
    mark = headers->mark;
    if (!headers->more) break;
    EXPECT_GE(headers->mails.size(), kFolderPage);
  }
  EXPECT_THAT(told, testing::UnorderedElementsAreArray(expected));
}

TEST_F(MaildirFolders, AnsweredMailOfTheHandledFolderHasTheFlag) {
  put(".Aanmeldingen/cur/1.host:2,S", "From: 1\n\n");
  put(".Aanmeldingen/cur/2.host:2,RS", "From: 2\n\n");
  put(".Aanmeldingen/new/3R.host", "From: 3\n\n");
  put("cur/4.host:2,R", "From: inbox\n\n");
  EXPECT_THAT(blocks(mailbox().answered_headers(Instant{}, {})), ElementsAre("From: 2\r\n"));
}

TEST_F(MaildirFolders, AFolderThatIsNotThereIsEmpty) {
  EXPECT_THAT(blocks(mailbox("Verzonden/2018").sent_headers(Instant{}, {0, 5})), IsEmpty());
  const auto none = mailbox("").sent_headers(Instant{}, {7, 5});
  ASSERT_TRUE(none.ok());
  EXPECT_EQ(none->mark, (FolderMark{7, 5}));
  fs::remove_all(root() / ".Aanmeldingen");
  EXPECT_THAT(blocks(mailbox().answered_headers(Instant{}, {})), IsEmpty());
}

TEST_F(MaildirFolders, AFolderThatCannotBeReadIsAnError) {
  fs::remove_all(root() / ".Sent/cur");
  std::ofstream((root() / ".Sent/cur").string()) << "in the way";
  const auto sent = mailbox().sent_headers(Instant{}, {});
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, Errc::kIo);
}

TEST_F(MaildirFolders, OddFilesAndHeadersAreBounded) {
  fs::create_symlink("/etc/hostname", root() / ".Sent/cur/link");
  fs::create_directory(root() / ".Sent/cur/folder");
  put(".Sent/cur/1.host:2,S", "");
  put(".Sent/cur/2.host:2,S",
      "From: \xff" + std::string(1, '\0') + "\r\n" + "References: " + std::string(1'000'000, 'a'));
  const auto told = blocks(mailbox().sent_headers(Instant{}, {}));
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_LE(told[0].size() + told[1].size(), kHeaderBytes);
}

TEST_F(MaildirFolders, ACopyLiesSeenInAFolderThatIsMade) {
  const Instant date(Seconds(1538658000));
  MaildirMailbox box = mailbox("Archief/Verzonden");
  ASSERT_TRUE(box.save_sent("Subject: x\r\n\r\nhoi\r\n", date).ok());
  ASSERT_TRUE(box.save_sent("the same second", date).ok());
  const fs::path folder = root() / ".Archief.Verzonden";
  EXPECT_TRUE(fs::is_empty(folder / "tmp"));
  EXPECT_TRUE(fs::is_empty(folder / "new"));
  std::vector<std::string> contents;
  for (const auto& entry : fs::directory_iterator(folder / "cur")) {
    EXPECT_THAT(entry.path().filename().string(), EndsWith(":2,S"));
    struct stat status {};
    ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mtim.tv_sec, 1538658000);
    contents.push_back(*read_file(entry.path()));
  }
  EXPECT_THAT(contents, UnorderedElementsAre("Subject: x\r\n\r\nhoi\r\n", "the same second"));
}

TEST_F(MaildirFolders, ACopyThatCannotBeWrittenIsSaid) {
  const Instant date(Seconds(1538658000));
  fs::remove_all(root() / ".Sent");
  std::ofstream((root() / ".Sent").string()) << "in the way";
  const auto saved = mailbox().save_sent("x", date);
  ASSERT_FALSE(saved.ok());
  EXPECT_EQ(saved.error().code, Errc::kIo);
  EXPECT_EQ(mailbox().save_sent(std::string(1, '\0'), date).error().code, Errc::kInvalid);
  EXPECT_TRUE(mailbox("").save_sent("x", date).ok());
}

}  // namespace
}  // namespace meldaan::net::maildir_headers_test
