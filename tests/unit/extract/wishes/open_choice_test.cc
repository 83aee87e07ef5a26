#include "extract/wishes/open_choice.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::open_choice_test {
namespace {

TEST(OpenChoice, LeavesHerWithoutAGroupAndSignedUp) {
  const std::vector<std::string> both = {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker:"};
  expect({
      {"Ik kom naar Taal. De andere plek is voor Piet Bakker. Welke groep Piet wil hoor ik "
       "maandag.",
       kMarieke, both},
      {"Ik kom naar Taal en Piet Bakker komt ook. Hij weet nog niet bij welke groep.", kMarieke,
       both},
      {"Twee aanmeldingen: Marieke Jansen (Taal) en Piet Bakker (groep volgt).", kMarieke, both},
      {"Ik geef mijzelf op voor Taal. Ook Piet Bakker geef ik op. Zijn keuze volgt nog.", kMarieke,
       both},
      {"Wij komen met z'n tweeën:\n- Marieke Jansen: Taal\n- Piet Bakker: nog niet bekend",
       kMarieke, both},
      {"Ik kom naar Taal en Piet Bakker komt ook, maar hij twijfelt tussen Rekenen en Gedrag.",
       kMarieke, both},
      {"Naam\tGroep\nMarieke Jansen\tTaal\nPiet Bakker\t?", kMarieke, both},
  });
}

TEST(OpenChoice, IsHersAloneWhomItIsSaidOf) {
  expect({
      {"Ans Prins gaat naar Taal, Piet Bakker weet het nog niet en Paul Vos gaat naar Rekenen. "
       "Wilt "
       "u hen inschrijven?",
       kSecretary,
       {"Ans Prins: taal", "Piet Bakker:", "Paul Vos: rekenen"}},
      {"Hierbij twee aanmeldingen: Ans Prins gaat naar Taal. Paul Vos gaat naar Rekenen. Hij heeft "
       "nog geen mailadres.",
       kSecretary,
       {"Ans Prins: taal", "Paul Vos: rekenen"}},
  });
}

TEST(OpenChoice, IsNoneOfOneWhoMayNotComeAtAll) {
  expect({
      {"Graag naar Taal. Mijn collega Piet Bakker weet nog niet of hij komt.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::open_choice_test
