// Every folder of tests/bad_config must be refused with exactly the lines that its expected.txt
// holds.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "config/settings.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::config {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = fs::path(MELDAAN_SOURCE_DIR) / "tests" / "bad_config";

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name != "shared") names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

class BadConfig : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { ::unsetenv("CREDENTIALS_DIRECTORY"); }
};

TEST_P(BadConfig, IsRefusedWithEveryLineThatItsFolderExpects) {
  const Loaded loaded = load(kRoot / GetParam() / "meldaan.toml");
  std::string said;
  for (const Problem& problem : loaded.problems) said += to_string(problem) + "\n";
  const Result<std::string> expected = read_file(kRoot / GetParam() / "expected.txt");
  ASSERT_TRUE(expected) << expected.error().text;
  EXPECT_EQ(replace_all(said, kRoot.string() + "/", ""), *expected);
  EXPECT_FALSE(loaded.settings);
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Folder, BadConfig, testing::ValuesIn(case_names()), test_name);

TEST(BadConfigFolder, HoldsTheThirtyFiveCasesItWasMadeWithAtLeast) {
  EXPECT_GE(case_names().size(), 35u);
}

}  // namespace
}  // namespace meldaan::config
