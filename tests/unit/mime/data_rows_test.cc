#include "mime/data_rows.h"

#include <gtest/gtest.h>

namespace meldaan::mime::data_rows_test {
namespace {

TEST(DataRows, ACellThatGoesOnStandsInEachRow) {
  EXPECT_EQ(html_text("<table><tr><th>School</th><th>Wie</th><th>Groep</th></tr>"
                      "<tr><td rowspan=2>De Brug</td><td>Anja Bos</td><td>Taal</td></tr>"
                      "<tr><td>Piet Vos</td><td rowspan=2>HRM</td></tr>"
                      "<tr><td>De Esch</td><td>Els Kok</td></tr></table>"),
            "School\tWie\tGroep\nDe Brug\tAnja Bos\tTaal\nDe Brug\tPiet Vos\tHRM\n"
            "De Esch\tEls Kok\tHRM\n");
}

TEST(DataRows, WhatGoesOnTooLongIsNoData) {
  DataRows rows;
  rows.begin_row();
  EXPECT_FALSE(rows.add(std::string(300, 'a'), 2));
  EXPECT_FALSE(DataRows().add("before any row", 1));
}

// A small mail must not become a large one: hundreds of cells over thousands of rows.
TEST(DataRows, AreNoMoreThanAFewThousandForCellsThatGoOn) {
  DataRows rows;
  rows.begin_row();
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(rows.add("a", 60000));
  bool all = true;
  for (int i = 0; i < 100 && all; ++i) {
    rows.begin_row();
    all = rows.add("b", 1);
  }
  EXPECT_FALSE(all);
}

}  // namespace
}  // namespace meldaan::mime::data_rows_test
