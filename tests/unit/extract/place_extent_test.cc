// How far the names of places reach, also where the writer misspelt or split them.
#include "extract/place_extent.h"

#include <gmock/gmock.h>

#include "place_cases.h"

namespace meldaan::extract {
namespace {

TEST(PlaceExtent, TakesInWhatASplitNameLeftBehind) {
  const PlaceCase cases[] = {
      {"Onze stichting is Vonder wiede.", "", "Vonder wiede"},
      {"ik kom graag\njo kok\nde vonder in goor, opo hof van goor", "de vonder",
       "opo hof van goor"},
      {"Ik heet: Jo Kok\nIk werk: op het Vonder pad, dat is in Goor\nBaas: Keender",
       "het Vonder pad", "Keender"},
      {"School: de Kamper ik in Goor\nBaas: stigting Keender", "de Kamper ik in Goor",
       "stigting Keender"},
      {"Ik ben van Stichting Keender Oost vaart.", "", "Stichting Keender Oost"},
  };
  expect_places(cases);
}

TEST(PlaceExtent, KindsMayBeMisspelt) {
  const PlaceCase cases[] = {
      {"Ik sta op basis school De Vonder, stuchting Keender.", "basis school De Vonder",
       "stuchting Keender"},
      {"Ik ben van obs de Vonder in Goor. Stichtng Keender.", "obs de Vonder", "Stichtng Keender"},
      {"ik ben jo kok van de teresiaschol in goor en ik wil naar taal", "teresiaschol", ""},
      {"ik ben meestr op de annaskool in goor en wil graag naar taal", "annaskool", ""},
  };
  expect_places(cases);
}

TEST(PlaceExtent, TakesInWhatBelongsToAFoundationsName) {
  const PlaceCase cases[] = {
      {"Groet,\nJo Kok\nStichting Kindcentra Goor & omstreken", "",
       "Stichting Kindcentra Goor & omstreken"},
      {"Groet,\nJo Kok\nonderdeel van Stichting De Academie Oost", "",
       "Stichting De Academie Oost"},
      {"Wij werken op de Annaschool in Goor (ver. De Vonder).", "Annaschool", "ver. De Vonder"},
      {"I work at obs De Vonder (board: Stichting Keender) and wish to register.", "obs De Vonder",
       "Stichting Keender"},
  };
  expect_places(cases);
}

TEST(PlaceExtent, LeavesOutWhatIsNoName) {
  const PlaceCase cases[] = {
      {"Op de Annaschool doe ik de taal.", "Annaschool", ""},
      {"ik doe hier op school de rekenlessen en wil graag bij rekenen", "", ""},
      {"Ik heb jaren de bouw van kindcentra begeleid.", "", ""},
      {"Naam: Jo Kok, school GEEN, stichting Keender", "", "stichting Keender"},
      {"Dutch is my third language, so I will write in English.", "", ""},
      {"Ik zat op de HR-afdeling van een scholengroep.", "", ""},
      {"Ik ben de ICT'er van Keender.\n\nGroet,\nJo Kok\nStichting Keender Onderwijs", "",
       "Stichting Keender Onderwijs"},
  };
  expect_places(cases);
}

TEST(PlaceExtent, TheOneThatCountsIsSaid) {
  const PlaceCase cases[] = {
      {"Ik sta op De Rank en op De Vonder. Ik kom namens De Vonder, want De Rank doet niet mee.",
       "De Vonder", ""},
      {"Ik werk op De Rank en op Het Vonder. Schrijf mij op als deelnemer van Het Vonder.",
       "Het Vonder", ""},
      {"Toen viel ik in bij obs De Rank en daarna kreeg ik een vaste baan op De Vonder in Goor.",
       "De Vonder", ""},
      {"Mijn broer Frans heeft de Annaschool overgenomen. Op De Vonder in Goor zijn wij verhuisd.",
       "De Vonder", ""},
  };
  expect_places(cases);
}

}  // namespace
}  // namespace meldaan::extract
