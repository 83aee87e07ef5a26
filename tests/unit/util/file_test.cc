#include "util/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>

namespace meldaan {
namespace {

class File : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "meldaan-file-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(File, IsWrittenWholeWithItsModeAndNothingBeside) {
  const auto path = folder_ / "a.eml";
  ASSERT_TRUE(write_file_atomically(path, "one", 0600));
  ASSERT_TRUE(write_file_atomically(path, "two", 0600));
  EXPECT_EQ(*read_file(path), "two");
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777u, 0600u);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
}

TEST_F(File, MissingOneIsNotFoundAndALargeOneIsRefused) {
  EXPECT_EQ(read_file(folder_ / "none").error().code, Errc::kNotFound);
  ASSERT_TRUE(write_file_atomically(folder_ / "large", std::string(100, 'x')));
  EXPECT_EQ(read_file(folder_ / "large", 99).error().code, Errc::kLimit);
  EXPECT_TRUE(read_file(folder_ / "large", 100));
}

TEST_F(File, FolderThatIsNotThereIsAnErrorThatNamesIt) {
  const Result<void> written = write_file_atomically(folder_ / "none" / "a", "x");
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().text.find("none"), std::string::npos);
}

TEST_F(File, MovesBetweenFolders) {
  ASSERT_TRUE(make_folders(folder_ / "b" / "c"));
  ASSERT_TRUE(write_file_atomically(folder_ / "a", "x"));
  ASSERT_TRUE(rename_durably(folder_ / "a", folder_ / "b" / "c" / "a"));
  EXPECT_TRUE(read_file(folder_ / "b" / "c" / "a"));
  EXPECT_FALSE(rename_durably(folder_ / "a", folder_ / "z"));
}

}  // namespace
}  // namespace meldaan
