#include "mime/image_text.h"

#include <gtest/gtest.h>

namespace meldaan::mime::image_text_test {
namespace {

TEST(ImageText, StandsWhereThePlainTextNamesTheImage) {
  EXPECT_EQ(with_image_texts("Groet,\nAns\n\n[cid:image003.png@01D4]\n",
                             "<p>Ans</p><IMG width=\"182\" src=\"cid:image003.png@01D4\" "
                             "alt=\"Logo Stichting De Wal\">"),
            "Groet,\nAns\n\nLogo Stichting De Wal\n");
}

TEST(ImageText, IsNothingWhereTheHtmlHasNone) {
  EXPECT_EQ(with_image_texts("a [cid:one] b [cid:two] c", "<img src='cid:one'><img alt='x'>"),
            "a  b  c");
}

TEST(ImageText, EndsNowhereInHostileText) {
  EXPECT_EQ(with_image_texts("[cid:open", "<img src=\"cid:open alt=\"x"), "[cid:open");
  EXPECT_EQ(with_image_texts("[cid:]", "<img"), "");
}

}  // namespace
}  // namespace meldaan::mime::image_text_test
