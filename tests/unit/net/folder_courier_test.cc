#include "net/folder_courier.h"

#include <gmock/gmock.h>

#include <fstream>

#include "support/temporary_folder.h"
#include "util/file.h"

namespace meldaan::net::folder_courier_test {
namespace {

namespace fs = std::filesystem;
using testing::SizeIs;

class FolderCourierTest : public testing::Test {
 protected:
  std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(target())) all.push_back(entry.path());
    return all;
  }
  fs::path target() const { return folder_.path() / "made" / "replies"; }

  meldaan::test::TemporaryFolder folder_;
  FolderCourier courier_{folder_.path() / "made" / "replies"};
  const Envelope envelope_{"info@example.org", {"jan@example.org"}};
};

TEST_F(FolderCourierTest, PutsTheBytesAsTheyAreUnderOneFinalName) {
  using namespace std::string_literals;
  const std::string message = "Message-ID: <1@x>\r\n\r\n.\r\n..x\nbare\0nul"s;
  ASSERT_TRUE(courier_.send(envelope_, message).ok());
  ASSERT_THAT(files(), SizeIs(1));  // no temporary file is left
  EXPECT_EQ(files()[0].extension(), ".eml");
  EXPECT_EQ(*read_file(files()[0]), message);
  const auto permissions = fs::status(files()[0]).permissions();
  EXPECT_EQ(permissions & fs::perms::others_all, fs::perms::none);
}

TEST_F(FolderCourierTest, TheSameMessageIdReplacesItself) {
  ASSERT_TRUE(courier_.send(envelope_, "Message-ID: <1@x>\r\n\r\nbefore the crash").ok());
  ASSERT_TRUE(courier_.send(envelope_, "message-id:\r\n <1@x>\r\nX: y\r\n\r\nafter it").ok());
  ASSERT_THAT(files(), SizeIs(1));
  EXPECT_THAT(*read_file(files()[0]), testing::HasSubstr("after it"));
}

TEST_F(FolderCourierTest, IdsThatWouldCollideAsFileNamesDoNot) {
  for (const char* id : {"<a/b@x>", "<a_b@x>", "<A/B@x>", "<../../../etc/passwd>", "<a b@x>"}) {
    ASSERT_TRUE(courier_.send(envelope_, "Message-ID: " + std::string(id) + "\r\n\r\n").ok());
  }
  EXPECT_THAT(files(), SizeIs(5));
}

TEST_F(FolderCourierTest, WithoutAMessageIdTheContentNamesTheFile) {
  ASSERT_TRUE(courier_.send(envelope_, "Subject: a\r\n\r\nMessage-ID: <1@x>\r\n").ok());
  ASSERT_TRUE(courier_.send(envelope_, "Subject: b\r\n\r\nMessage-ID: <1@x>\r\n").ok());
  EXPECT_THAT(files(), SizeIs(2));
}

TEST_F(FolderCourierTest, AFolderThatCannotBeWrittenIsTransientAndProbeFindsIt) {
  std::ofstream(folder_.path() / "made") << "a file where the folder should be";
  const auto sent = courier_.send(envelope_, "Message-ID: <1@x>\r\n\r\n");
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, Errc::kIo);
  EXPECT_EQ(sent.error().retry, Retry::kTransient);
  EXPECT_FALSE(courier_.probe().ok());
  fs::remove(folder_.path() / "made");
  EXPECT_TRUE(courier_.probe().ok());
  EXPECT_TRUE(courier_.send(envelope_, "Message-ID: <1@x>\r\n\r\n").ok());
}

TEST_F(FolderCourierTest, AnEmptyMessageIsNoReply) {
  const auto sent = courier_.send(envelope_, "");
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().retry, Retry::kPermanent);
}

}  // namespace
}  // namespace meldaan::net::folder_courier_test
