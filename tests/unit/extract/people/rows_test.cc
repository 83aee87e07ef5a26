#include "extract/people/rows.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::rows_test {
namespace {

TEST(Rows, MayStandBehindTheGroupTheyChoose) {
  expect({
      {"Hierbij de aanmeldingen, per groep:\n\nRekenen: Tjerk Wolbers (t.wolbers@v.nl), Sanna "
       "Pot\nGedrag: Sanna Pot en "
       "ondergetekende",
       kMarieke,
       {"Tjerk Wolbers <t.wolbers@v.nl>: rekenen", "Sanna Pot: rekenen gedrag",
        "Marieke Jansen <m.jansen@v.nl>: gedrag"}},
      {"Hierbij de aanmeldingen:\n\n- Tjerk Wolbers en Sanna Pot: Rekenen\n- ikzelf: Taal",
       kMarieke,
       {"Tjerk Wolbers: rekenen", "Sanna Pot: rekenen", "Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(Rows, MayHoldAFirstNameAloneAmongOthers) {
  expect({
      {"Karlijn Nieboer: Interne begeleiders\nBas Schipper: Mobiel leren\nJoyce (groep 5): "
       "Gedrag\n\nGroet,\nAdministratie",
       kSecretary,
       {"Karlijn Nieboer: interne-begeleiders", "Bas Schipper: mobiel-leren", "?: gedrag"}},
  });
}

TEST(Rows, MayHoldATitleAndAFirstNameInAnyShape) {
  expect({
      {"Hierbij geef ik ons op:\n\n- Karlijn Nieboer, rekenen\n- Bas Schipper, gedrag\n- juf "
       "Anneke\n\nGroet,\nAdministratie",
       kSecretary,
       {"Karlijn Nieboer: rekenen", "Bas Schipper: gedrag", "?:"}},
      {"Wij komen graag:\nKarlijn Nieboer - rekenen\nBas Schipper - taal\njuf Anneke - "
       "IKC\n\nGroet,\nAdministratie",
       kSecretary,
       {"Karlijn Nieboer: rekenen", "Bas Schipper: taal", "?: ikc"}},
      {"Aanmelding:\nKarlijn Nieboer, rekenen\nmeester Bas, gedrag\n\nGroet,\nAdministratie",
       kSecretary,
       {"Karlijn Nieboer: rekenen", "?: gedrag"}},
      {"Wij komen graag:\n- juf Anneke, taal\n- Karlijn Nieboer, rekenen\n- Joyce, "
       "gedrag\n\nGroet,\nAdministratie",
       kSecretary,
       {"?: taal", "Karlijn Nieboer: rekenen", "?: gedrag"}},
      {"Wij komen graag:\n- Karlijn Nieboer, rekenen\n- Wil, gedrag\n- dhr. Jansen\n\nGroet,"
       "\nAdministratie",
       kSecretary,
       {"Karlijn Nieboer: rekenen", "?: gedrag", "?:"}},
      {"Karlijn Nieboer: rekenen\nAnneke: taal\nBas: gedrag\n\nGroet,\nAdministratie",
       kSecretary,
       {"Karlijn Nieboer: rekenen", "?: taal", "?: gedrag"}},
  });
}

TEST(Rows, WantWhatStandsAboveThem) {
  expect({
      {"Ons hele team wil graag naar HRM:\n\n- Sanna Pot\n- Tjerk Wolbers\n\nTjerk wil ook nog "
       "naar "
       "Taal.",
       kSecretary,
       {"Sanna Pot: hrm", "Tjerk Wolbers: hrm taal"}},
      {"Er komen nog twee collega's:\n\nSanna Pot, s.pot@v.nl, voor Taal\n\nTjerk Wolbers, "
       "t.wolbers@v.nl, voor HRM\n\nAlvast bedankt voor het noteren!",
       kSecretary,
       {"Sanna Pot <s.pot@v.nl>: taal", "Tjerk Wolbers <t.wolbers@v.nl>: hrm"}},
  });
}

TEST(Rows, TheWriterMayStandAmongThemInWordsOfHisOwn) {
  expect({
      {"Wij komen:\n\n- Rekenen: Sanna Pot\n- Taal: Tjerk Wolbers\n- HRM: dat doe ik zelf",
       kMarieke,
       {"Sanna Pot: rekenen", "Tjerk Wolbers: taal", "Marieke Jansen <m.jansen@v.nl>: hrm"}},
      {"Wij komen:\n\n* Sanna Pot         rekenen\n* Tjerk Wolbers     taal\n* mijzelf           "
       "hrm",
       kMarieke,
       {"Sanna Pot: rekenen", "Tjerk Wolbers: taal", "Marieke Jansen <m.jansen@v.nl>: hrm"}},
      {"Wij komen:\n\na) Sanna Pot, s.pot@v.nl: Rekenen en Gedrag\nb) Tjerk Wolbers, "
       "t.wolbers@langenaam.nl: Begeleiding van starters\nc) ikzelf (Marieke Jansen): HRM",
       kMarieke,
       {"Sanna Pot <s.pot@v.nl>: rekenen gedrag",
        "Tjerk Wolbers <t.wolbers@langenaam.nl>: begeleiding-van-starters",
        "Marieke Jansen <m.jansen@v.nl>: hrm"}},
      {"van ons komen:\nikke voor rekenen\nsanna pot voor taal\nen tjerk wolbers, die wil naar hrm",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Sanna Pot: taal", "Tjerk Wolbers: hrm"}},
      {"Wie er komt en waarheen:\n\nTaal\n  Sanna Pot\nHRM\n  Tjerk Wolbers\n  ik\nGedrag\n  ik",
       kMarieke,
       {"Sanna Pot: taal", "Tjerk Wolbers: hrm", "Marieke Jansen <m.jansen@v.nl>: hrm gedrag"}},
  });
}

TEST(Rows, NamesMayStandInPartsOrTurned) {
  expect({
      {"Uit ons formulier:\n\nachternaam;voorvoegsel;voornaam;email;groep\nPoel;van der;Heleen;"
       "h.vanderpoel@v.nl;Rekenen\nSmit;;Jelmer;j.smit@v.nl;Taal\n\nIk sta er zelf niet tussen "
       "maar "
       "kom ook, voor HRM graag.",
       kMarieke,
       {"Heleen van der Poel <h.vanderpoel@v.nl>: rekenen", "Jelmer Smit <j.smit@v.nl>: taal",
        "Marieke Jansen <m.jansen@v.nl>: hrm"}},
      {"Zie de tabel:\n\nGroep\tAchternaam\tVoornaam\nHRM\tSanten, "
       "van\tPim\nIKC\tDiepenbroek\tOlga",
       kSecretary,
       {"Pim van Santen: hrm", "Olga Diepenbroek: ikc"}},
      {"| Naam | Mail | Waarvoor |\n|---|---|---|\n| Brink ten, Luuk | l.tenbrink@v.nl | taal |\n| "
       "Jansen op de Haar, Ties | t.jansen@v.nl | gedrag |",
       kSecretary,
       {"Luuk ten Brink <l.tenbrink@v.nl>: taal",
        "Ties Jansen op de Haar <t.jansen@v.nl>: gedrag"}},
  });
}

TEST(Rows, WhatNamesNobodyBelowThemIsTheWriters) {
  expect({
      {"Van ons komen:\n1. Sanna Pot: Taal\n2. Tjerk Wolbers: Rekenen\n\nPlus ikzelf, ook voor "
       "HRM.",
       kMarieke,
       {"Sanna Pot: taal", "Tjerk Wolbers: rekenen", "Marieke Jansen <m.jansen@v.nl>: hrm"}},
  });
}

TEST(Rows, MayChooseWhatAnotherChooses) {
  expect({
      {"Wij doen mee:\nTaal doet Sanna Pot\nRekenen doet Tjerk Wolbers\nGedrag: dat doe ik",
       kMarieke,
       {"Sanna Pot: taal", "Tjerk Wolbers: rekenen", "Marieke Jansen <m.jansen@v.nl>: gedrag"}},
      {"Wij komen:\n- Sanna Pot gaat naar Rekenen\n- Tjerk Wolbers ook\n- Ilja Vrielmann: Taal",
       kSecretary,
       {"Sanna Pot: rekenen", "Tjerk Wolbers: rekenen", "Ilja Vrielmann: taal"}},
      {"Wij komen:\n+ Tjerk Wolbers: Taal\n+ Sanna Pot wil naar Rekenen\n+ en ik schuif bij haar "
       "aan",
       kMarieke,
       {"Tjerk Wolbers: taal", "Sanna Pot: rekenen", "Marieke Jansen <m.jansen@v.nl>: rekenen"}},
  });
}

TEST(Rows, NamesMayStandBehindWhatSomebodyIs) {
  expect({
      {"De delegatie bestaat uit:\n- mijn adjunct, Sanna Pot (schooldirectie);\n- onze jongste "
       "aanwinst, Tjerk Wolbers (taal);\n- Piet Bakker, ib'er (gedrag).",
       kSecretary,
       {"Sanna Pot: schooldirectie", "Tjerk Wolbers: taal", "Piet Bakker: gedrag"}},
  });
}

TEST(Rows, StandInLinesOfOneShapeWhateverTheirFirstNames) {
  expect({
      {"Graag aanmelden:\n\nTjerk Wolbers, obs De Kikker, Taal\nSanna Pot, cbs De Reiger, "
       "Rekenen\n\nIk ben er zelf niet bij.",
       kMarieke,
       {"Tjerk Wolbers obs De Kikker: taal", "Sanna Pot cbs De Reiger: rekenen"}},
  });
}

TEST(Rows, MayStandInRows) {
  expect({
      {"Hierbij meld ik de volgende collega's aan:\n\n1. Piet Bakker - Taal\n2. Anja de Vries - "
       "Rekenen\n3. "
       "Wim de Boer - IKC",
       kSecretary,
       {"Piet Bakker: taal", "Anja de Vries: rekenen", "Wim de Boer: ikc"}},
      {"Hierbij meld ik aan:\n- Piet Bakker (p.bakker@v.nl), Taal\n- Anja de Vries "
       "(a.devries@v.nl), "
       "Rekenen",
       kSecretary,
       {"Piet Bakker <p.bakker@v.nl>: taal", "Anja de Vries <a.devries@v.nl>: rekenen"}},
      {"Naam: Piet Bakker\nSchool: De Brug\nGroep: Taal\n\nNaam: Anja de Vries\nSchool: De "
       "Wingerd\nGroep: Rekenen",
       kSecretary,
       {"Piet Bakker De Brug: taal", "Anja de Vries De Wingerd: rekenen"}},
  });
}

TEST(Rows, ARowMayBeTheSenders) {
  expect({
      {"Wij komen graag:\n- Marieke Jansen: Taal\n- Piet Bakker: Rekenen",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: rekenen"}},
  });
}

TEST(Rows, ColumnsNeedNoHeads) {
  expect({
      {"Drie aanmeldingen:\n\nA.B. de Boer        Taal\nG. Klein       Rekenen\n\nGroet,\nA.B. de "
       "Boer",
       {"A.B. de Boer", "abdeboer@v.nl"},
       {"A.B. de Boer <abdeboer@v.nl>: taal", "G. Klein: rekenen"}},
      {"Voor deze mensen reserveer ik een plaats:\n\nSefanja Zwiers\tTaal\nUbbo Mulder\tRekenen\n",
       kMarieke,
       {"Sefanja Zwiers: taal", "Ubbo Mulder: rekenen"}},
      {"Hierbij de aanmeldingen:\n\nPiet Bakker      Taal\nIkzelf, Marieke Jansen     Rekenen\n",
       kMarieke,
       {"Piet Bakker: taal", "Marieke Jansen <m.jansen@v.nl>: rekenen"}},
      {"Er nemen twee mensen deel:\n\na) Piet Bakker, voor Taal;\nb) Marieke Jansen, voor "
       "Rekenen.\n",
       kMarieke,
       {"Piet Bakker: taal", "Marieke Jansen <m.jansen@v.nl>: rekenen"}},
      {"De lijst:\n\n- Piet Bakker: Taal\n- juf Karin: Rekenen\n\nZelf sta ik er niet op.",
       kMarieke,
       {"Piet Bakker: taal", "?: rekenen"}},
  });
}

TEST(Rows, WhatStandsBesideANameInAListIsHerWish) {
  expect({
      {"Van ons komen:\n\n• Piet Bakker → mobiel leren\n• Sefanja Zwiers (groep 3): Taal\n"
       "• ikzelf → rekenen",
       kMarieke,
       {"Piet Bakker: mobiel-leren", "Sefanja Zwiers: taal",
        "Marieke Jansen <m.jansen@v.nl>: rekenen"}},
  });
}

TEST(Rows, MayStandBelowTheGroupsTheyChoose) {
  expect({
      {"Taal\nTjerk Wolbers, Sanna Pot\n\nGedrag\nMarieke Jansen\n\nSchool: obs De Kikker",
       kMarieke,
       {"Tjerk Wolbers obs De Kikker: taal", "Sanna Pot obs De Kikker: taal",
        "Marieke Jansen <m.jansen@v.nl> obs De Kikker: gedrag"}},
      {"- academische school: Tjerk Wolbers\n- HRM: ondergetekende",
       kMarieke,
       {"Tjerk Wolbers: academische-school", "Marieke Jansen <m.jansen@v.nl>: hrm"}},
  });
}

TEST(Rows, TheWritersMayBeTheLastOfATableOfCrosses) {
  expect(
      {{"Van obs De Brug:\n\n\tTaal\tRekenen\tHRM\nSanna Pot\tx\t\tx\nTjerk Wolbers\t\tx\t\n"
        "Marieke Jansen\t\t\tx\n\nTot dan,\nMarieke",
        kMarieke,
        {"Sanna Pot obs De Brug: taal hrm", "Tjerk Wolbers obs De Brug: rekenen",
         "Marieke Jansen <m.jansen@v.nl> obs De Brug: hrm"}}});
}

TEST(Rows, AConditionBehindTheNamesTakesNobodyAway) {
  const Reading reading = read(
      "We hebben het zo verdeeld:\n- PLG gepersonaliseerd: Tessa Bruggeman\n- schooldirectie: "
      "ikzelf\n- starters: Julian Overmeen en ook ikzelf als de tijden het toelaten\n\nAnna "
      "Bakker");
  EXPECT_EQ(reading.people.size(), 3U);
}

TEST(Rows, SomebodyWhoIsNotKnownYetIsOneOfThem) {
  const Reading reading =
      read("Onze deelnemers:\n\nNaam\tGroep\nEls de Wit\tTaal\nn.n.\tRekenen\n\nAnna Bakker");
  ASSERT_EQ(reading.people.size(), 2U);
  EXPECT_FALSE(reading.people.back().name);
  EXPECT_EQ(values_of(reading.people.back().groups), std::vector<std::string>{"werkgroep/rekenen"});
}

TEST(Rows, HoldWhoIsNamedByAnInitialAndSmallWords) {
  const Reading reading = read(
      "Van ons nemen deel:\nmevr. A.M. Groothuis: HRM\ndhr. drs. H. van den Berg: Taal\n\nobs De "
      "Brug");
  ASSERT_EQ(reading.people.size(), 2U);
  EXPECT_EQ(reading.people[1].name->value, "H. van den Berg");
  EXPECT_EQ(values_of(reading.people[0].groups), std::vector<std::string>{"werkgroep/hrm"});
  EXPECT_EQ(values_of(reading.people[1].groups), std::vector<std::string>{"werkgroep/taal"});
}

TEST(Rows, HoldTheSenderWhateverTheGivenNameMeans) {
  const Reading reading = read(mail_with(
      "Onze deelnemers:\n1) Door Hofhuis: Taal\n2) Elke Roelfsema: Rekenen\n\nobs De Brug",
      "4 oktober", {"Door Hofhuis", "d.hofhuis@debrug-voorbeeld.nl"}));
  ASSERT_EQ(reading.people.size(), 2U);
  EXPECT_EQ(reading.people[0].name->value, "Door Hofhuis");
  EXPECT_EQ(values_of(reading.people[0].groups), std::vector<std::string>{"werkgroep/taal"});
}

}  // namespace
}  // namespace meldaan::extract::rows_test
