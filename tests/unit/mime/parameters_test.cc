#include "mime/parameters.h"

#include <gtest/gtest.h>

namespace meldaan::mime::parameters_test {
namespace {

TEST(Parameters, AreNamedInLowerCaseAndUnquoted) {
  const Parameterized type =
      parse_parameterized("Text/PLAIN (hoi); CharSet=\"utf-8\" ; format=flowed;; delsp = yes");
  EXPECT_EQ(type.value, "text/plain");
  EXPECT_EQ(type.parameter("charset"), "utf-8");
  EXPECT_EQ(type.parameter("format"), "flowed");
  EXPECT_EQ(type.parameter("delsp"), "yes");
  EXPECT_EQ(type.parameter("weg"), "");
}

TEST(Parameters, QuotedValuesKeepSeparatorsAndBackslashesOfWindows) {
  const Parameterized value = parse_parameterized(R"(attachment; filename="a;\"b\" C:\x=1.pdf")");
  EXPECT_EQ(value.parameter("filename"), R"(a;"b" C:\x=1.pdf)");
}

// RFC 2231 section 4.1.
TEST(Parameters, ContinuationsMixPlainAndExtendedPieces) {
  const Parameterized value = parse_parameterized(
      "application/x-stuff; title*0*=us-ascii'en'This%20is%20even%20more%20;"
      " title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2=\"isn't it!\"");
  EXPECT_EQ(value.parameter("title"), "This is even more ***fun*** isn't it!");
}

TEST(Parameters, ThePlainPieceKeepsItsPercentSigns) {
  const Parameterized value = parse_parameterized("a/b; n*0*=utf-8''caf%C3%A9; n*1=\" 100%20x\"");
  EXPECT_EQ(value.parameter("n"), "caf\xC3\xA9 100%20x");
}

TEST(Parameters, TheExtendedFormWinsOverItsFallback) {
  const Parameterized value =
      parse_parameterized("attachment; filename=\"caf_.pdf\"; filename*=iso-8859-1''caf%E9.pdf");
  EXPECT_EQ(value.parameter("filename"), "caf\xC3\xA9.pdf");
}

TEST(Parameters, BrokenOnesAreLeftOut) {
  EXPECT_EQ(parse_parameterized("").value, "");
  EXPECT_EQ(parse_parameterized(";;=;x").parameters.size(), 0u);
  EXPECT_EQ(parse_parameterized("a/b; n=\"open").parameter("n"), "open");
  EXPECT_EQ(parse_parameterized("a/b; n*x*=%4").parameter("n"), "%4");
}

}  // namespace
}  // namespace meldaan::mime::parameters_test
