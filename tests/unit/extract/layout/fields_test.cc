#include "extract/layout/fields.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::fields_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "label=value", the label by its list's name; "?" behind a value that says it is not known.
std::vector<std::string> fields_of(const std::string& text) {
  const Body body(text);
  const Document& document = body.part.document();
  std::vector<std::string> fields;
  for (const Field& field : body.part.fields().all) {
    std::string shown;
    for (const List label : field.labels) {
      if (!shown.empty()) shown += "+";
      shown += name_of(label).substr(std::string_view("label_").size());
    }
    shown += "=" + document.original(field.value);
    if (field.unknown) shown += " (unknown)";
    fields.push_back(shown);
  }
  return fields;
}

TEST(Fields, AreLabelsWithAColon) {
  EXPECT_THAT(
      fields_of("Naam: Marieke Jansen\nSchool: OBS De Brug\nStichting: Consent\nGroep: Taal"),
      ElementsAre("name=Marieke Jansen", "school=OBS De Brug", "foundation=Consent", "group=Taal"));
}

TEST(Fields, MayStandInAnyOrderWithAnyMark) {
  EXPECT_THAT(fields_of("* Groepen = Taal\n*School:* OBS De Brug\n3. Naam: Marieke Jansen"),
              ElementsAre("group=Taal", "school=OBS De Brug", "name=Marieke Jansen"));
}

TEST(Fields, OfAFormNeedNoColon) {
  EXPECT_THAT(fields_of("Naam Marieke Jansen\nSchool OBS De Brug\nStichting Consent"),
              ElementsAre("name=Marieke Jansen", "school=OBS De Brug", "foundation=Consent"));
}

TEST(Fields, ALabelWordWithoutColonMayBeginASentence) {
  EXPECT_THAT(fields_of("School begint volgende week.\nGroep 3 geef ik les."), IsEmpty());
}

TEST(Fields, TheValueMayStandOnTheNextLine) {
  EXPECT_THAT(fields_of("Naam:\nMarieke Jansen\n\nSchool:\nOBS De Brug"),
              ElementsAre("name=Marieke Jansen", "school=OBS De Brug"));
}

TEST(Fields, LabelsMayBePhrases) {
  EXPECT_THAT(fields_of("School waar ik werk: De Brug\nMijn huidige stichting: Consent\n"
                        "Ik werk op: De Zwaan"),
              ElementsAre("school=De Brug", "foundation=Consent", "school=De Zwaan"));
  EXPECT_THAT(fields_of("Van onze school doen mee: Jan en Piet\nOnze school doet mee: leuk!"),
              IsEmpty());
}

TEST(Fields, HaveTheWritersOwnLabels) {
  EXPECT_THAT(fields_of("Ik heet: Jo Kok\nIk werk op: basis school t Vonder\nBestuhr: Keender\n"
                        "Ik wil bij: taal"),
              ElementsAre("name=Jo Kok", "school=basis school t Vonder", "foundation=Keender",
                          "group=taal"));
  EXPECT_THAT(fields_of("NAAM - Jo Kok\nPLEK - Vonder pad, Goor\nKLUP - Keender"),
              ElementsAre("name=Jo Kok", "school=Vonder pad, Goor", "foundation=Keender"));
  EXPECT_THAT(fields_of("Wie ben ik? Jo Kok\nWaar sta ik? De Vonder, Goor"),
              ElementsAre("name=Jo Kok", "school=De Vonder, Goor"));
}

TEST(Fields, MayHaveALeader) {
  EXPECT_THAT(fields_of("Naam . . . . : Jo Kok\nSchool . . : De Vonder\nStichting ...: Keender"),
              ElementsAre("name=Jo Kok", "school=De Vonder", "foundation=Keender"));
}

TEST(Fields, InOneLineNeedNoMarkBetweenThem) {
  EXPECT_THAT(fields_of("Naam= Jo Kok School= de Vonder Stichting= Keender Wil naar= taal"),
              ElementsAre("name=Jo Kok", "school=de Vonder", "foundation=Keender", "group=taal"));
}

