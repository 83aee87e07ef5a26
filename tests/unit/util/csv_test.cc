#include "util/csv.h"

#include <gmock/gmock.h>

namespace meldaan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::vector<CsvRow> rows_of(std::string_view text) {
  const Result<std::vector<CsvRow>> rows = parse_csv(text, ';');
  if (!rows) ADD_FAILURE() << rows.error().text;
  return rows ? *rows : std::vector<CsvRow>();
}

std::string error_of(std::string_view text) {
  const Result<std::vector<CsvRow>> rows = parse_csv(text, ';');
  if (rows) return "no error";
  EXPECT_EQ(rows.error().code, Errc::kInvalid);
  EXPECT_EQ(rows.error().retry, Retry::kPermanent);
  return rows.error().text;
}

TEST(Csv, CellsAreSeparatedAndRowsEndWithTheirLine) {
  const auto rows = rows_of("NAAM;PLAATS\nDe Waterlelie;Almelo\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_THAT(rows[0].cells, ElementsAre("NAAM", "PLAATS"));
  EXPECT_THAT(rows[1].cells, ElementsAre("De Waterlelie", "Almelo"));
}

TEST(Csv, AnotherSeparatorLeavesSemicolonsAlone) {
  const auto rows = parse_csv("a;b,c\n", ',').value();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_THAT(rows[0].cells, ElementsAre("a;b", "c"));
}

TEST(Csv, AQuotedCellHoldsSeparatorsQuotesAndLineEnds) {
  const auto rows = rows_of("1;\"De \"\"Linde\"\"; noord\r\nen zuid\";x\r\n2;;\r\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_THAT(rows[0].cells, ElementsAre("1", "De \"Linde\"; noord\r\nen zuid", "x"));
  EXPECT_THAT(rows[1].cells, ElementsAre("2", "", ""));
}

TEST(Csv, ARowKnowsTheLineItBeginsOn) {
  const auto rows = rows_of("a;b\r\n\r\n\"c\r\nd\";e\r\n \t\nf;g");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].line, 1u);
  EXPECT_EQ(rows[1].line, 3u);
  EXPECT_EQ(rows[2].line, 6u);
}

TEST(Csv, BlanksAroundAnUnquotedCellGoAndThoseInAQuotedOneStay) {
  const auto rows = rows_of("  a b  ;\" c \"\n");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_THAT(rows[0].cells, ElementsAre("a b", " c "));
}

TEST(Csv, TheLastLineNeedsNoEnd) {
  const auto rows = rows_of("a;b\nc;");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_THAT(rows[1].cells, ElementsAre("c", ""));
}

TEST(Csv, NothingHasNoRows) {
  EXPECT_TRUE(rows_of("").empty());
  EXPECT_TRUE(rows_of("\n\r\n  \n").empty());
}

TEST(Csv, AStrayQuotationMarkIsAnErrorWithItsLine) {
  EXPECT_EQ(error_of("a;b\nc;De \"Linde\";d\n"), "line 2: a quotation mark inside a field");
  EXPECT_EQ(error_of("a;b\n\"De \"Linde;d\n"), "line 2: a quotation mark inside a field");
}

TEST(Csv, AQuotationThatIsNotClosedIsAnErrorWithTheLineItBeginsOn) {
  EXPECT_EQ(error_of("a;b\nc;\"d\ne;f\ng;h\n"), "line 2: a quoted field does not end");
}

TEST(Csv, AnyBytesGiveRowsOrAnError) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  EXPECT_THAT(error_of(all), StartsWith("line 2: "));
  EXPECT_EQ(rows_of(std::string("a\0b;c", 5)).front().cells.front(), std::string("a\0b", 3));
}

TEST(Csv, ARowIsWrittenAsRfc4180HasIt) {
  EXPECT_EQ(csv_row({"KT-7F3K2M", "", "Jansen, Marieke", "OBS \"De Regenboog\"", "a\nb"}),
            "KT-7F3K2M,,\"Jansen, Marieke\",\"OBS \"\"De Regenboog\"\"\",\"a\nb\"\r\n");
}

TEST(Csv, WhatASpreadsheetWouldComputeIsLedByAnApostrophe) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"=1+1", "'=1+1"},
      {"+31 53 555 01 23", "'+31 53 555 01 23"},
      {"-1", "'-1"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"  =1+1", "  '=1+1"},
      {"＝1+1", "'＝1+1"},
      {"\t=1+1", "\"\t'=1+1\""},
      {"\n=1+1", "\"\n'=1+1\""},
      // A spreadsheet that splits at semicolons sees another field here.
      {"De Esch;=1+1;", "\"De Esch;'=1+1;\""},
      {"De Esch; @SUM(A1)", "\"De Esch; '@SUM(A1)\""},
      // And these are nothing but text.
      {"Sint-Jan", "Sint-Jan"},
      {"a=b", "a=b"},
      {"m.jansen@school.example", "m.jansen@school.example"},
  };
  for (const auto& [text, cell] : cases) EXPECT_EQ(csv_row({text}), cell + "\r\n");
}

TEST(Csv, WhatIsWrittenIsReadBack) {
  const std::vector<std::string> cells = {"Jansen, M.", "OBS \"De Esch\"; Almelo", "één\r\ntwee",
                                          ""};
  const Result<std::vector<CsvRow>> rows = parse_csv(csv_row(cells) + csv_row({"x"}), ',');
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_EQ(rows->front().cells, cells);
}

}  // namespace
}  // namespace meldaan
