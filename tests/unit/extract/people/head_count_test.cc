#include "extract/people/head_count.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::head_count_test {
namespace {

TEST(HeadCount, WhoIsMissingFromANumberIsNotNamedYet) {
  expect({
      {"Wij komen met drie personen naar Gedrag: ikzelf, Piet Bakker en onze stagiaire.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "Piet Bakker: gedrag", "?: gedrag"}},
      {"Doe ons drie plekken bij Gedrag: ik, onze nieuwe IB'er en de leerkracht van groep 6. "
       "Namen volgen!",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "?: gedrag", "?: gedrag"}},
      {"Graag drie plekken bij Taal, voor Piet Bakker, mijzelf en nog iemand.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: taal", "?: taal"}},
      {"Ik kom samen met Piet Bakker naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: taal", "?: taal"},
       "Aanmelding 3 personen"},
      {"We komen met z'n drieën naar Taal: Piet Bakker, ik en nog een collega.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: taal", "?: taal"}},
      {"Wij komen met 3 mensen: Piet Bakker en ik, en wie de derde wordt weten we nog niet. Het "
       "gaat om Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: taal", "?: taal"}},
      {"Ik wil graag 2 plekken reserveren bij Taal, ik neem nog iemand mee.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Twee leerkrachten van onze school willen graag naar Taal. Welke twee laat ik nog weten.",
       kSecretary,
       {"?: taal", "?: taal"}},
      {"Noteer ons maar met vier man voor Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "?: gedrag", "?: gedrag", "?: gedrag"}},
      {"Wij sturen een delegatie naar IKC, namen volgen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: ikc", "?: ikc"}},
      {"Ik geef me op voor Taal. Er komen nog drie collega's mee.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal", "?: taal", "?: taal"}},
      {"Hierbij meld ik aan voor Taal: Piet Bakker, Anja de Vries en Wim de Boer.",
       kSecretary,
       {"Piet Bakker: taal", "Anja de Vries: taal", "Wim de Boer: taal", "?: taal"},
       "Opgave van 4 collega's"},
      {"Hierbij de aanmelding van vier leerkrachten voor Rekenen: Piet Bakker, Anja de Vries en "
       "Wim "
       "de Boer. De vierde naam volgt.",
       kSecretary,
       {"Piet Bakker: rekenen", "Anja de Vries: rekenen", "Wim de Boer: rekenen", "?: rekenen"}},
      {"Piet Bakker en ik komen met twee stagiaires naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: taal", "?: taal", "?: taal"}},
      {"Piet Bakker en twee stagiaires gaan naar Taal.",
       kSecretary,
       {"Piet Bakker: taal", "?: taal", "?: taal"}},
      {"We komen met z'n tweeën naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Ik kom met vier collega's naar Taal. De namen volgen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal", "?: taal", "?: taal", "?: taal"}},
  });
}

TEST(HeadCount, MaySpeakOfUsWithoutNamingAnybody) {
  expect({
      {"Reserveer 3 stoelen bij Taal voor ons.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal", "?: taal"}},
      {"Graag geef ik drie mensen op voor Gedrag: Piet Bakker, onze ib'er en mijzelf.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "Piet Bakker: gedrag", "?: gedrag"}},
      {"Graag één plekje bij Taal voor iemand uit ons team.",
       {"Team onderbouw", "onderbouw@v.nl"},
       {"?: taal"}},
      {"Een van de juffen komt naar Taal.", {"Team onderbouw", "onderbouw@v.nl"}, {"?: taal"}},
      {"Van onze school komen drie leerkrachten naar Rekenen.",
       kSecretary,
       {"?: rekenen", "?: rekenen", "?: rekenen"}},
  });
}

TEST(HeadCount, TheWriterNeedNotBeOneOfThem) {
  expect({
      {"Wij zouden graag met twee leerkrachten deelnemen aan de werkgroep IKC. Namen geef ik "
       "volgende week door. Zelf kom ik niet.",
       kMarieke,
       {"?: ikc", "?: ikc"}},
      {"Hierbij meld ik twee collega's aan voor Taal: Piet Bakker en nog iemand.",
       kMarieke,
       {"Piet Bakker: taal", "?: taal"}},
  });
}

TEST(HeadCount, OfColleaguesBesideTheWriterCountsHerNot) {
  expect({
      {"Ik kom met twee collega's uit ons team, hun namen stuur ik nog. We willen alle drie naar "
       "Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal", "?: taal"}},
      {"Met twee collega's wil ik naar Taal komen. De namen volgen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal", "?: taal"}},
  });
}

TEST(HeadCount, IsFullWhereAllAreNamed) {
  expect({
      {"Hierbij twee aanmeldingen: Piet Bakker en Anja de Vries, beiden voor Taal.",
       kSecretary,
       {"Piet Bakker: taal", "Anja de Vries: taal"}},
      {"Wij komen met drie personen naar Taal: Piet Bakker, Anja de Vries en ik.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: taal", "Anja de Vries: taal"}},
      {"Ik kom graag naar Taal. Wij hebben twee rekencoördinatoren, vandaar.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Vorig jaar kwamen we met drie personen, nu kom ik alleen naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag twee plekken voor mijzelf: bij Taal en bij Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal rekenen"}},
      {"Van ons komen twee mensen. Piet Bakker regelt zijn eigen plek, ik kom naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Ik kom naar Taal en Rekenen, allebei graag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal rekenen"}},
  });
}

TEST(HeadCount, SomebodyByAFirstNameAndAClassIsOneOfThem) {
  expect({
      {"Ik wil naar Schooldirectie, en Koen van groep 8 voor Mobiel leren.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: schooldirectie", "?: mobiel-leren"}},
      {"Sjoerd van groep 8 en ik rijden samen. We gaan ook samen naar Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "?: rekenen"}},
      {"Ik kom naar Taal. Juf Loes uit de onderbouw komt ook.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Voor Taal: ikzelf. Voor Rekenen: Loes van groep 4.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: rekenen"}},
      {"Ik kom naar Taal, Loes van groep 4 heeft me getipt.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Ik kom naar Taal. Sjoerd van groep 8 was er vorig jaar.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(HeadCount, OneOfATeamIsNotItsMailbox) {
  expect({
      {"Er gaat iemand van ons mee naar Gedrag. Wie dat is moeten we nog loten.",
       {"Groep 3 en 4", "middenbouw@v.nl"},
       {"?: gedrag"}},
      {"Eén van ons komt naar taal, wie het wordt bepalen we donderdag.",
       {"Team onderbouw", "onderbouw@v.nl"},
       {"?: taal"}},
      {"Eentje van ons wil graag naar Taal.", {"Team onderbouw", "onderbouw@v.nl"}, {"?: taal"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::head_count_test
