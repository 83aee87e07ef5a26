#include "extract/assignment/elsewhere.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::elsewhere_test {
namespace {

TEST(Elsewhere, WorksWhoIsNotSaidToWorkHere) {
  expect({
      {"Ik geef mezelf op én mijn zus. Zelf sta ik voor groep 8 op obs De Kei en ik kies Rekenen. "
       "Mijn zus heet Truus Jansen, zij geeft les in het speciaal onderwijs en wil naar Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kei: rekenen", "Truus Jansen: gedrag"}},
      {"Piet Vos en ik komen graag. Ik werk op obs De Kei en wil naar Taal. Piet werkt op een "
       "andere school en wil naar Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kei: taal", "Piet Vos: gedrag"}},
  });
}

TEST(Elsewhere, WorksNobodyWhoWorksBesideTheWriter) {
  expect({
      {"Mijn vrouw Els Vos en ik werken beiden op obs De Kei. Wij willen naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kei: taal", "Els Vos obs De Kei: taal"}},
      {"Mijn collega Piet Vos werkt in groep 3 en wil naar Taal, ik naar Rekenen.\n\nMarieke "
       "Jansen\nobs De Kei",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kei: rekenen", "Piet Vos obs De Kei: taal"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::elsewhere_test
