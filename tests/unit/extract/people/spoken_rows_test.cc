#include "extract/people/spoken_rows.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::spoken_rows_test {
namespace {

TEST(SpokenRows, AreHeadedByTheSenderOfWhatWasPasted) {
  expect({
      {"Drie reacties op een rij geplakt. Alle drie graag opnemen.\n\nIrma Paalman, "
       "officemanager\n\n-----\n\nVan: Hetty Brands <h.brands@v.nl>\n\nJa Irma, ik ga! Begeleiding "
       "van startende leerkrachten. Groet, Hetty (De Zwaluw)\n\n-----\n\nVan: Maurits Egberts "
       "<m.egberts@v.nl>\n\nDoe mij gepersonaliseerd leren.\n\nMaurits Egberts, obs "
       "Kolibrie\n\n-----\n\nVan: Dorien Hof <d.hof@v.nl>\n\nHoi, graag gedrag. Dorien Hof, De "
       "Zwaluw",
       kSecretary,
       {"Hetty Brands <h.brands@v.nl> De Zwaluw: begeleiding-van-starters",
        "Maurits Egberts <m.egberts@v.nl> obs Kolibrie: gepersonaliseerd-leren",
        "Dorien Hof <d.hof@v.nl> De Zwaluw: gedrag"}},
  });
}

TEST(SpokenRows, GiveWhatEachSaidOfHerself) {
  expect({
      {"Op mijn rondvraag kreeg ik deze antwoorden, voor kindcentrum De Bongerd.\n\nHidde "
       "Wesselink:\n\"gepersonaliseerd leren lijkt me top\"\n\nVera Nijhoff:\n\"sorry, heb dan "
       "oudergesprekken\"\n\nMarloes Tempert:\n\"Rekenen en mobiel leren graag\"\n\nGroet,\nLucie "
       "Morsink\n(administratie)",
       kSecretary,
       {"Hidde Wesselink kindcentrum De Bongerd: gepersonaliseerd-leren",
        "Marloes Tempert kindcentrum De Bongerd: rekenen mobiel-leren"}},
      {"Ik heb het rondgevraagd op OBS De Vlieger:\n\nKarin Vos: \"doe mij maar taal\"\nJelle "
       "Smit: \"ik ga voor rekenen!\"\nPetra Kuiper: \"kan helaas niet\"\n\nGroet,\nLucie Morsink",
       kSecretary,
       {"Karin Vos OBS De Vlieger: taal", "Jelle Smit OBS De Vlieger: rekenen"}},
      {"Dit kreeg ik terug van ons team (OBS De Vlieger):\n\nKarin Vos schreef: ik wil graag naar "
       "Taal.\nJelle Smit schreef: Rekenen lijkt me leuk.\nPetra Kuiper: geen tijd "
       "helaas.\n\nGroet, Anja Smelt",
       kSecretary,
       {"Karin Vos OBS De Vlieger: taal", "Jelle Smit OBS De Vlieger: rekenen"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::spoken_rows_test
