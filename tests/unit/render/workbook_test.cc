// The workbook as LibreOffice opens it, and the CSV file.
#include "render/workbook.h"

#include <gmock/gmock.h>

#include "render/spreadsheet.h"
#include "support/office.h"
#include "unit/render/roster_fixture.h"
#include "unit/render/temporary_templates.h"
#include "util/csv.h"

namespace meldaan::render::workbook_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

const Instant kNow = at("2018-10-03T18:30");

RosterWriter writer_for(Event event = small_event()) {
  RosterWriter::Loaded loaded = RosterWriter::load(kTemplates, std::move(event), amsterdam());
  for (const Problem& problem : loaded.problems) ADD_FAILURE() << to_string(problem);
  return std::move(*loaded.writer);
}

// What a stranger's mail may hold.
Registration hostile() {
  Person person;
  person.name = "=HYPERLINK(\"http://evil.example\",\"klik\")";
  person.email = "+31@evil.example";
  person.school = "-2+3+cmd|' /C calc'!A0";
  person.foundation = "@SUM(1+1)";
  person.groups = {"werkgroep/beleidsgroep-besturen"};
  person.proposed_groups = {"_x0041_ <b>&amp; \"\x01\"", "http://evil.example"};
  return registration("KT-HHHHHH", person);
}

Event event_with_awkward_groups() {
  Event event = small_event();
  event.groups[4].title = "Werkgroep Wetenschap, Techniek & Onderzoek/Ontwerp";
  event.groups[5].title = "werkgroep wetenschap, techniek & meer";
  event.groups[0].title = "'[Mobiel]: leren?'";
  return event;
}

void expect_a_sheet_for_each_group(const test::OfficeBook& book) {
  EXPECT_THAT(book.names(),
              ElementsAre("Iedereen", "Totalen", "Mobiel leren", "PLG Wetenschap en Techniek",
                          "Beleidsgroep besturen", "Werkgroep Taal",
                          "Werkgroep Wetenschap, Techniek",  // cut at 31, and the blank with it
                          "werkgroep wetenschap, techn (2)", "Nog geen groep"));
}

void expect_everybody_with_dates_that_are_dates(const test::OfficeBook& book) {
  const test::OfficeSheet& sheet = book.sheet("Iedereen");
  EXPECT_THAT(sheet.row(0), ElementsAre("Kenmerk", "Status", "Naam", "E-mail", "School",
                                        "Stichting of organisatie", "Stichting volgens", "Groepen",
                                        "Nog onduidelijk", "Voorstel voor een nieuwe groep",
                                        "Aangemeld door", "Aangemeld op", "Laatst gewijzigd"));
  EXPECT_THAT(
      sheet.row(2),
      ElementsAre("KT-9Q2W4Z", "bevestigd", "Piet Bakker", "p.bakker@consent-voorbeeld.nl",
                  "OBS De Regenboog", "", "", "Beleidsgroep besturen", "", "",
                  "m.jansen@consent-voorbeeld.nl", "2018-09-11T08:41:00", "2018-09-11T08:41:00"));
  EXPECT_EQ(sheet.rows[2][11].type, "date");
  EXPECT_EQ(sheet.rows.size(), 7u);
}

void expect_a_filter_and_a_heading_that_stays(const test::OfficeBook& book) {
  EXPECT_THAT(book.xml, HasSubstr("table:target-range-address=\"Iedereen.A1:Iedereen.M7\" "
                                  "table:display-filter-buttons=\"true\""));
  EXPECT_THAT(book.first_sheet_xml, HasSubstr("<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" "
                                              "activePane=\"bottomRight\" state=\"frozen\"/>"));
}

