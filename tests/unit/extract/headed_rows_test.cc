#include "extract/headed_rows.h"

#include "people_cases.h"

namespace meldaan::extract {
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

}  // namespace
}  // namespace meldaan::extract
