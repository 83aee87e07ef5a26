#include "cli/table.h"

#include <gtest/gtest.h>

namespace meldaan::cli {
namespace {

TEST(Table, ColumnsAreAsWideOnATerminalAsTheirWidestCell) {
  Table table({"name", "group"});
  table.add({"Zoë", "taal"});
  table.add({"Anne-Marie", "ikc"});
  EXPECT_EQ(table.text(),
            "name        group\n"
            "Zoë         taal\n"
            "Anne-Marie  ikc\n"
            "(2 rows)\n");
}

TEST(Table, ACellIsOneLineWhateverAMailHolds) {
  Table table({"name", "group"});
  table.add({"A\nB   C", ""});
  EXPECT_EQ(table.text(),
            "name   group\n"
            "A B C\n"
            "(1 row)\n");
}

TEST(Table, AnEmptyTableSaysSo) {
  EXPECT_EQ(Table({"name"}).text(), "name\n(0 rows)\n");
}

TEST(Table, CsvQuotesWhatRfc4180Asks) {
  Table table({"name", "school"});
  table.add({"Jansen, Marieke", "OBS \"De Regenboog\""});
  EXPECT_EQ(table.csv(), "name,school\r\n\"Jansen, Marieke\",\"OBS \"\"De Regenboog\"\"\"\r\n");
}

TEST(Table, WhatParticipantsWriteDoesNotComputeInASpreadsheet) {
  Table table({"a", "b", "c", "d"});
  table.add({"=1+1", "+31", "-1", "@SUM(A1)"});
  EXPECT_EQ(table.csv(), "a,b,c,d\r\n'=1+1,'+31,'-1,'@SUM(A1)\r\n");
}

}  // namespace
}  // namespace meldaan::cli
