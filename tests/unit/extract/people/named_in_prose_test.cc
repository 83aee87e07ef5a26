#include "extract/people/named_in_prose.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::named_in_prose_test {
namespace {

TEST(NamedInProse, InTheThirdPersonAreNotTheWriter) {
  expect({
      {"De heer dr. P.C. Bakker, directeur van obs De Brug, is voornemens uw bijeenkomst bij te "
       "wonen. Hij sluit zich graag aan bij Taal en Rekenen. Ik verzoek u hem voor beide te "
       "noteren.",
       kMarieke,
       {"P.C. Bakker obs De Brug: taal rekenen"}},
      {"De directeur van onze school, mevrouw Ans Prins, wil graag naar Taal.",
       kSecretary,
       {"Ans Prins: taal"}},
  });
}

TEST(NamedInProse, WhoIsAnnouncedTakesPart) {
  expect({
      {"Twee collega's van ons lopen warm voor jullie middag: Kees Hulst en Joyce Ramaker. Kees "
       "heeft iets met rekenen, Joyce met taal. Schrijf ze maar in!",
       kSecretary,
       {"Kees Hulst: rekenen", "Joyce Ramaker: taal"}},
      {"Hierbij schrijf ik in: Alie Stegeman (groep 3), werkgroep Taal; Jolanda Poppink (groep 8), "
       "werkgroep Rekenen.",
       kSecretary,
       {"Alie Stegeman: taal", "Jolanda Poppink: rekenen"}},
  });
}

TEST(NamedInProse, WhoComesTooWantsWhatTheWriterWants) {
  expect({
      {"Ik wil mij aanmelden voor Taal. Mijn collega drs. Carolien van der Wal komt eveneens.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Carolien van der Wal: taal"}},
      {"Mijn voorkeur gaat uit naar rekenen. Ook mijn collega Jolien Spit komt, zij wil naar taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Jolien Spit: taal"}},
  });
}

TEST(NamedInProse, BothAreThoseWhoWereNamedRightBefore) {
  expect({
      {"Ik meld mij aan voor Taal. Tevens graag mijn collega's Ans Bergboer en Dirk Slot "
       "aanmelden, beiden voor Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Ans Bergboer: rekenen", "Dirk Slot: rekenen"}},
  });
}

TEST(NamedInProse, WhoWritesForAnotherIsNotMeant) {
  expect({
      {"Namens Jorrit Haan, die ziek thuis zit, laat ik weten dat hij graag naar de werkgroep Taal "
       "komt.",
       kMarieke,
       {"Jorrit Haan: taal"}},
  });
}

TEST(NamedInProse, WithoutCapitalsAFirstNameBeginsAName) {
  expect({
      {"hoi, zet me maar op de lijst voor taal. mijn collega ruben stam komt ook, zelfde groep. gr",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Ruben Stam: taal"}},
  });
}

TEST(OtherWriter, IsWhoIntroducesHimselfOrSignsFromAnothersAccount) {
  expect({
      {"Let op, dit is niet Marieke! Ik tik dit op de laptop van haar. Ik ben Dorien Velthuis en "
       "ik "
       "wil graag naar Taal.",
       kMarieke,
       {"Dorien Velthuis <m.jansen@v.nl>: taal"}},
      {"Marieke heeft zich al opgegeven, ik zit achter haar computer. Voor mij is het taal.\n\n"
       "Arjen Timmerhuis\narjen.timmerhuis@v.nl\n\nMarieke Jansen\nleerkracht groep 6",
       kMarieke,
       {"Arjen Timmerhuis <arjen.timmerhuis@v.nl>: taal"}},
      {"Dag, Khalid Bouchiba hier. Ik wil graag naar Taal.",
       kMarieke,
       {"Khalid Bouchiba <m.jansen@v.nl>: taal"}},
  });
}

TEST(NamedInProse, IsAskedForInTheNextSentence) {
  expect({
      {"Onze directeur, Marjan Stegeman, is van plan te komen. Wilt u haar op de lijst zetten?",
       kSecretary,
       {"Marjan Stegeman:"}},
      {"Onze nieuwe collega (Marjan Stegeman) wil er graag bij zijn. Zet u haar op de lijst bij "
       "Gedrag?",
       kSecretary,
       {"Marjan Stegeman: gedrag"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::named_in_prose_test