TEST(Fields, OfAPlaceEndWithTheirSentence) {
  EXPECT_THAT(fields_of("Hoi, leuk. School: De Brug in Goor. Ik kom graag."),
              ElementsAre("school=De Brug in Goor."));
}

TEST(Fields, SeveralStandInOneLine) {
  EXPECT_THAT(fields_of("Naam: Marieke Jansen, School: OBS De Brug, Groep: Taal"),
              ElementsAre("name=Marieke Jansen", "school=OBS De Brug", "group=Taal"));
}

TEST(Fields, MayHaveCompoundLabels) {
  EXPECT_THAT(fields_of("School/stichting: OBS De Brug / Consent\nGroep(en): Taal"),
              ElementsAre("school+foundation=OBS De Brug / Consent", "group=Taal"));
  EXPECT_THAT(fields_of("Naam en school: Marieke Jansen, OBS De Brug"),
              ElementsAre("name+school=Marieke Jansen, OBS De Brug"));
}

TEST(Fields, WhatIsSaidToBeMissingIsUnknown) {
  EXPECT_THAT(fields_of("Naam: Jan Jansen\nStichting: weet ik niet\nSchool: ?\nGroep: -"),
              ElementsAre("name=Jan Jansen", "foundation=weet ik niet (unknown)",
                          "school=? (unknown)", "group=- (unknown)"));
}

TEST(Fields, AnEmptyOneIsUnknown) {
  EXPECT_THAT(fields_of("Naam: Jan Jansen\nStichting:"),
              ElementsAre("name=Jan Jansen", "foundation= (unknown)"));
  EXPECT_THAT(fields_of("Naam: Jan Jansen\nStichting:\nSchool: OBS De Brug"),
              ElementsAre("name=Jan Jansen", "foundation= (unknown)", "school=OBS De Brug"));
}

TEST(Fields, GroupsMayFillABlock) {
  EXPECT_THAT(fields_of("Groepen:\nTaal\nRekenen\nHRM\n\nTot dan"),
              ElementsAre("group=Taal Rekenen HRM"));
  EXPECT_THAT(fields_of("Groepen: Taal\n* Rekenen\n* HRM\nTot dan"),
              ElementsAre("group=Taal * Rekenen * HRM"));
}

TEST(Fields, AreTheCellsOfATable) {
  EXPECT_THAT(fields_of("Naam | School | Groep\nMarieke Jansen | OBS De Brug | Taal"),
              ElementsAre("name=Marieke Jansen", "school=OBS De Brug", "group=Taal"));
}

TEST(Fields, EnglishAndGermanLabelsAreKnown) {
  EXPECT_THAT(fields_of("Name: Ann Smith\nSchool: ISH\nGroup: Mobile learning"),
              ElementsAre("name=Ann Smith", "school=ISH", "group=Mobile learning"));
  EXPECT_THAT(fields_of("Name: Uwe Schmidt\nSchule: Grundschule Nord"),
              ElementsAre("name=Uwe Schmidt", "school=Grundschule Nord"));
}

TEST(Fields, InAQuotedMailAreNotTheWriters) {
  EXPECT_THAT(
      fields_of("Ja.\n\nOp 3 sep. 2018 om 10:12 schreef Jan:\n> Naam: Jan Jansen\n> Groep: Taal"),
      IsEmpty());
}

TEST(Fields, ALabelMayEndTheText) {
  EXPECT_THAT(fields_of("Wij horen bij Nijverdal (Stichting"), IsEmpty());
  EXPECT_THAT(fields_of("Naam: Jan Jansen, school"), ElementsAre("name=Jan Jansen, school"));
}

TEST(Fields, KnowWhetherTheyAreOfAList) {
  Field field;
  field.labels = {List::kLabelSchool, List::kLabelFoundation};
  EXPECT_TRUE(field.has(List::kLabelFoundation));
  EXPECT_FALSE(field.has(List::kLabelName));
}

TEST(Fields, OfAnEndlessFormAreReadUpToALimit) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "School: De Brug\n";
  const std::vector<std::string> fields = fields_of(text);
  EXPECT_EQ(fields.size(), 800u);
  EXPECT_THAT(fields, testing::Each("school=De Brug"));
}

}  // namespace
}  // namespace meldaan::extract::fields_test
