#include "extract/text/names.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::names_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string at_begin(const std::string& text) {
  const Cued cued(text);
  const auto name = name_at(cued.document, cued.cues, {0, cued.document.size()});
  return name ? name->text : "";
}

std::string in_value(const std::string& text) {
  const Cued cued(text);
  const auto name = name_in(cued.document, cued.cues, {0, cued.document.size()});
  return name ? name->text : "";
}

std::string in_header(const std::string& text) {
  const Cued written(text);
  const Cued cued(usual_order(written.document, written.cues), Source::kFromHeader);
  const auto name = header_name(cued.document, cued.cues);
  return name ? name->text : "";
}

struct Case {
  const char* text;
  const char* name;
};

TEST(Names, OfRunningTextBeginWithACapitalAndEndWhereTheSentenceGoesOn) {
  const Case cases[] = {
      {"Marieke Jansen komt graag", "Marieke Jansen"},
      {"Jan de Vries werkt op", "Jan de Vries"},
      {"Annemarie van den Berg-de Boer, leerkracht", "Annemarie van den Berg-de Boer"},
      {"Piet van 't Hof en", "Piet van 't Hof"},
      {"Els op den Camp wil", "Els op den Camp"},
      {"Ria ter Horst-Jansen (IB)", "Ria ter Horst-Jansen"},
      {"J.P.M. de Wit komt", "J.P.M. de Wit"},
      {"W.J.M. (Wim) Holtkamp,", "W.J.M. (Wim) Holtkamp"},
      {"Ch. Pieterse is", "Ch. Pieterse"},
      {"P.S. Mijn duo komt ook", ""},
      {"Anne-Marie Özdemir-Yılmaz heeft", "Anne-Marie Özdemir-Yılmaz"},
      {"Fatima el Amrani komt", "Fatima el Amrani"},
      {"Marieke komt", "Marieke"},
  };
  for (const Case& c : cases) EXPECT_EQ(at_begin(c.text), c.name) << c.text;
}

TEST(Names, TitlesAndDegreesAreNoPartOfThem) {
  const Case cases[] = {
      {"drs. Jan Jansen", "Jan Jansen"},      {"Mevr. dr. A. de Boer", "A. de Boer"},
      {"de heer Piet Bakker", "Piet Bakker"}, {"Juf Ans Prins", "Ans Prins"},
      {"Jan Jansen MEd", "Jan Jansen"},       {"Prof. dr. Eva Smit", "Eva Smit"},
      {"Herr Uwe Schmidt", "Uwe Schmidt"},
  };
  for (const Case& c : cases) EXPECT_EQ(at_begin(c.text), c.name) << c.text;
}

TEST(Names, NoNameBeginsWithAnEverydayWordOrAType) {
  for (const char* text : {"Graag naar Taal", "OBS De Brug", "Stichting Consent", "van Dijk",
                           "gemeente Almelo", "ik ben", "4 oktober", ""}) {
    EXPECT_EQ(at_begin(text), "") << text;
  }
}

TEST(Names, InAFieldNeedNoCapitals) {
  const Case cases[] = {
      {"marieke jansen", "Marieke Jansen"},
      {"MARIEKE JANSEN", "Marieke Jansen"},
      {"JAN VAN DER BERG", "Jan van der Berg"},
      {"jan van der berg-de boer", "Jan van der Berg-de Boer"},
      {"ijsbrand ijzerman", "IJsbrand IJzerman"},
      {"élise öztürk", "Élise Öztürk"},
      {"Marieke Jansen, leerkracht groep 4", "Marieke Jansen"},
      {"Marieke Jansen (obs De Brug)", "Marieke Jansen"},
  };
  for (const Case& c : cases) EXPECT_EQ(in_value(c.text), c.name) << c.text;
}

TEST(Names, AMixedCaseIsKeptAsTheOwnerWritesIt) {
  EXPECT_EQ(in_value("Jan McDonald"), "Jan McDonald");
  EXPECT_EQ(in_value("Truus van Der Meer"), "Truus van Der Meer");
}

TEST(Names, OfAHeaderMayStandSurnameFirst) {
  const Case cases[] = {
      {"Jansen, Marieke", "Marieke Jansen"},
      {"Berg, Jan van den", "Jan van den Berg"},
      {"Maaike Snijders, MEd", "Maaike Snijders"},
      {"Marieke Jansen", "Marieke Jansen"},
      {"marieke jansen", "Marieke Jansen"},
      {"Karin en Wim de Jong", "Karin de Jong"},
      {"Jan Olde Meule of Veld", "Jan Olde Meule of Veld"},
  };
  for (const Case& c : cases) EXPECT_EQ(in_header(c.text), c.name) << c.text;
}

