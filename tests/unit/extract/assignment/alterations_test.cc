#include "extract/assignment/alterations.h"

#include <gtest/gtest.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::alterations_test {
namespace {

Reading read_plain(const char* text) {
  return read(mail_with(std::string(text) + "\n\nMarieke Jansen", "Bericht",
                        {"Marieke Jansen", "m.jansen@v.nl"}));
}

TEST(Alterations, MayAskToBeErased) {
  for (const char* text : {
           "Wilt u mijn gegevens wissen?",
           "Ik wil vergeten worden.",
           "Haal me van de lijst en wis alles.",
           "Wilt u al mijn gegevens uit uw systeem halen?",
           "Ik verzoek u op grond van de AVG mijn persoonsgegevens te verwijderen.",
           "Gooi alles wat jullie van mij hebben maar weg.",
           "Kunnen jullie mijn naam en mailadres uit het bestand halen?",
           "Schrap mij volledig uit uw administratie.",
           "Ik wil niet dat jullie mijn gegevens bewaren.",
           "Please forget me and erase all my data.",
           "Bitte löschen Sie alle meine Daten.",
       })
    EXPECT_TRUE(read_plain(text).asks_erasure) << text;
}

TEST(Alterations, AskingWhatBecomesOfTheDataErasesNothing) {
  for (const char* text : {
           "Ik kom graag naar Taal. Wat doen jullie na afloop met mijn gegevens?",
           "Worden onze gegevens na 4 oktober verwijderd?",
           "Mijn gegevens staan hieronder.",
       })
    EXPECT_FALSE(read_plain(text).asks_erasure) << text;
}

TEST(Alterations, WhoHasTheSignUpRemovedWithdraws) {
  for (const char* text : {
           "Verwijder mijn aanmelding.",
           "Verwijder mij uit de lijst.",
           "Wilt u mijn inschrijving verwijderen? Ik ben verhinderd.",
           "Ik wil mijn aanmelding ongedaan maken.",
       })
    EXPECT_EQ(read_plain(text).intent, Intent::kCancel) << text;
}

}  // namespace
}  // namespace meldaan::extract::alterations_test
