#include "mime/html_text.h"

#include <gtest/gtest.h>

#include "mime/html_taming.h"
#include "mime/limits.h"
#include "mime/style.h"
#include "util/text.h"

namespace meldaan::mime::html_text_test {
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
                       "<!-- c --><svg><o:p>q</o:p></svg><script>if (a<b) </script></body>")
                .html,
            "<div bgcolor=\"red\" tag=\"body\"><span style=\"display:none\" tag=\"a\">z</span>"
            "<span tag=\"svg\"><span>q</span></span></div>");
}

TEST(HtmlTaming, ClosesWhatIsOpenAndDropsWhatIsNot) {
  EXPECT_EQ(tamed_html("<div><i>a</div></b></center>b<div>").html,
            "<div><span tag=\"i\">a</span></div>b<div></div>");
  EXPECT_EQ(tamed_html("<div><table></div>x</table>").html, "<div><table>x</table></div>");
}

TEST(HtmlTaming, NestsNoDeeperThanTheLimit) {
  std::string html;
  for (std::size_t i = 0; i < 10 * kMaxHtmlDepth; ++i) html += "<div>";
  EXPECT_EQ(tamed_html(html).html.size(), kMaxHtmlDepth * std::string("<div></div>").size());
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

TEST(Style, HidesWhatIsTinyCutOffOrBesideThePage) {
  const Visibility plain;
  for (const char* style : {"font-size:1px", "font-size:0.1em", "font-size:1pt", "font:0/0 a",
                            "width:1px;overflow:hidden", "position:absolute;left:-9999px",
                            "text-indent:-1000em", "clip:rect(0,0,0,0)", "clip-path:inset(50%)",
                            "transform:scale(0)", "visibility:collapse"}) {
    EXPECT_FALSE(visibility_of(style, plain).is_seen()) << style;
  }
  for (const char* style :
       {"font-size:8pt", "font:700 14px Arial", "width:1px", "text-indent:-18pt",
        "margin-left:-5px", "font-size:xx-small", "display:none;display:block"}) {
    EXPECT_TRUE(visibility_of(style, plain).is_seen()) << style;
  }
}

TEST(Style, HidesWhatHasTheColourOfItsBackground) {
  const Visibility plain;
  for (const char* style :
       {"color:#fff", "color:WHITE", "color: rgb(255, 255, 255)", "color:#fefefe", "color:snow",
        "color:rgba(0,0,0,0)", "color:transparent", "color:#036;background:#003366"}) {
    EXPECT_FALSE(visibility_of(style, plain).is_seen()) << style;
  }
  for (const char* style :
       {"color:#fff;background:navy", "color:white;background-image:url(x.png)", "color:#eee",
        "color:papayawhip", "background:#fff url(x.png) no-repeat 0 0;color:#fff",
        "color:inherit"}) {
    EXPECT_TRUE(visibility_of(style, plain).is_seen()) << style;
  }
}

TEST(HtmlText, HidesWhateverElementCarriesIt) {
  EXPECT_EQ(shown("<table><tr><td>Naam</td><td>Jan</td></tr><tr style='display:none'><td>Kies</td>"
                  "<td>Taal</td></tr><tr><td>School</td><td>Klimop</td></tr></table>"),
            "Naam\tJan\nSchool\tKlimop");
  EXPECT_EQ(
      shown("<table><tr><td>a</td><td hidden>b</td></tr><tr><td>c</td><td hidden>d</td></tr>"),
      "a\nc");
  EXPECT_EQ(shown("a<table style='mso-hide:all'><tr><td>b</td></tr></table>c"), "ac");
  EXPECT_EQ(shown("een twee drie <font color=#FFFFFF>vier</font>"), "een twee drie");
  EXPECT_EQ(shown("<body bgcolor=black text=white>een twee drie <font color=black>vier</font>"),
            "een twee drie");
  EXPECT_EQ(shown("<body bgcolor=white>een twee drie <a style='color:inherit'>vier</a>"),
            "een twee drie vier");
}

TEST(HtmlText, HidesWhatStyleSheetsHide) {
  const std::string sheet =
      "<style><!-- .weg, p.oud{display:none} #kop{visibility:hidden} table.f td.x{mso-hide:all}\n"
      "/* .b{display:none} */ @media print{.c{display:none}} @media screen{.d{display:none}}\n"
      "a:hover,.e+p{display:none} .f>i{opacity:0} --></style>";
  EXPECT_EQ(shown(sheet + "<p class='a weg'>1</p><p class=Oud>2</p><div class=oud>3</div>"), "3");
  EXPECT_EQ(shown(sheet + "<b id=kop>1</b><a>2</a><p class=b>3</p><p class=c>4</p><p class=d>5"),
            "2\n\n3\n\n4");
  EXPECT_EQ(shown(sheet + "<table class=f><tr><td class=x>1</td><td>2</td></table><div class=x>3"),
            "2\n3");
  EXPECT_EQ(shown(sheet + "<p class=f><b><i>1</i></b><i>2</i></p>"), "1");
}

TEST(HtmlText, WeighsStyleSheetsAsABrowserDoes) {
  EXPECT_EQ(shown("<style>.a{display:none} #b{display:block}</style><p class=a id=b>1</p>"), "1");
  EXPECT_EQ(shown("<style>.a{display:none}</style><p class=a style='display:block'>1</p>"), "1");
  EXPECT_EQ(shown("<style>.a{display:none!important}</style>x<p class=a style='display:block'>1"),
            "x");
  EXPECT_EQ(shown("<style>body{background:navy} p{color:#fff}</style><body><p>een twee drie"),
            "een twee drie");
}

// Some phones write white on nothing while their screen is dark.
TEST(HtmlText, ShowsWhatItsColourHidesWhereNothingElseStandsThere) {
  EXPECT_EQ(shown("<div style='color:#fff'>Graag naar Taal</div><blockquote>oud</blockquote>"),
            "Graag naar Taal\n> oud");
}

TEST(HtmlText, ManyRulesForManyElementsCostLittle) {
  std::string html = "<style>";
  for (int i = 0; i < 3000; ++i) html += "b b b i.a{color:red}";
  html += "</style>";
  for (int i = 0; i < 100; ++i) html += "<b>";
  for (int i = 0; i < 20000; ++i) html += "<i class=a>x</i>";
  EXPECT_EQ(shown(html).substr(0, 2), "xx");
}

TEST(HtmlCharset, IsReadFromMeta) {
  EXPECT_EQ(html_charset("<meta charset=\"ISO-8859-15\">"), "iso-8859-15");
  EXPECT_EQ(html_charset("<META http-equiv=Content-Type content='text/html; charset=utf-8'>"),
            "utf-8");
  EXPECT_EQ(html_charset("<meta name=x><p>charset=utf-8</p>"), "");
}

}  // namespace
}  // namespace meldaan::mime::html_text_test
