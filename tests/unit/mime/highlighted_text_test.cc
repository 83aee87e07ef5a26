#include "mime/highlighted_text.h"

#include <gtest/gtest.h>

#include "mime/html_text.h"

namespace meldaan::mime::highlighted_text_test {
namespace {

constexpr const char* kList =
    "<blockquote><p>Taal</p><p><span style='background:yellow;mso-highlight:yellow'>Rekenen</span>"
    "</p><p>W&amp;T</p><p><mark>W&amp;T</mark></p><p><span "
    "style='background:#f4f4f4'>HRM</span></p>"
    "<p>Ik <span style='background:#ff0'>kom</span> graag</p></blockquote>";

TEST(HighlightedText, IsMarkedAtTheEndOfALine) {
  EXPECT_EQ(
      html_text(kList),
      "> Taal\n> \n> Rekenen \u25c4\n> \n> W&T\n> \n> W&T \u25c4\n> \n> HRM\n> \n> Ik kom graag\n");
}

TEST(HighlightedText, IsMarkedInThePlainTextBesideIt) {
  EXPECT_EQ(with_highlights("> Taal\n> · Rekenen\n> W&T\n> W&T\n> HRM\n> Ik kom graag\n", kList),
            "> Taal\n> · Rekenen \u25c4\n> W&T\n> W&T \u25c4\n> HRM\n> Ik kom graag\n");
}

TEST(HighlightedText, LeavesAloneWhatIsNot) {
  const std::string plain = "Taal\nRekenen\n";
  EXPECT_EQ(with_highlights(plain, "<p>Taal</p><p>Rekenen</p>"), plain);
  EXPECT_EQ(with_highlights(plain, "<p style='background:#003366;color:#fff'>Rekenen</p>"), plain);
  EXPECT_EQ(with_highlights("", kList), "");
}

}  // namespace
}  // namespace meldaan::mime::highlighted_text_test
