#include "app/settle_statements.h"

#include <gmock/gmock.h>

#include "unit/app/intake_fixture.h"

namespace meldaan::app {
namespace {

using testing::ElementsAre;

std::optional<FormPerson> stated(std::string_view sentence) {
  static const config::Settings loaded = example_settings();
  return statement_in(sentence, loaded.lexicons);
}

FormPerson with(std::optional<std::string> FormPerson::*member, const std::string& value) {
  FormPerson person;
  person.*member = value;
  return person;
}

TEST(Statement, SaysAValueWordForWord) {
  EXPECT_EQ(stated("school is OBS De Esch"), with(&FormPerson::school, "OBS De Esch"));
  EXPECT_EQ(stated("De juiste school is obs De Esch."), with(&FormPerson::school, "obs De Esch"));
  EXPECT_EQ(stated("De school is het Palet"), with(&FormPerson::school, "het Palet"));
  EXPECT_EQ(stated("naam is Jan Jansen"), with(&FormPerson::name, "Jan Jansen"));
  EXPECT_EQ(stated("Zijn naam is Wil de Vries"), with(&FormPerson::name, "Wil de Vries"));
  EXPECT_EQ(stated("Stichting: Consent"), with(&FormPerson::foundation, "Consent"));
  EXPECT_EQ(stated("groep is taal"), with(&FormPerson::groups, "taal"));
  EXPECT_EQ(stated("groepen zijn taal, rekenen en hrm"),
            with(&FormPerson::groups, "taal, rekenen en hrm"));
}

TEST(Statement, KnowsAnAddressUnderAnyLabelAndUnderNone) {
  for (const char* sentence :
       {"Het adres is tom.tol@school.example", "Het goede adres is tom.tol@school.example.",
        "mailadres: tom.tol@school.example", "tom.tol@school.example"})
    EXPECT_EQ(stated(sentence), with(&FormPerson::email, "tom.tol@school.example")) << sentence;
}

TEST(Statement, MayBeSeveral) {
  FormPerson both = with(&FormPerson::school, "OBS De Esch");
  both.groups = "taal";
  EXPECT_EQ(stated("School is OBS De Esch, groep is taal"), both);
  EXPECT_EQ(stated("school is OBS De Esch en de groep is taal"), both);
}

TEST(Statement, IsNoneWhereTheSentenceGoesOn) {
  for (const char* sentence :
       {"School is OBS De Esch en hij wil naar taal", "School is OBS De Esch en wil naar taal",
        "De school is gesloten", "De school was eerst OBS De Linde", "Welke school is dit",
        "Is de school OBS De Esch?", "De school is niet OBS De Esch",
        "Ik denk dat de school OBS De Esch is", "Hij komt niet", "Het adres is Dorpsstraat 1",
        "akkoord", ""})
    EXPECT_FALSE(stated(sentence)) << sentence;
}

TEST(Statement, BesideWordsOfLeavingIsNoticed) {
  static const config::Settings loaded = example_settings();
  for (const char* sentence : {"OBS De Esch, maar ze komt niet", "School is De Ark. Afmelden",
                               "School is De Ark en meld haar af"})
    EXPECT_TRUE(heard_in(sentence, loaded.lexicons).leaves) << sentence;
  for (const char* sentence : {"School is OBS De Esch", "Hij wil ook naar taal", "akkoord"})
    EXPECT_FALSE(heard_in(sentence, loaded.lexicons).leaves) << sentence;
}

TEST(Sentences, EndWithLinesAndFullStopsAndNotWithAbbreviations) {
  EXPECT_THAT(sentences_of("Negeren. Ik heb hem al gebeld.\nSchool is St. Jozef in Almelo\n"),
              ElementsAre("Negeren.", "Ik heb hem al gebeld.", "School is St. Jozef in Almelo"));
  EXPECT_THAT(
      sentences_of("Ze werkt op De Esch in Enschede, bij stichting Consent, en wil\nnaar taal"),
      ElementsAre("Ze werkt op De Esch in Enschede, bij stichting Consent, en wil naar taal"));
  EXPECT_THAT(sentences_of(" \n"), ElementsAre());
}

}  // namespace
}  // namespace meldaan::app