TEST(Names, ARoleMailboxASchoolOrAnAddressIsNobodysName) {
  for (const char* header :
       {"Administratie De Brug", "info", "Directie OBS De Brug", "OBS De Brug", "Stichting Consent",
        "m.jansen@voorbeeld.nl", "Team De Klimop", "Secretariaat", "Gemeente Almelo",
        "Familie Jansen", "Kennisnetwerk Twente", ""}) {
    EXPECT_EQ(in_header(header), "") << header;
  }
}

TEST(Names, TellInitialsFromAFirstName) {
  const auto initials_only = [](const std::string& text) {
    const Cued cued(text);
    return name_in(cued.document, cued.cues, {0, cued.document.size()})->initials_only;
  };
  EXPECT_TRUE(initials_only("A. Brookhuis"));
  EXPECT_TRUE(initials_only("J.P.M. de Wit"));
  EXPECT_FALSE(initials_only("W.J.M. (Wim) Holtkamp"));
  EXPECT_FALSE(initials_only("Anna Brookhuis"));
}

TEST(Names, KnowTheirPlace) {
  const Cued cued("drs. Jan de Vries komt");
  const auto name = name_at(cued.document, cued.cues, {0, cued.document.size()});
  ASSERT_TRUE(name);
  EXPECT_EQ(cued.document.original(name->range), "Jan de Vries");
  EXPECT_EQ(name->words, 2u) << "particles do not count";
}

std::vector<std::string> couple(const std::string& text) {
  const Cued cued(text);
  std::vector<std::string> names;
  for (const PersonName& name : couple_in(cued.document, cued.cues, {0, cued.document.size()}))
    names.push_back(name.text);
  return names;
}

TEST(Names, ACoupleSharesASurname) {
  EXPECT_THAT(couple("Karin en Wim de Jong"), ElementsAre("Karin de Jong", "Wim de Jong"));
  EXPECT_THAT(couple("Jan & Els Bakker"), ElementsAre("Jan Bakker", "Els Bakker"));
  EXPECT_THAT(couple("Karin de Jong en Wim Bakker"), IsEmpty());
  EXPECT_THAT(couple("Taal en Rekenen"), IsEmpty());
}

// --- the same person ---

TEST(SamePerson, MayBeSpeltLongerOrShorter) {
  const Case pairs[] = {
      {"Truus Hesselink", "Truus Hesselink-Boers"},
      {"A. Brookhuis", "Annemiek Brookhuis"},
      {"A.B. Jansen", "Anna Jansen"},
      {"Marieke", "Marieke Jansen"},
      {"MARIEKE JANSEN", "Marieke Jansen"},
      {"Zoe Ozturk", "Zoë Öztürk"},
      {"Jan de Vries", "Jan Pieter de Vries"},
      {"W.J.M. (Wim) Holtkamp", "Wim Holtkamp"},
      {"Gerda v d Heuvel", "Gerda van den Heuvel"},
      {"Bettie vh Reve", "Bettie van het Reve"},
  };
  for (const Case& pair : pairs) {
    EXPECT_TRUE(same_person(pair.text, pair.name)) << pair.text << ", " << pair.name;
    EXPECT_TRUE(same_person(pair.name, pair.text)) << pair.name << ", " << pair.text;
  }
}

TEST(SamePerson, IsNotWhoSharesASurname) {
  const Case pairs[] = {
      {"Jan Jansen", "Piet Jansen"},
      {"Karin de Jong", "Wim de Jong"},
      {"B. Jansen", "Anna Jansen"},
      {"Jan Jansen", "Jan Bakker"},
      {"Jan van den Berg", "Jan op de Berg"},
      {"", "Jan Jansen"},
      {"J.", "Jan Jansen"},
  };
  for (const Case& pair : pairs) {
    EXPECT_FALSE(same_person(pair.text, pair.name)) << pair.text << ", " << pair.name;
    EXPECT_FALSE(same_person(pair.name, pair.text)) << pair.name << ", " << pair.text;
  }
}

TEST(Names, AreJoinedByALetterBetweenHyphens) {
  EXPECT_EQ(at_begin("Vincent Tjon-A-Ten komt"), "Vincent Tjon-A-Ten");
  EXPECT_EQ(at_begin("Vincent Tjon-A-Ten\nstamgroepleider"), "Vincent Tjon-A-Ten");
  EXPECT_EQ(at_begin("Diny Schothorst-ten Elshof komt"), "Diny Schothorst-ten Elshof");
}

}  // namespace
}  // namespace meldaan::extract::names_test
