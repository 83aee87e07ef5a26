#include "mime/table_text.h"

#include <gtest/gtest.h>

namespace meldaan::mime::table_text_test {
namespace {

constexpr const char* kTable =
    "<p>Hoi,</p><table><tr><td><p>Groep</p></td><td>Wie</td><td>Mail</td></tr><tr><td>Taal<br>HRM</"
    "td>"
    "<td>Joke Bos</td><td></td></tr><tr><td>IKC</td><td>Piet "
    "Vos</td><td><a>p.vos@x.nl</a></td></tr>"
    "</table><p>Groet</p>";

TEST(TableText, StandsInRowsAgain) {
  EXPECT_EQ(
      with_tables("Hoi,\n\nGroep\n\nWie\n\nMail\n\nTaal\nHRM\n\nJoke Bos\n\n\nIKC\n\nPiet "
                  "Vos\n\np.vos@x.nl<mailto:p.vos@x.nl>\n\nGroet\n",
                  kTable),
      "Hoi,\n\nGroep\tWie\tMail\nTaal, HRM\tJoke Bos\t\nIKC\tPiet Vos\tp.vos@x.nl\n\n\nGroet\n");
}

TEST(TableText, StaysQuoted) {
  EXPECT_EQ(
      with_tables("20\n\n> Werkgroepen\n>   6. Academische school\n>   7. Begeleiding\n>\n> Dag\n",
                  "<p>20</p><blockquote><p>Werkgroepen</p><table><tr><td>6.</td><td>Academische "
                  "school</td></tr><tr><td>7.</td><td>Begeleiding</td></tr></table></blockquote>"),
      "20\n\n> Werkgroepen\n> 6.\tAcademische school\n> 7.\tBegeleiding\n> \n>\n> Dag\n");
}

TEST(TableText, LeavesATextAloneThatSaysSomethingElse) {
  EXPECT_EQ(with_tables("Groep\nWie\nTaal\n", kTable), "Groep\nWie\nTaal\n");
  EXPECT_EQ(with_tables("Groep\n", "<p>geen</p>"), "Groep\n");
}

TEST(TableText, EndsInHostileText) {
  std::string lines;
  std::string cells;
  for (int i = 0; i < 20000; ++i) lines += "a\n";
  for (int i = 0; i < 200; ++i) cells += "a";
  const std::string html = "<table><tr><td>" + cells + "</td><td>" + cells + "</td></tr><tr><td>" +
                           cells + "</td><td>b</td></tr></table>";
  EXPECT_EQ(with_tables(lines, html), lines);
}

}  // namespace
}  // namespace meldaan::mime::table_text_test
