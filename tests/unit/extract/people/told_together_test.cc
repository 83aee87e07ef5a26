#include "extract/people/told_together.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::told_together_test {
namespace {

// Who is not named is asked for; without her the mail would be confirmed for one too few.
TEST(ToldTogether, WhoHasNoNameComesWithWhoIsNamedBesideHer) {
  expect({
      {"Van ons komen Anja Smit en onze stagiaire, voor Taal.",
       kSecretary,
       {"Anja Smit: taal", "?: taal"}},
      {"Van ons komen Anja Smit (taal) en onze stagiaire (gedrag).",
       kSecretary,
       {"Anja Smit: taal", "?: gedrag"}},
      {"Van ons komen onze stagiaire voor Taal en Anja Smit voor Gedrag.",
       kSecretary,
       {"Anja Smit: gedrag", "?: taal"}},
      {"Anja Smit komt voor Taal, onze conciërge voor Gedrag.",
       kSecretary,
       {"Anja Smit: taal", "?: gedrag"}},
      {"Anja Smit wil naar Taal en Rekenen, en onze Riet naar Gedrag.",
       kSecretary,
       {"Anja Smit: taal rekenen", "?: gedrag"}},
      {"Anja Smit wil naar Taal en onze Riet naar Gedrag.",
       kSecretary,
       {"Anja Smit: taal", "?: gedrag"}},
  });
}

TEST(ToldTogether, WhoDescribesTheNamedOneIsNobodyElse) {
  expect({{"Anja Smit, onze stagiaire, komt naar Taal.", kSecretary, {"Anja Smit: taal"}}});
}

TEST(ToldTogether, HasAShareBesideTheWriters) {
  expect({
      {"Voor mij Taal, voor Rutger Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: gedrag"}},
      {"Voor mij Taal, voor Rutger HRM.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: hrm"}},
      {"Ik meld Yara aan voor Taal en mezelf voor Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "?: taal"}},
  });
}

TEST(ToldTogether, HasASentenceThatNamesHerGroup) {
  expect({
      {"Ik kom naar Taal. Van ons team komt er ook nog een collega mee voor HRM, de naam volgt.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: hrm"}},
      {"Ik kom naar Taal. Een collega heeft haar zinnen gezet op HRM en komt dus ook.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: hrm"}},
      {"Ik kom naar Taal. Een collega raadde me HRM ook aan, maar dat is niets voor mij.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(ToldTogether, ComesWithTheWriterToTheSameGroup) {
  expect({
      {"Ik kom met mijn duo naar Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "?: gedrag"}},
      {"Ik wil met onze ib'er naar Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "?: gedrag"}},
      {"Ik wil naar de groep over pesten, met die lector, en naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag taal"}},
      {"Ik wil met mijn duo praten over gedrag. Ik kom naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag taal"}},
  });
}

// The writer stands among them by her given name.
TEST(ToldTogether, TheWriterMayBeOneOfThoseWhoAreListed) {
  expect({{"Van ons komen Bregje (taal), Twan (gedrag) en Marieke (HRM).",
           kMarieke,
           {"Marieke Jansen <m.jansen@v.nl>: hrm", "?: taal", "?: gedrag"}}});
}

TEST(ToldTogether, WhatABracketTellsOfAColleagueIsNoWish) {
  for (const char* aside : {"", " (IB)", " (IB'er)", " (intern begeleider)"}) {
    expect({{("Ik kom graag naar Taal en mijn collega Piet Vos" + std::string(aside) + " ook.")
                 .c_str(),
             kMarieke,
             {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Vos: taal"}}});
  }
  expect({
      {"Ik kom graag naar Taal en mijn collega Piet Vos (piet@v.nl) ook.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Vos <piet@v.nl>: taal"}},
      {"Ik kom naar Taal en mijn collega Piet Vos (Gedrag) ook.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Vos: gedrag"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::told_together_test
