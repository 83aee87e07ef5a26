#include "extract/assignment/joinings.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::joinings_test {
namespace {

TEST(Joinings, TakeWhatWasJustSaidOfSomebodyElse) {
  expect({
      {"Anke Vos en ik komen. Anke gaat naar Taal en Rekenen, ik ook, en ik wil daarnaast nog bij "
       "Gedrag kijken.\n\nGroet,\nMarieke Jansen\nobs De Brug",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Brug: gedrag taal rekenen",
        "Anke Vos obs De Brug: taal rekenen"}},
      {"Anke Vos en ik komen. Anke wil naar IKC. Ik doe dat ook en ik ga er ook nog Taal bij "
       "doen.\n\nGroet,\nMarieke Jansen\nobs De Brug",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Brug: taal ikc", "Anke Vos obs De Brug: ikc"}},
      {"Anke Vos en ik komen. Ik wil naar Rekenen, Anke ook, en zij gaat ook nog naar Taal.\n\n"
       "Groet,\nMarieke Jansen\nobs De Brug",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Brug: rekenen",
        "Anke Vos obs De Brug: taal rekenen"}},
  });
}

TEST(Joinings, AreNoneWhereTheWordsGoOn) {
  expect({
      {"Anke Vos en ik komen. Anke gaat naar Taal, ik ook naar Rekenen.\n\nGroet,\nMarieke "
       "Jansen\nobs De Brug",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Brug: rekenen", "Anke Vos obs De Brug: taal"}},
      {"Anke Vos en ik komen. Anke gaat naar Taal. Ik ben ook leerkracht en ga naar Rekenen.\n\n"
       "Groet,\nMarieke Jansen\nobs De Brug",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Brug: rekenen", "Anke Vos obs De Brug: taal"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::joinings_test
