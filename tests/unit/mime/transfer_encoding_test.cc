#include "mime/transfer_encoding.h"

#include <gtest/gtest.h>

#include "util/text.h"

namespace meldaan::mime::transfer_encoding_test {
namespace {

// RFC 4648 section 10.
TEST(Base64, EncodesAndDecodesTheVectorsOfTheRfc) {
  const std::pair<std::string, std::string> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) {
    EXPECT_EQ(encode_base64_word(plain), encoded);
    EXPECT_EQ(decode_base64(encoded), plain);
  }
}

TEST(Base64, DecodesWithoutPaddingAndAcrossLines) {
  EXPECT_EQ(decode_base64("Zm9v\r\nYmE\r\n"), "fooba");
  EXPECT_EQ(decode_base64("Zg"), "f");
}

TEST(Base64, GoesOnAfterPadding) {
  EXPECT_EQ(decode_base64("Zg==\nZm8=\nZm9v"), "ffofoo");
}

TEST(Base64, IgnoresAStrayCharacterAndLeavesTextLinesOut) {
  EXPECT_EQ(decode_base64("Zm9v!\n\tYmFy"), "foobar");
  EXPECT_EQ(decode_base64("Zm9v\nDit is een voettekst van de lijst\n"), "foo");
}

TEST(Base64, LinesHave76Characters) {
  const std::string encoded = encode_base64(std::string(100, '\xFF'));
  EXPECT_EQ(encoded.find("\r\n"), 76u);
  EXPECT_EQ(decode_base64(encoded), std::string(100, '\xFF'));
}

TEST(QuotedPrintable, DecodesCodesAndSoftLineBreaks) {
  EXPECT_EQ(decode_quoted_printable("caf=C3=a9 =\r\nen =3D  \r\nzo=\n"), "caf\xC3\xA9 en =\r\nzo");
}

TEST(QuotedPrintable, KeepsWhatIsNoCode) {
  EXPECT_EQ(decode_quoted_printable("a=zz =4"), "a=zz =4");
  EXPECT_EQ(decode_quoted_printable("=G1=1G"), "=G1=1G");
}

TEST(QuotedPrintable, QEncodingHasUnderscoresForBlanks) {
  EXPECT_EQ(decode_q("Jan_de=20B=6Frg"), "Jan de Borg");
}

TEST(QuotedPrintable, EncodesWhatGatewaysWouldChange) {
  EXPECT_EQ(encode_quoted_printable("From hier\n.\neind \n"), "=46rom hier\r\n=2E\r\neind=20\r\n");
  EXPECT_EQ(encode_quoted_printable("1=1 \xC3\xA9\t"), "1=3D1 =C3=A9=09");
}

TEST(QuotedPrintable, LinesHave76CharactersAtMost) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "co\xC3\xB6rdinatie, en = ook ";
  const std::string encoded = encode_quoted_printable(text + "\nkort");
  for (const std::string_view line : split_lines(encoded)) EXPECT_LE(line.size(), 76u);
  EXPECT_EQ(decode_quoted_printable(encoded), text.substr(0, text.size()) + "\r\nkort");
}

}  // namespace
}  // namespace meldaan::mime::transfer_encoding_test
