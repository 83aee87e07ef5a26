// How far the names of places reach, also where the writer misspelt or split them.
#include "extract/places/place_extent.h"

#include <gmock/gmock.h>

#include "unit/extract/place_cases.h"

namespace meldaan::extract::place_extent_test {
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
      {"Ik ben van Stichting Noord- en Zuidwijk.", "", "Stichting Noord- en Zuidwijk"},
      {"Ik ben van Stichting Keender in Twente.", "", "Stichting Keender in Twente"},
      {"Please sign me up for Taal.\n\nBest,\nJo Kok\nUniversity of Twente", "",
       "University of Twente"},
      {"ik kom naar taal van obs de vonder in goor stichting keender grt jo", "obs de vonder",
       "stichting keender"},
  };
  expect_places(cases);
}

TEST(PlaceExtent, EndsWithANumberThatBelongsToTheName) {
  const PlaceCase cases[] = {
      {"Groet,\nJo Kok\nIKC Plein 21, Goor", "IKC Plein 21", ""},
      {"Ik werk op kindcentrum Route 66 in Goor en kom naar Taal.", "kindcentrum Route 66", ""},
      {"Groet,\nJo Kok\nobs De Vonder\nBrink 12, Goor", "obs De Vonder", ""},
      {"Groet,\nJo Kok\nobs De Vonder 0547-123456", "obs De Vonder", ""},
      {"Groet,\nJo Kok\nobs de Regen boog Goor", "obs de Regen boog", ""},
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

TEST(PlaceExtent, LeavesOutTheSentenceAroundTheName) {
  const PlaceCase cases[] = {
      {"Van Kindcentrum Het Vonder (Goor) komen drie collega's.", {"Kindcentrum Het Vonder", ""}},
      {"Namens Daltonschool Het Vonder kom ik.", {"Daltonschool Het Vonder", ""}},
      {"Met Kindcentrum Het Vonder doen we mee.", {"Kindcentrum Het Vonder", ""}},
      {"Aanmeldingen Vonderschool", {"Vonderschool", ""}},
      {"Hierbij mijn aanmelding voor de middag van oktober:\nJo Kok, obs De Vonder Goor, Stichting "
       "Openbare Scholen Vonderland\nIk ga naar taal.",
       {"obs De Vonder Goor", "Stichting Openbare Scholen Vonderland"}},
      {"Ik doe bij Stichting Keender de HRM.", {"", "Stichting Keender"}},
      {"Ik werk voor Keender op De Vonder.", {"De Vonder", "Keender"}},
      {"Ik werk voor de PO-tak van Stichting Keender.", {"", "Stichting Keender"}},
      {"Wij zijn een school van Keender: De Vonder in Goor.", {"De Vonder", "Keender"}},
  };
  expect_places(cases);
}

TEST(PlaceExtent, TakesInWhatAHyphenOrAnAbbreviationJoins) {
  const PlaceCase cases[] = {
      {"ik kom graag naar taal\njo kok\npcbs de vonder goor, stichting pcbo goor-west",
       {"pcbs de vonder", "stichting pcbo goor-west"}},
      {"Ik werk op de Vonderlande-academie in Goor.", {"Vonderlande-academie", ""}},
      {"Ik werk op de Petrus en Maria-school in Goor.", {"Petrus en Maria-school", ""}},
      {"Ik werk op chr. basisschool De Vonder.", {"chr. basisschool De Vonder", ""}},
      {"Ik werk op De Vonder, van de vereniging voor protestants onderwijs Noordrand.",
       {"De Vonder", "vereniging voor protestants onderwijs Noordrand"}},
      {"Ik werk op De Vonder, van de stichting voor openbaar onderwijs in Goor.",
       {"De Vonder", "stichting voor openbaar onderwijs in Goor"}},
      {"Ik werk bij SWV 23-01 in Goor.", {"", "SWV 23-01"}},
  };
  expect_places(cases);
}

TEST(PlaceExtent, OfAFoundationGoesOnBehindItsKindOfSchool) {
  const PlaceCase cases[] = {
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen\nStichting Katholieke Kindcentra Vonder-Noord "
       "(KKV)",
       {"", "Stichting Katholieke Kindcentra Vonder-Noord"}},
      {"Ik kom van de afdeling P&O van Scholengroep Vonderland.", {"", "Scholengroep Vonderland"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen\ndirecteur bs De Vonder, Goor\nSKOV",
       {"bs De Vonder", "SKOV"}},
  };
  expect_places(cases);
}

TEST(PlaceExtent, HasNoSmallWordsBehindAWordThatIsOnlySpokenOf) {
  const PlaceCase cases[] = {
      {"Ik werk op De Vonder. Onze stichting levert de stageplekken.", {"De Vonder", ""}},
      {"Mag dat ook als je niet bij een bestuur hoort?", {"", ""}},
      {"Van onze school komen drie collega's: Miep Kolman, Theo Lansing en Gerben Otten.",
       {"", ""}},
      {"Onze school is: De Vonder.", {"De Vonder", ""}},
  };
  expect_places(cases);
}

TEST(PlaceExtent, EndsBeforeTheFoundationItIsOf) {
  const PlaceCase cases[] = {
      {"Ik kom graag. Sinds augustus werk ik op kindcentrum De Bongerd van PCO Noordrand.",
       {"kindcentrum De Bongerd", "PCO Noordrand"}},
      {"ik kom graag naar taal. basisschool sint jozef hoort bij stichting regge kind.\n",
       {"basisschool sint jozef", "stichting regge kind"}},
      {"ik kom graag naar taal. daltonschool het kompas valt onder stichting veldwijs.\n",
       {"daltonschool het kompas", "stichting veldwijs"}},
  };
  expect_places(cases);
}

TEST(PlaceExtent, OfABoardWithoutCapitalsMayBeAPair) {
  const PlaceCase cases[] = {
      {"ik kom graag naar taal. ik werk op obs de linde, stichting vecht en dal.\n",
       {"obs de linde", "stichting vecht en dal"}},
      {"ik kom van obs de linde, stichting weidegaard en rekenen lijkt me leuk.\n",
       {"obs de linde", "stichting weidegaard"}},
      {"ik kom van obs de linde, stichting morgenwijs de plaatsing volgt.\n",
       {"obs de linde", "stichting morgenwijs"}},
  };
  expect_places(cases);
}

}  // namespace
}  // namespace meldaan::extract::place_extent_test
