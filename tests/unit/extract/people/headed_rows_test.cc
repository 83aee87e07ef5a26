#include "extract/people/headed_rows.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::headed_rows_test {
namespace {

TEST(HeadedRows, GiveEachOneTheSchoolBeforeTheColon) {
  expect({
      {"Dit zijn onze deelnemers:\n\nDe Zandkamp: Joke Olthof (taal), Rik Siemerink (gedrag)\n"
       "Ruimtezicht: Wendy Nijkamp (rekenen)\n\nIk kom zelf niet.",
       kSecretary,
       {"Joke Olthof De Zandkamp: taal", "Rik Siemerink De Zandkamp: gedrag",
        "Wendy Nijkamp Ruimtezicht: rekenen"}},
      {"Vanuit onze scholen komen:\n\ncbs Het Anker: Leo Baan (taal)\ncbs De Haven: Greet Fokkink "
       "en Udo Wessels (allebei gedrag)",
       kSecretary,
       {"Leo Baan cbs Het Anker: taal", "Greet Fokkink cbs De Haven: gedrag",
        "Udo Wessels cbs De Haven: gedrag"}},
  });
}

TEST(HeadedRows, MayStandBelowTheSchoolInLinesOfTheirOwn) {
  expect({
      {"Dit zijn onze deelnemers:\n\nDe Regenboog\n- Anke Smeets, rekenen\n- Wim Bolk, gedrag\n\n"
       "De Vuursteen\n- Mia Loohuis, taal",
       kSecretary,
       {"Anke Smeets De Regenboog: rekenen", "Wim Bolk De Regenboog: gedrag",
        "Mia Loohuis De Vuursteen: taal"}},
  });
}

TEST(HeadedRows, HaveAPlaceBelowTheLastOfThemAllTogether) {
  expect({
      {"graag aanmelden:\nSanna Pot, gedrag\nTjerk Wolbers, taal\nobs De Laak",
       kSecretary,
       {"Sanna Pot obs De Laak: gedrag", "Tjerk Wolbers obs De Laak: taal"}},
      {"1) Naam: Sanna Pot\n   Groep: Taal\n2) Naam: Tjerk Wolbers\n   Groep: Rekenen\nSchool: "
       "De Windroos",
       kSecretary,
       {"Sanna Pot De Windroos: taal", "Tjerk Wolbers De Windroos: rekenen"}},
  });
}

TEST(HeadedRows, AreNotOfWhoSignsBelow) {
  expect({
      {"Van onze school nemen deel:\n\nGijs Wielink        werkgroep Rekenen\nHeleen van Dorp     "
       "werkgroep Gedrag\n\ncbs De Rank\nE. Sanderman, directeur",
       kSecretary,
       {"Gijs Wielink cbs De Rank: rekenen", "Heleen van Dorp cbs De Rank: gedrag"}},
  });
}

TEST(HeadedRows, MayStandBelowASchoolOfAnyName) {
  expect({
      {"Per school onze aanmeldingen:\n\n- De Vlieger\n  - Manon Pril – IKC\n  - Gijs Lohman – "
       "Rekenen\n- OBS Het Ven\n  - Rosa de la Parra – taal\n- De Kastanjehof\n  - geen "
       "aanmeldingen",
       kSecretary,
       {"Manon Pril De Vlieger: ikc", "Gijs Lohman De Vlieger: rekenen",
        "Rosa de la Parra OBS Het Ven: taal"}},
      {"Onze mensen per school.\n\nDe Vlieger:\nManon Pril: IKC\nGijs Lohman: Rekenen\n\nHet "
       "Ven:\nRosa de la Parra: taal\nKim Boer: gedrag",
       kSecretary,
       {"Manon Pril De Vlieger: ikc", "Gijs Lohman De Vlieger: rekenen",
        "Rosa de la Parra Het Ven: taal", "Kim Boer Het Ven: gedrag"}},
      {"Onze mensen per groep:\n\nWerkgroep Taal\n- Karin Vos (De Vlieger)\n- Jelle Smit (Het "
       "Ven)\n\nWerkgroep Rekenen\n- Petra Kuiper (De Vlieger)",
       kSecretary,
       {"Karin Vos De Vlieger: taal", "Jelle Smit Het Ven: taal",
        "Petra Kuiper De Vlieger: rekenen"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::headed_rows_test