void expect_that_nothing_computes(const test::OfficeBook& book) {
  const test::OfficeSheet& sheet = book.sheet("Iedereen");
  const Registration expected = hostile();
  EXPECT_EQ(sheet.at(6, 2), expected.person.name);
  EXPECT_EQ(sheet.at(6, 3), expected.person.email);
  EXPECT_EQ(sheet.at(6, 4), expected.person.school);
  EXPECT_EQ(sheet.at(6, 5), expected.person.foundation);
  EXPECT_EQ(sheet.at(6, 9), "_x0041_ <b>&amp; \" \", http://evil.example");
  for (const test::OfficeSheet& one : book.sheets) {
    for (const auto& row : one.rows) {
      for (const test::OfficeCell& cell : row) {
        EXPECT_FALSE(cell.is_formula) << one.name << ": " << cell.value;
      }
    }
  }
  EXPECT_EQ(sheet.rows[6][4].type, "string");
  EXPECT_THAT(book.xml, testing::Not(HasSubstr("xlink:href=\"http://evil")));
}

void expect_sign_in_sheets_ready_to_print(const test::OfficeBook& book) {
  const test::OfficeSheet& sheet = book.sheet("Werkgroep Taal");
  EXPECT_EQ(sheet.at(0, 0), "Werkgroep Taal");
  EXPECT_EQ(sheet.at(1, 0), "Kennisnetwerken, 4-10-2018, 15:00 – 17:00");
  EXPECT_THAT(sheet.row(3), ElementsAre("Nr.", "Naam", "School", "Handtekening", "Opmerking"));
  EXPECT_THAT(sheet.row(4), ElementsAre("1", "Émile Zwart", "obs de regenboog", "", "te laat"));
  EXPECT_THAT(sheet.row(5), ElementsAre("2", "Marieke Jansen", "OBS De Regenboog"));
  EXPECT_EQ(sheet.rows[4][0].type, "float");
  EXPECT_THAT(book.xml, HasSubstr("style:print-orientation=\"portrait\""));
  EXPECT_THAT(book.xml, HasSubstr("Kennisnetwerken – Werkgroep Wetenschap, Techniek &amp; "
                                  "Onderzoek/Ontwerp<"));
  EXPECT_THAT(book.xml, HasSubstr("style:scale-to-X=\"1\""));
}

void expect_totals_with_charts(const test::OfficeBook& book) {
  const test::OfficeSheet& sheet = book.sheet("Totalen");
  EXPECT_EQ(sheet.at(1, 1), "2018-10-03T18:30:00");
  EXPECT_THAT(sheet.row(3), ElementsAre("Deelnemers", "4"));
  EXPECT_THAT(sheet.row(8), ElementsAre("Afgemeld", "1"));
  EXPECT_THAT(sheet.row(12), ElementsAre("Groep", "Totaal", "bevestigd", "nog niet compleet"));
  EXPECT_THAT(sheet.row(15), ElementsAre("Beleidsgroep besturen", "2", "1", "1"));
  EXPECT_THAT(sheet.column(0), testing::IsSupersetOf({"Stichting Consent", "@SUM(1+1)"}));
  EXPECT_EQ(sheet.charts, 2);
  EXPECT_THAT(book.xml, HasSubstr("chart:values-cell-range-address=\"Totalen.C14:Totalen.C19\""));
}

// One test: a conversion takes seconds.
TEST(Workbook, OpensInLibreOfficeWithoutAWarningAndAsItIsMeant) {
  std::vector<Registration> people = five_people();
  people.push_back(hostile());
  const Result<std::string> bytes = writer_for(event_with_awkward_groups()).workbook(people, kNow);
  ASSERT_TRUE(bytes) << bytes.error().text;
  const test::OfficeBook book = test::open_in_office(*bytes);
  EXPECT_EQ(book.said, "");
  expect_a_sheet_for_each_group(book);
  expect_everybody_with_dates_that_are_dates(book);
  expect_a_filter_and_a_heading_that_stays(book);
  expect_that_nothing_computes(book);
  expect_sign_in_sheets_ready_to_print(book);
  expect_totals_with_charts(book);
}

