// A name that its writer corrects in the same breath gives way to the right one.
#include "extract/places/place_slips.h"

#include "unit/extract/place_cases.h"

namespace meldaan::extract::place_slips_test {
namespace {

TEST(PlaceSlips, GiveWayToTheRightName) {
  const PlaceCase cases[] = {
      {"Mijn school is basisschool de Vonken* sorry Vonder in Goor.",
       {"basisschool de Vonder", ""}},
      {"Ik werk op obs De Rank, ik bedoel De Vonder.", {"obs De Vonder", ""}},
      {"Ik werk op obs De Rank, sorry, obs De Vonder.", {"obs De Vonder", ""}},
      {"Ik werk op De Rank (oeps, De Vonder).", {"De Vonder", ""}},
      {"Ik werk op De Rank, nee, op De Vonder.", {"De Vonder", ""}},
      {"ik werk op obs de rank, nee de vonder in goor, en kom graag naar taal",
       {"obs de vonder", ""}},
      {"Ik val onder stichting Kender, ik bedoel Keender, en werk op De Vonder.",
       {"De Vonder", "stichting Keender"}},
  };
  expect_places(cases);
}

TEST(PlaceSlips, AreNoExcuses) {
  const PlaceCase cases[] = {
      {"Ik werk op De Vonder. Sorry voor de late reactie.", {"De Vonder", ""}},
      {"Ik werk op De Vonder, sorry voor de late reactie.", {"De Vonder", ""}},
      {"Ik werk op De Vonder, sorry Marieke.", {"De Vonder", ""}},
  };
  expect_places(cases);
}

}  // namespace
}  // namespace meldaan::extract::place_slips_test
