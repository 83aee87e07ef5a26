#include "mime/plain_text.h"

#include <gtest/gtest.h>

namespace meldaan::mime::plain_text_test {
namespace {

TEST(PlainText, HasLfLineEndsWhateverCameIn) {
  EXPECT_EQ(normalized_text("a\r\nb\nc\rd\r\r\ne"), "a\nb\nc\nd\ne");
}

TEST(PlainText, HasNoControlsButLineEndsAndTabs) {
  EXPECT_EQ(normalized_text("a\x01\x1b[0m\tb\x7f\xC2\x81"
                            "c"),
            "a[0m\tbc");
}

TEST(PlainText, IsComposedAndWithoutInvisibleCharacters) {
  EXPECT_EQ(normalized_text("e\u0301en\u00A0co\u00ADor\u200Bd\uFEFF"), "\u00E9en coord");
}

// RFC 3676 section 4.2 and 4.5.
TEST(Flowed, LinesThatEndInABlankGoOn) {
  EXPECT_EQ(unflow("een \ntwee\ndrie \nvier", false), "een twee\ndrie vier");
  EXPECT_EQ(unflow("samen \ngesteld", true), "samengesteld");
}

TEST(Flowed, QuotesOfAnotherDepthAreNotJoined) {
  EXPECT_EQ(unflow(">> diep \n>> er \n> minder \nniets", false), "> > diep er \n> minder \nniets");
}

TEST(Flowed, StuffedBlanksGoAndSignaturesStandAlone) {
  EXPECT_EQ(unflow(" > geen citaat\n From mij \n-- \nJan", false),
            "> geen citaat\nFrom mij \n-- \nJan");
}

}  // namespace
}  // namespace meldaan::mime::plain_text_test
