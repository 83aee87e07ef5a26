#include "util/pattern.h"

#include <gtest/gtest.h>

namespace meldaan {
namespace {

TEST(Pattern, FindsFromAnOffsetWithGroups) {
  const Pattern pattern = Pattern::literal(R"((\w+)@(\w+)(!)?)");
  Pattern::Match match;
  ASSERT_TRUE(pattern.find("a@b c@d", 3, match));
  EXPECT_EQ(match.begin, 4u);
  EXPECT_EQ(match.end, 7u);
  EXPECT_EQ(match.groups[1], "c");
  EXPECT_EQ(match.groups[3].data(), nullptr);
  EXPECT_FALSE(pattern.find("a@b", 99, match));
}

TEST(Pattern, SaysWhatIsWrongWithAnExpression) {
  const Result<Pattern> broken = Pattern::compile("(");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, Errc::kInvalid);
}

TEST(Pattern, IgnoresCaseOnDemand) {
  EXPECT_TRUE(Pattern::literal("schóól", Pattern::Case::kIgnore).matches_all("SCHÓÓL"));
  EXPECT_FALSE(Pattern::literal("school").matches_all("SCHOOL"));
}

}  // namespace
}  // namespace meldaan
