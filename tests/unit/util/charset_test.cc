#include "util/charset.h"

#include <gtest/gtest.h>

#include "util/text.h"

namespace meldaan {
namespace {

TEST(DecodeCharset, TakesWhatIsDeclared) {
  EXPECT_EQ(decode_charset("co\xf6rdinator", "windows-1252").text, "coördinator");
  EXPECT_EQ(decode_charset("\x91taal\x92", "iso-8859-1").text, "‘taal’");
  EXPECT_EQ(decode_charset("\xa4", "iso-8859-15").text, "€");
}

TEST(DecodeCharset, PrefersUtf8ThatIsValidToASingleByteDeclaration) {
  EXPECT_EQ(decode_charset("coördinator", "iso-8859-1").text, "coördinator");
  EXPECT_EQ(decode_charset("coördinator", "us-ascii").text, "coördinator");
}

TEST(DecodeCharset, FallsBackWhereTheDeclarationIsWrongOrUnknown) {
  EXPECT_EQ(decode_charset("co\xf6rdinator", "utf-8").text, "coördinator");
  EXPECT_EQ(decode_charset("co\xf6rdinator", "x-no-such-thing").text, "coördinator");
  EXPECT_EQ(decode_charset("co\xf6rdinator", "").text, "coördinator");
}

TEST(DecodeCharset, ReadsWideCharsets) {
  EXPECT_EQ(decode_charset(std::string_view("\xff\xfeh\0i\0", 6), "utf-16").text, "hi");
}

TEST(DecodeCharset, AlwaysGivesValidUtf8) {
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  for (const char* charset :
       {"", "utf-8", "utf-7", "windows-1252", "iso-2022-jp", "utf-16", "utf-32", "gb18030"}) {
    EXPECT_TRUE(is_utf8(decode_charset(every, charset).text)) << charset;
  }
}

TEST(EncodeCharset, SaysWhereACharsetCannotHoldTheText) {
  std::string out;
  EXPECT_TRUE(encode_charset("coördinator", "iso-8859-1", out));
  EXPECT_EQ(out, "co\xf6rdinator");
  EXPECT_FALSE(encode_charset("漢", "iso-8859-1", out));
  EXPECT_FALSE(encode_charset("a", "x-no-such-thing", out));
}

}  // namespace
}  // namespace meldaan