TEST(SheetName, IsWhatExcelTakesAndNeverTwice) {
  EXPECT_EQ(sheet_name("Werkgroep Taal", {}), "Werkgroep Taal");
  EXPECT_EQ(sheet_name("a/b\\c[d]e:f*g?h", {}), "a b c d e f g h");
  EXPECT_EQ(sheet_name("'s Middags'", {}), "s Middags");
  EXPECT_EQ(sheet_name("", {}), "-");
  EXPECT_EQ(sheet_name("History", {}), "History (2)");
  EXPECT_EQ(sheet_name("TAAL", {"Taal", "taal (2)"}), "TAAL (3)");
  EXPECT_EQ(sheet_name(std::string(40, 'x'), {}), std::string(31, 'x'));
  EXPECT_EQ(sheet_name(std::string(40, 'x'), {std::string(31, 'x')}),
            std::string(27, 'x') + " (2)");
  // A smile takes two of the 31 units.
  EXPECT_EQ(sheet_name("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", {}), "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀");
}

TEST(RosterWriter, NobodyIsAWorkbookAsWell) {
  const Result<std::string> bytes = writer_for().workbook({}, kNow);
  ASSERT_TRUE(bytes) << bytes.error().text;
  const test::OfficeBook book = test::open_in_office(*bytes);
  EXPECT_EQ(book.said, "");
  EXPECT_EQ(book.sheets.size(), 2 + small_event().groups.size());
  EXPECT_EQ(book.sheet("Totalen").charts, 1);  // no foundations, no chart
}

TEST(RosterWriter, TheSameRegistrationsMakeTheSameBytes) {
  const RosterWriter writer = writer_for();
  EXPECT_EQ(*writer.workbook(five_people(), kNow), *writer.workbook(five_people(), kNow));
}

TEST(RosterWriter, AThousandRegistrationsFitAMail) {
  std::vector<Registration> people;
  for (int i = 0; i < 1000; ++i) {
    Person person = marieke();
    person.name += std::to_string(i);
    person.foundation += std::to_string(i % 70);
    people.push_back(registration("KT-" + std::to_string(100'000 + i), person));
  }
  const Result<std::string> bytes = writer_for().workbook(people, kNow);
  ASSERT_TRUE(bytes) << bytes.error().text;
  EXPECT_LT(bytes->size(), 1024u * 1024u);
}

TEST(RosterWriter, TheAttachmentIsNamedByTheDay) {
  const Result<OutgoingAttachment> attachment = writer_for().attachment(five_people(), kNow);
  ASSERT_TRUE(attachment) << attachment.error().text;
  EXPECT_EQ(attachment->filename, "aanmeldingen-2018-10-03.xlsx");
  EXPECT_EQ(attachment->media_type,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_THAT(attachment->content, StartsWith("PK\x03\x04"));
}

TEST(RosterWriter, TheCsvHasTheSameColumnsAndNoFormula) {
  const std::string csv = writer_for().csv({five_people()[0], hostile()});
  EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBFKenmerk;Status;Naam;E-mail;School;"));
  const auto rows = parse_csv(std::string_view(csv).substr(3), ';');
  ASSERT_TRUE(rows) << rows.error().text;
  ASSERT_EQ(rows->size(), 3u);
  EXPECT_EQ((*rows)[1].cells[7], "PLG Mobiel leren, Werkgroep Taal");
  EXPECT_EQ((*rows)[1].cells[11], "2018-09-11 08:41");
  EXPECT_EQ((*rows)[2].cells[2], "'=HYPERLINK(\"http://evil.example\",\"klik\")");
  EXPECT_EQ((*rows)[2].cells[3], "'+31@evil.example");
  EXPECT_EQ((*rows)[2].cells[4], "'-2+3+cmd|' /C calc'!A0");
  EXPECT_EQ((*rows)[2].cells[5], "'@SUM(1+1)");
}

TEST(RosterWriter, WordsThatAreMissingMakeNoWriter) {
  const TemporaryTemplates templates;
  std::filesystem::remove(templates.dutch() / "roster.txt");
  const auto loaded = RosterWriter::load(templates.folder(), small_event(), amsterdam());
  EXPECT_EQ(loaded.writer, nullptr);
  ASSERT_EQ(loaded.problems.size(), 1u);
  EXPECT_THAT(to_string(loaded.problems[0]), HasSubstr("roster.txt: cannot open"));
}

}  // namespace
}  // namespace meldaan::render::workbook_test
