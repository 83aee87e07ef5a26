#include "extract/wishes/marks.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"
#include "util/text.h"

namespace meldaan::extract::marks_test {
namespace {

using testing::UnorderedElementsAre;
using testing::UnorderedElementsAreArray;

std::vector<std::string> groups_of(const std::string& text) {
  const Reading reading = read(text);
  return reading.people.empty() ? std::vector<std::string>()
                                : values_of(reading.people.front().groups);
}

TEST(Marks, BesideAGroupChooseIt) {
  EXPECT_THAT(groups_of("Hierbij mijn keuze:\n\nTaal x\nRekenen\nGedrag x\nHRM"),
              UnorderedElementsAre("werkgroep/taal", "werkgroep/gedrag"));
}

TEST(Marks, MayBeNumbersOrLettersOfAList) {
  EXPECT_THAT(groups_of("Ik kies nr. 2 en 3\n\n1. Taal\n2. Rekenen\n3. Gedrag\n4. HRM"),
              UnorderedElementsAre("werkgroep/rekenen", "werkgroep/gedrag"));
  EXPECT_THAT(groups_of("De lijst:\n\na. Taal\nb. Rekenen\nc. Gedrag\nd. HRM\n\nMijn keuze: b "
                        "en d."),
              UnorderedElementsAre("werkgroep/rekenen", "werkgroep/hrm"));
}

TEST(Marks, OfALineMayLookLikeInitials) {
  const Reading reading = read(
      "A. Internationalisering\nB. Taal\nC. Gedrag\nD. HRM\n\nIk kies A en D. Als dat niet kan "
      "C.\n\nMarieke Jansen\nobs De Klimop");
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_THAT(
      values_of(reading.people.front().groups),
      UnorderedElementsAre("plg/internationalisering", "werkgroep/hrm", "werkgroep/gedrag"));
}

TEST(Marks, PointAtLinesWithTheirKinds) {
  EXPECT_THAT(
      groups_of("Er bleven er vijf over:\n\na) W&T, de PLG\nb) W&T, de werkgroep\nc) Taal\nd) "
                "HRM\ne) IKC\n\nHet zijn a en d geworden."),
      UnorderedElementsAre("plg/wetenschap-en-techniek", "werkgroep/hrm"));
}

TEST(Marks, AreNoRemarksOnAnotherGroup) {
  EXPECT_THAT(groups_of("Naam: Marieke Jansen\nGroep: Rekenen (Taal hoeft niet)"),
              UnorderedElementsAre("werkgroep/rekenen"));
  EXPECT_THAT(groups_of("Naam: Marieke Jansen\nGroep: Gedrag (HRM laat ik aan mijn collega)"),
              UnorderedElementsAre("werkgroep/gedrag"));
}

TEST(Marks, HaveTheSayInAFieldToo) {
  EXPECT_THAT(groups_of("Ik kom.\n\nPLG's\n[ ] Mobiel leren\n[x] Wetenschap en "
                        "Techniek\n\nWerkgroepen\n[ ] Taal\n[x] HRM\n[ ] Wetenschap en Techniek"),
              UnorderedElementsAre("plg/wetenschap-en-techniek", "werkgroep/hrm"));
}

TEST(Marks, MayBeArrowsBesideTheInvitationsHeadings) {
  const std::string text = replace_all(desk().invitation, "· Rekenen", "· Rekenen <<<<< ik");
  ASSERT_NE(text, desk().invitation);
  EXPECT_THAT(
      groups_of("Ik heb een pijl gezet.\n\nGroet,\nMarieke Jansen\n\nVan: Kennisnetwerk Twente\n"
                "Verzonden: maandag 3 september 2018 10:12\nAan: Kennisnetwerk Twente\n"
                "Onderwerp: Kennisnetwerken\n\n" +
                text),
      UnorderedElementsAre("werkgroep/rekenen"));
}

TEST(Marks, MayBeWordsThatSignsSetOff) {
  const std::string head =
      "De keuze staat erbij.\n\nGroet,\nMarieke Jansen\n\nVan: Kennisnetwerk Twente\n"
      "Verzonden: maandag 3 september 2018 10:12\nAan: Kennisnetwerk Twente\n"
      "Onderwerp: Kennisnetwerken\n\n";
  for (const char* remark : {"*** MARIEKE KOMT HIER ***", "<<<< hierheen", "!!! deze dus !!!"}) {
    const std::string text =
        replace_all(desk().invitation, "· Rekenen", std::string("· Rekenen  ") + remark);
    EXPECT_THAT(groups_of(head + text), UnorderedElementsAre("werkgroep/rekenen")) << remark;
  }
  const std::string refused = replace_all(desk().invitation, "· Rekenen", "· Rekenen *** niet ***");
  EXPECT_THAT(groups_of(head + refused), UnorderedElementsAre());
}

TEST(Marks, MayBeAnyYesOrTheWritersNameBesideAHeading) {
  const std::string head =
      "Zie hieronder.\n\nGroet,\nMarieke Jansen\n\nOp ma 3 sep. 2018 om 10:12 schreef "
      "Kennisnetwerk Twente <info@lerendeleraren.nl>:\n> Werkgroepen\n> · Rekenen";
  for (const char* remark : {" <-- Marieke", " (Marieke)", " -> Marieke", " ja, voor mij", " +1"}) {
    EXPECT_THAT(groups_of(head + remark + "\n> · Taal\n> · Gedrag\n"),
                UnorderedElementsAre("werkgroep/rekenen"))
        << remark;
  }
}

TEST(Marks, MayBePlusSignsAmongMinusSigns) {
  EXPECT_THAT(
      groups_of("Ik kom. Waar een + staat wil ik heen:\n\nWerkgroepen\n- Taal\n+ Rekenen\n- "
                "Gedrag\n+ HRM"),
      UnorderedElementsAre("werkgroep/rekenen", "werkgroep/hrm"));
  EXPECT_THAT(groups_of("Ik kom, met een plus of een min:\n\nTaal -\nRekenen +\nGedrag -\nHRM +"),
              UnorderedElementsAre("werkgroep/rekenen", "werkgroep/hrm"));
}

TEST(Marks, MayBeLettersInARow) {
  EXPECT_THAT(groups_of("De lijst:\n\na. Taal\nb. Rekenen\nc. W&T (de PLG)\nd. HRM\n\nIk heb zelf "
                        "gekozen voor a en c."),
              UnorderedElementsAre("werkgroep/taal", "plg/wetenschap-en-techniek"));
}

TEST(Marks, PointIntoAListWithAllTheGroupsOnceTheySayWhichOnes) {
  const std::string list =
      "a. internationalisering\nb. lerarentekort\nc. taal\nd. rekenen\ne. gedrag\nf. hrm\n\n";
  const std::string numbers =
      "1 internationalisering\n2 lerarentekort\n3 taal\n4 rekenen\n5 gedrag\n6 hrm\n\n";
  using Groups = std::vector<std::string>;
  const std::pair<std::string, Groups> cases[] = {
      {list + "Het is de c geworden. De e vond ik ook aantrekkelijk, maar die mocht niet.",
       {"werkgroep/taal"}},
      {list + "Ik ga voor c en voor e, niet voor f.", {"werkgroep/taal", "werkgroep/gedrag"}},
      {list + "Het worden C en D, en bij A doe ik ook graag mee.",
       {"werkgroep/taal", "werkgroep/rekenen", "plg/internationalisering"}},
      {list + "Ik kies voor a en c. Tot dan.", {"plg/internationalisering", "werkgroep/taal"}},
      {numbers + "Daarvan kies ik de derde en de vijfde.", {"werkgroep/taal", "werkgroep/gedrag"}},
      {numbers + "Ik wil graag naar nummer drie.", {"werkgroep/taal"}},
      {"1) taal\n2) gedrag\n3) hrm\nAls ze tegelijk zijn begin ik bij de eerste, maar ik wil bij "
       "alle "
       "drie.",
       {"werkgroep/taal", "werkgroep/gedrag", "werkgroep/hrm"}},
      {numbers + "Ik ga naar e, en naar 3 als dat niet tegelijk is.", {"werkgroep/taal"}},
      {numbers + "Ik wil 3 en 4 zeker, en ook nog 6 als dat past.",
       {"werkgroep/taal", "werkgroep/rekenen", "werkgroep/hrm"}},
  };
  for (const auto& [text, groups] : cases) {
    EXPECT_THAT(groups_of(text), UnorderedElementsAreArray(groups)) << text;
  }
}

TEST(Marks, BeforeTheInvitationsHeadingsAreNoAnswersToTheHeadingAbove) {
  const std::string text = replace_all(desk().invitation, "· HRM", "[x] · HRM");
  ASSERT_NE(text, desk().invitation);
  EXPECT_THAT(groups_of("Ik heb een kruisje gezet.\n\nGroet,\nMarieke Jansen\n\n"
                        "Op 3-9-2018 om 10:12 schreef Kennisnetwerk Twente:\n> " +
                        replace_all(text, "\n", "\n> ")),
              UnorderedElementsAre("werkgroep/hrm"));
}

struct Case {
  std::string text;
  std::vector<std::string> groups;
};

void expect_each(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_THAT(groups_of(c.text), testing::UnorderedElementsAreArray(c.groups)) << c.text;
  }
}

TEST(Marks, SayYesAndNoInAListInAnyWay) {
  const std::string intro = "Ik ben Marieke Jansen van OBS De Brug. Mijn keuze:\n\n";
  expect_each({
      {intro + "- wel: Taal\n- niet: Academische school, hoe mooi ook", {"werkgroep/taal"}},
      {intro + "Taal: ja\nGedrag: nee, dat doet ons bureau", {"werkgroep/taal"}},
      {intro + "Wel:\n- Rekenen\n- IKC\nNiet:\n- Taal", {"werkgroep/rekenen", "werkgroep/ikc"}},
      {intro + "Schooldirectie? Ja.\nHRM? Nee, liever niet.", {"werkgroep/schooldirectie"}},
      {intro + "\u2612Rekenen \u2610Taal \u2612Gedrag", {"werkgroep/rekenen", "werkgroep/gedrag"}},
      {intro + "(x) Cultuureducatie\n( ) Gedrag\n( ) Taal", {"werkgroep/cultuureducatie"}},
      {intro + "Taal \u2714\nGedrag \u2718\nRekenen \u2714",
       {"werkgroep/taal", "werkgroep/rekenen"}},
  });
}

// The invitation quoted with marks, and words below or behind a heading of it.
std::string answered(std::string_view heading, std::string_view remark, bool behind) {
  std::string quoted = "> " + replace_all(desk().invitation, "\n", "\n> ");
  const std::string line = "> \u00b7 " + std::string(heading);
  const std::string with =
      behind ? line + "   " + std::string(remark) : line + "\n" + std::string(remark);
  return "Zie hieronder.\n\nMarieke Jansen, OBS De Brug\n\nOp 3-9-2018 om 10:12 schreef "
         "Kennisnetwerk Twente:\n" +
         replace_all(quoted, line + "\n", with + "\n");
}

TEST(Marks, MayBeAnyShortSignOfAssentInTheQuotation) {
  for (const char* sign : {"+1", "ja", "1", "Wie? Ik!", "jaaa!", "OK", "+", "MJ: hiervoor graag"}) {
    EXPECT_THAT(groups_of(answered("Rekenen", sign, false)),
                UnorderedElementsAre("werkgroep/rekenen"))
        << sign;
  }
  for (const char* sign : {"<= gaarne", "***", "<---", "[ik!]", "V"}) {
    EXPECT_THAT(groups_of(answered("Rekenen", sign, true)),
                UnorderedElementsAre("werkgroep/rekenen"))
        << sign;
  }
  for (const char* sign : {"0, dat doet ons bureau", "-", "nee", "n.v.t.", "hoeft niet"}) {
    EXPECT_THAT(groups_of(answered("Rekenen", sign, false)), testing::IsEmpty()) << sign;
  }
}

TEST(Marks, MayBeLostOnTheirWay) {
  const Reading reading = read(
      "Mijn keuze heb ik hieronder geel gemaakt.\n\nMarieke Jansen\nOBS De Brug\n\nVan: "
      "Kennisnetwerk Twente\nVerzonden: maandag 3 september 2018 10:12\nAan: Marieke\n"
      "Onderwerp: Kennisnetwerken\n\n" +
      desk().invitation);
  EXPECT_EQ(reading.intent, Intent::kRegister);
  ASSERT_EQ(reading.people.size(), 1U);
  EXPECT_TRUE(reading.people.front().groups.empty());
}

TEST(Marks, HaveNoSayOverTheOtherColumnsOfATable) {
  const Reading reading = read(
      "Van OBS De Brug komen:\n\nNaam\tTaak\tGroep\nJoke Bos\trekenco\u00f6rdinator\tTaal\n"
      "Piet Vos\tdirecteur IKC\tGedrag");
  ASSERT_EQ(reading.people.size(), 2U);
  EXPECT_THAT(values_of(reading.people[0].groups), UnorderedElementsAre("werkgroep/taal"));
  EXPECT_THAT(values_of(reading.people[1].groups), UnorderedElementsAre("werkgroep/gedrag"));
}

TEST(Marks, MayPointIntoAListInColumns) {
  EXPECT_THAT(groups_of("Ik kies G, B en d.\n\nA taal            B rekenen\n"
                        "D gedrag          E hrm\nF schooldirectie     G ikc"),
              UnorderedElementsAre("werkgroep/ikc", "werkgroep/rekenen", "werkgroep/gedrag"));
  EXPECT_THAT(groups_of("Ik ga voor 2 en 6:\n\n1 Taal       2 Rekenen\n3 Gedrag     4 HRM\n"
                        "5 IKC        6 Schooldirectie"),
              UnorderedElementsAre("werkgroep/rekenen", "werkgroep/schooldirectie"));
}

TEST(Marks, MayPointIntoAKeyOfOnesOwn) {
  const std::string key =
      "P1 internationalisering, P2 mobiel leren, P3 wetenschap en techniek\n"
      "W1 taal, W2 rekenen, W3 gedrag, W4 wetenschap en techniek\n";
  EXPECT_THAT(groups_of("Groepen: P3 en W2\n\nMijn nummers:\n" + key),
              UnorderedElementsAre("plg/wetenschap-en-techniek", "werkgroep/rekenen"));
  EXPECT_THAT(groups_of("Mijn top vijf:\n#1 Taal\n#2 W&T (de PLG)\n#3 HRM\n#4 IKC\n#5 Gedrag\n\n"
                        "Zet me op de lijst voor #2 en #5."),
              UnorderedElementsAre("plg/wetenschap-en-techniek", "werkgroep/gedrag"));
}

TEST(Marks, InBracketsMayBeOfAnotherGroup) {
  EXPECT_THAT(groups_of("Naam: Anne Bos\nGroep: Taal (geen HRM, daar ben ik mee gestopt)"),
              UnorderedElementsAre("werkgroep/taal"));
  EXPECT_THAT(groups_of("Naam: Anne Bos\nGroep: Rekenen (nee, niet ook Taal)"),
              UnorderedElementsAre("werkgroep/rekenen"));
}

TEST(Marks, MayAnswerBehindAHeadingAndAGap) {
  std::string text = desk().invitation;
  const std::size_t kind = text.find("Werkgroepen\n\n");
  const std::string heading = "· Wetenschap en Techniek";
  text.insert(text.find(heading, kind) + heading.size(), "   JA, DAAR WIL IK BIJ");
  EXPECT_THAT(groups_of("In rood.\n\nGroet,\nAnne Bos\n\nVan: Kennisnetwerk Twente\nVerzonden: "
                        "maandag 3 september 2018 10:12\nAan: Anne Bos\nOnderwerp: "
                        "Kennisnetwerken\n\n" +
                        text),
              UnorderedElementsAre("werkgroep/wetenschap-en-techniek"));
}

TEST(Marks, MayStandInBracketsBehindAHeadingOfTheQuotation) {
  std::string text = replace_all(desk().invitation, "· HRM", "· HRM [Anne: jaaa! eindelijk]");
  text = replace_all(text, "· Taal\n", "· Taal [Anne: nee, dat doet Wil]\n");
  EXPECT_THAT(groups_of("In rood mijn opmerkingen.\n\nGroet,\nAnne Bos\n\nVan: Kennisnetwerk "
                        "Twente\nVerzonden: maandag 3 september 2018 10:12\nAan: Anne Bos\n"
                        "Onderwerp: Kennisnetwerken\n\n" +
                        text),
              UnorderedElementsAre("werkgroep/hrm"));
}

TEST(Marks, OfASecondGroupMayOnlySayToo) {
  std::string text = replace_all(desk().invitation, "· Rekenen\n", "· Rekenen <--- ja!\n");
  text = replace_all(text, "· Taal\n", "· Taal <--- ook\n");
  EXPECT_THAT(groups_of("Zie hieronder.\n\nGroet,\nAnne Bos\n\nVan: Kennisnetwerk "
                        "Twente\nVerzonden: maandag 3 september 2018 10:12\nAan: Anne Bos\n"
                        "Onderwerp: Kennisnetwerken\n\n" +
                        text),
              UnorderedElementsAre("werkgroep/rekenen", "werkgroep/taal"));
}

// A dash within a name is no cross.
TEST(Marks, MayBeCrossesInAGridOfPeople) {
  const Reading reading = read(
      "Wie van ons waarheen wil:\n\n\tTaal\tRekenen\tHRM\nGert-Jan Bos\tx\t\tx\nAnna "
      "Smit\t\tx\t\n\nMarieke Jansen\nobs De Klimop");
  ASSERT_EQ(reading.people.size(), 2u);
  EXPECT_THAT(values_of(reading.people.front().groups),
              UnorderedElementsAre("werkgroep/taal", "werkgroep/hrm"));
  EXPECT_THAT(values_of(reading.people.back().groups), UnorderedElementsAre("werkgroep/rekenen"));
}

std::string above_quotation(const std::string& own, const std::string& quoted) {
  return own +
         "\n\nMarieke Jansen\nobs De Linde\n\n> Op 3 sep. 2018 heeft Kennisnetwerk Twente "
         "<info@lerendeleraren.nl> het volgende geschreven:\n>\n" +
         quoted;
}

TEST(Marks, AreWhatWasLeftOfAQuotationThatWasCutDown) {
  const std::string left =
      "> PLG\u2019s\n> \u00b7 Leraren tekort\n>\n> Projectgroepen\n> \u00b7 Zij- "
      "instroom\n";
  for (const char* own : {"Wat niets voor mij is heb ik weggeknipt.",
                          "Ik heb de lijst ingekort: wat ik wil heb ik laten staan."}) {
    EXPECT_THAT(groups_of(above_quotation(own, left)),
                UnorderedElementsAre("plg/lerarentekort", "projectgroep/zij-instroom"))
        << own;
  }
  EXPECT_THAT(groups_of(above_quotation("Ik kom graag voor Taal.", left)),
              UnorderedElementsAre("werkgroep/taal"))
      << "who says nothing of it cut nothing down";
  EXPECT_THAT(groups_of(above_quotation("Wat ik wil heb ik laten staan, met een kruisje.",
                                        "> \u00b7 Leraren tekort x\n> \u00b7 Zij- instroom\n")),
              UnorderedElementsAre("plg/lerarentekort"))
      << "where one is marked, the others are not meant";
}

TEST(Marks, MayBeNumbersInBrackets) {
  EXPECT_THAT(
      groups_of("PLG's: (1) internationalisering, (2) leraren tekort, (3) W&T\nWerkgroepen: (4) "
                "gedrag, (5) taal, (6) W&T\n\nIk meld mij aan voor (3) en (5).\n\nMarieke Jansen"),
      UnorderedElementsAre("plg/wetenschap-en-techniek", "werkgroep/taal"));
}

}  // namespace
}  // namespace meldaan::extract::marks_test
