#include "mime/html_text.h"

#include <gtest/gtest.h>

#include "mime/html_taming.h"
#include "mime/limits.h"
#include "mime/style.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

std::string shown(std::string_view html) {
  const std::string text = html_text(html);
  return std::string(trim(text));
}

TEST(HtmlText, BlocksBreakLinesOnce) {
  EXPECT_EQ(shown("<div><div>een</div></div><div>twee<br></div>drie"), "een\ntwee\ndrie");
  EXPECT_EQ(shown("een<br><br>twee<div><br></div>drie"), "een\n\ntwee\n\ndrie");
}

TEST(HtmlText, ParagraphsStandApartUnlessTheirStyleSaysOtherwise) {
  EXPECT_EQ(shown("<p>een</p>\n<p>twee</p>"), "een\n\ntwee");
  EXPECT_EQ(shown("<p style='margin:0cm'>een</p><p style='MARGIN-TOP:0;margin-bottom:0'>twee</p>"),
            "een\ntwee");
  EXPECT_EQ(shown("<p class=MsoNormal>een</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>twee"),
            "een\n\ntwee");
}

TEST(HtmlText, ParagraphsNeedNoEndTags) {
  EXPECT_EQ(shown("<p>een<p>twee<div>drie"), "een\n\ntwee\n\ndrie");
}

TEST(HtmlText, WhiteSpaceCollapsesAcrossElements) {
  EXPECT_EQ(shown("a <b> b</b>\n<i>c </i> d"), "a b c d");
}

TEST(HtmlText, NoMoreThanTwoEmptyLinesStandTogether) {
  EXPECT_EQ(shown("a<br><br><br><br><br><br>b"), "a\n\n\nb");
}

TEST(HtmlText, QuotesArePrefixedOncePerLevel) {
  EXPECT_EQ(shown("a<blockquote>b<blockquote>c</blockquote>d</blockquote>e"),
            "a\n> b\n> > c\n> d\ne");
}

TEST(HtmlText, CellsWithSeveralLinesBreakTheirRow) {
  EXPECT_EQ(shown("<table><tr><td>a<br>b</td><td>c</td></tr></table>"), "a\nb\nc");
}

TEST(HtmlText, EmptyCellsLeaveNoMark) {
  EXPECT_EQ(shown("<table><tr><td></td><td>a</td><td> </td><td>b</td></tr></table>"), "a\tb");
}

TEST(HtmlText, TablesForLayoutKeepTheLinesOfTheirContent) {
  EXPECT_EQ(shown("<table><tr><td><table><tr><td>Naam</td><td>Jan</td></tr><tr><td>School</td>"
                  "<td>Klimop</td></tr></table></td></tr><tr><td>voet</td></tr></table>"),
            "Naam\tJan\nSchool\tKlimop\nvoet");
}

TEST(HtmlText, NumberedListsCount) {
  EXPECT_EQ(shown("<ol><li>een<li>twee</ol><ol start=\"7\"><li>zeven</ol>"),
            "1. een\n2. twee\n7. zeven");
}

TEST(HtmlText, AWrongNestingLosesNoText) {
  EXPECT_EQ(shown("<b><div>een</b>twee</div></span></table>drie"), "eentwee\ndrie");
  EXPECT_EQ(shown("<table>voor<tr><td>in"), "voor\nin");
}

TEST(HtmlText, BrokenMarkupIsText) {
  EXPECT_EQ(shown("1 < 2 & 3 <> 4 &onbekend; <"), "1 < 2 & 3 <> 4 &onbekend; <");
  EXPECT_EQ(shown("a<b"), "a");
  EXPECT_EQ(shown("a<!-- b"), "a");
}

TEST(HtmlText, TextInAnUnclosedStyleIsNotShown) {
  EXPECT_EQ(shown("a<style>b"), "a");
  EXPECT_EQ(shown("a<style>b</styl></style>c"), "ac");
}

TEST(HtmlText, DeepNestingKeepsItsText) {
  std::string html;
  for (int i = 0; i < 100000; ++i) html += "<div>";
  EXPECT_EQ(shown(html + "diep"), "diep");
  html.clear();
  for (int i = 0; i < 100000; ++i) html += "<ul><li>";
  EXPECT_EQ(shown(html + "diep").substr(0, 1), "-");
}

TEST(HtmlText, UnclosedFormattingDoesNotMultiply) {
  std::string html;
  for (int i = 0; i < 20000; ++i) html += "<b a=" + std::to_string(i) + ">";
  for (int i = 0; i < 20000; ++i) html += "<p>x";
  EXPECT_EQ(shown(html).substr(0, 7), "x\n\nx\n\nx");
}

TEST(HtmlTaming, KeepsOnlyWhatTextNeeds) {
  EXPECT_EQ(tamed_html("<HTML><body bgcolor=red><A href='x' STYLE='display:none' onclick=y>z</A>"
                       "<!-- c --><svg><o:p>q</o:p></svg><script>if (a<b) </script></body>"),
            "<span style=\"display:none\">z</span><span><span>q</span></span>");
}

TEST(HtmlTaming, ClosesWhatIsOpenAndDropsWhatIsNot) {
  EXPECT_EQ(tamed_html("<div><i>a</div></b></center>b<div>"),
            "<div><span>a</span></div>b<div></div>");
  EXPECT_EQ(tamed_html("<div><table></div>x</table>"), "<div><table>x</table></div>");
}

TEST(HtmlTaming, NestsNoDeeperThanTheLimit) {
  std::string html;
  for (std::size_t i = 0; i < 10 * kMaxHtmlDepth; ++i) html += "<div>";
  EXPECT_EQ(tamed_html(html).size(), kMaxHtmlDepth * std::string("<div></div>").size());
}

TEST(Style, HidesByDisplayHeightOpacityAndMso) {
  const Visibility plain;
  EXPECT_FALSE(visibility_of("Display : NONE !important", plain).is_seen());
  EXPECT_FALSE(visibility_of("max-height:0px;overflow:hidden", plain).is_seen());
  EXPECT_FALSE(visibility_of("mso-hide:all", plain).is_seen());
  EXPECT_FALSE(visibility_of("opacity:0.0", plain).is_seen());
  EXPECT_TRUE(visibility_of("max-height:0;opacity:0.5;font-size:.9em", plain).is_seen());
  EXPECT_TRUE(visibility_of("display:none", plain).removed);
}

TEST(Style, ASizeInsideUndoesSizeZero) {
  const Visibility none = visibility_of("font-size:0", Visibility());
  EXPECT_FALSE(none.is_seen());
  EXPECT_TRUE(visibility_of("font-size:12px", none).is_seen());
  const Visibility removed = visibility_of("display:none", Visibility());
  EXPECT_FALSE(visibility_of("display:block;font-size:12px", removed).is_seen());
}

TEST(HtmlCharset, IsReadFromMeta) {
  EXPECT_EQ(html_charset("<meta charset=\"ISO-8859-15\">"), "iso-8859-15");
  EXPECT_EQ(html_charset("<META http-equiv=Content-Type content='text/html; charset=utf-8'>"),
            "utf-8");
  EXPECT_EQ(html_charset("<meta name=x><p>charset=utf-8</p>"), "");
}

}  // namespace
}  // namespace meldaan::mime
