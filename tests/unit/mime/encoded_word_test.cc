#include "mime/encoded_word.h"

#include <gtest/gtest.h>

#include "util/text.h"

namespace meldaan::mime::encoded_word_test {
namespace {

// RFC 2047 section 8.
TEST(EncodedWord, BlanksBetweenTwoOfThemGo) {
  EXPECT_EQ(decode_header_text("(=?ISO-8859-1?Q?a?= b)"), "(a b)");
  EXPECT_EQ(decode_header_text("(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)"), "(ab)");
  EXPECT_EQ(decode_header_text("(=?ISO-8859-1?Q?a_b?=)"), "(a b)");
  EXPECT_EQ(decode_header_text("(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)"), "(a b)");
}

TEST(EncodedWord, ACharacterMayBeSplitBetweenTwo) {
  EXPECT_EQ(decode_header_text("=?utf-8?Q?Zo=C3?= =?UTF-8?Q?=AB?="), "Zo\xC3\xAB");
  EXPECT_EQ(decode_header_text("=?utf-8?B?w?= =?utf-8?B?6s=?="), "\xC3\xAB");
}

TEST(EncodedWord, MayStandInsideOtherText) {
  EXPECT_EQ(decode_header_text("Re:=?utf-8?B?w6s=?=!"), "Re:\xC3\xAB!");
  EXPECT_EQ(decode_header_text("\"=?utf-8?Q?Zo=C3=AB?=\" <z@a.nl>"), "\"Zo\xC3\xAB\" <z@a.nl>");
}

TEST(EncodedWord, ThatIsNoneStaysAsItIs) {
  for (const char* text : {"=?", "=?utf-8", "=?utf-8?Q", "=?utf-8?Q?abc",
                           "=?utf-8?X?abc?=", "=??Q?abc?=", "a =? b ?= c", "1 =?= 2"}) {
    EXPECT_EQ(decode_header_text(text), text);
  }
}

TEST(EncodedWord, CutOffBeforeTheNextLeavesTheNextWhole) {
  EXPECT_EQ(decode_header_text("=?utf-8?Q?Jan =?utf-8?Q?Jansen?="), "=?utf-8?Q?Jan Jansen");
}

TEST(EncodedWord, UnknownCharsetsFallBackToUtf8AndWindows1252) {
  EXPECT_EQ(decode_header_text("=?x-geen?Q?Zo=C3=AB?="), "Zo\xC3\xAB");
  EXPECT_EQ(decode_header_text("=?utf-8?Q?Zo=EB?="), "Zo\xC3\xAB");
}

TEST(EncodedWord, HoldsNoLineBreaksAfterwards) {
  EXPECT_EQ(decode_header_text("=?utf-8?Q?a=0D=0ABcc:b?="), "a  Bcc:b");
}

TEST(EncodedWord, RawEightBitTextIsDecoded) {
  EXPECT_EQ(decode_header_text("Zo\xC3\xAB"), "Zo\xC3\xAB");
  EXPECT_EQ(decode_header_text("Zo\xEB"), "Zo\xC3\xAB");
}

TEST(EncodedWord, HasALength) {
  EXPECT_EQ(encoded_word_length("=?utf-8?Q?a,b?=, x"), 15u);
  EXPECT_EQ(encoded_word_length("x =?utf-8?Q?a?="), 0u);
}

}  // namespace
}  // namespace meldaan::mime::encoded_word_test
