#include "extract/people/absence.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::absence_test {
namespace {

TEST(Absence, WhoIsOnlySpokenOfDoesNotCome) {
  expect({
      {"Van onze directeur Jan Jansen kreeg ik de uitnodiging. Graag naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag naar Taal. Piet Bakker komt niet.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Beste Janet Koster, graag naar Taal.", kMarieke, {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag naar Taal. Mijn collega Piet Bakker heeft zich al aangemeld.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(Absence, IsSaidOfHerInTheSentenceBehindHerName) {
  for (const char* text :
       {"Mijn collega Piet Bakker had zich opgegeven voor Taal. Hij komt dus niet.",
        "Mijn collega Piet Bakker had zich voor 4 oktober opgegeven. Hij komt niet."}) {
    expect({{text, kMarieke, {"Piet Bakker:"}}});
  }
}

TEST(Absence, IsNotHersWhoStaysOnTheList) {
  for (const char* text :
       {"Ik had Piet Bakker en mij ingeschreven voor Taal. Ik kan niet komen. Piet komt wel "
        "gewoon.",
        "Ik had Piet Bakker en mij opgegeven. Streep mij maar door. Piet Bakker blijft staan.",
        "Ik moet me afmelden, Piet Bakker niet."}) {
    expect({{text, kMarieke, {"Marieke Jansen <m.jansen@v.nl>:"}}});
  }
}

TEST(Absence, WhoStaysAwaySaysSo) {
  expect({
      {"Hierbij meld ik Piet Bakker aan voor Taal. Ik doe zelf niet mee.",
       kMarieke,
       {"Piet Bakker: taal"}},
      {"Mijn man Piet Bakker gaat naar Rekenen.\nIk ben leerkracht in Goor en kies Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: rekenen"}},
  });
}

TEST(Absence, OfTheWriterForThisYearWishesForNothing) {
  expect({
      {"Graag Piet Bakker inschrijven voor Taal. Ik laat Rekenen en HRM deze keer aan mij "
       "voorbijgaan.",
       kMarieke,
       {"Piet Bakker: taal"}},
      {"Piet Bakker komt voor Taal. Ik blijf zelf op school; de werkgroep Rekenen zie ik volgend "
       "jaar wel weer.",
       kMarieke,
       {"Piet Bakker: taal"}},
      {"Wij doen dit jaar helaas niet mee. Volgend jaar zijn we weer van de partij bij Rekenen.",
       kMarieke,
       {}},
  });
}

TEST(Absence, OfTheWriterTakesNoGroupOfTheSentenceBefore) {
  expect({
      {"Ans Prins (a.prins@v.nl) wil naar Taal en Paul Vos (p.vos@v.nl) naar Rekenen. Mij hoeft u "
       "niet te verwachten bij HRM.",
       kMarieke,
       {"Ans Prins <a.prins@v.nl>: taal", "Paul Vos <p.vos@v.nl>: rekenen"}},
  });
}

TEST(Absence, OfOneOfTwoWithdrawsHerAlone) {
  for (const char* text :
       {"Vorige maand heb ik mijzelf en Wieneke Haarman opgegeven. Wieneke is ziek geworden en zal "
        "er donderdag niet bij zijn. Ik kom wel gewoon.",
        "Wieneke Haarman (De Hazelaar, Epe) kan morgen helaas niet komen. Zij stond bij de PLG "
        "Mobiel leren. Ikzelf kom gewoon naar Rekenen, zoals doorgegeven.",
        "Van onze drie aangemelde collega's moet er een verstek laten gaan: Wieneke Haarman "
        "(griep). Romy komt gewoon naar de werkgroep Taal."}) {
    const Reading reading = read(mail_with(text, "Afmelding"));
    EXPECT_EQ(reading.intent, Intent::kCancel) << text;
    ASSERT_EQ(reading.people.size(), 1u) << text;
    EXPECT_EQ(value_of(reading.people.front().name), "Wieneke Haarman") << text;
  }
}

TEST(Absence, OfOneLeavesTheOthersWhoseSignUpStays) {
  expect({
      {"Mevrouw A. Nijland kan op 4 oktober niet komen. Wilt u haar van de lijst halen? De "
       "aanmelding van collega Piet Bakker blijft staan.",
       kSecretary,
       {"A. Nijland:"}},
  });
}

TEST(Absence, WhoStaysAwayTakesHerWishWithHer) {
  expect({
      {"Piet Bakker gaat naar Taal, ik naar Rekenen. Anja de Vries wilde ook graag, voor Gedrag, "
       "maar "
       "die heeft dan een gesprek. Haar dus niet inschrijven.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Piet Bakker: taal"}},
      {"Ik wil graag naar Taal, Anja de Vries kan helaas niet mee.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Mijn vrouw Anja de Vries heeft haar pols gebroken en kan niet typen. Ze wil graag komen, "
       "naar "
       "Taal.",
       kMarieke,
       {"Anja de Vries: taal"}},
      {"Onze collega Anja de Vries is bevallen en komt dus niet. Wilt u haar van de lijst "
       "schrappen? "
       "Ik kom zelf wel gewoon.",
       kMarieke,
       {"Anja de Vries:"}},
  });
}

TEST(Absence, WhoOnlyHandsInAListDoesNotTakePart) {
  const std::string list = "Hierbij:\n\n- Tjerk Wolbers: Rekenen\n- Sanna Pot: Gedrag\n\n";
  for (const char* said :
       {"Mij hoeft u niet mee te tellen.", "Ikzelf sla dit keer over.", "Zelf blijf ik op school.",
        "Ik hoor bij niemand, ik tik dit alleen even in.", "Ik ben slechts de boodschapper.",
        "Ik heb dan les en meld mij daarom niet aan.", "Wij wensen u een mooie middag."}) {
    const std::string text = list + said;
    expect({{text.c_str(), kMarieke, {"Tjerk Wolbers: rekenen", "Sanna Pot: gedrag"}}});
  }
}

TEST(Absence, OnWhoseAdviceOneComesAreNotSignedUp) {
  expect({
      {"Op advies van mijn leidinggevende Sanna Pot meld ik mij aan voor Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Vorig jaar zat Sanna Pot bij Gedrag, dit jaar wil ik naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(Absence, IsOfAllWhoAreNamedSideBySide) {
  for (const char* text :
       {"Piet Bakker en Anna Smit komen niet.", "Helaas kunnen Piet Bakker en Anna Smit niet.",
        "Piet Bakker en Anna Smit haken af. Ikzelf kom gewoon, zoals doorgegeven.",
        "Piet Bakker en Anna Smit kunnen niet meer. Haal hen beiden van de lijst."})
    expect({{text, kMarieke, {"Piet Bakker:", "Anna Smit:"}}});
}

TEST(Absence, StandsBesideTheGroupOfWhoLeaves) {
  expect({{"Mevrouw Anna Smit (groep HRM) kan niet komen. Wilt u haar afmelden?",
           kMarieke,
           {"Anna Smit:"}}});
}

// Who is away now and chooses later comes.
TEST(Absence, IsNotOfWhoseChoiceFollows) {
  expect({{"Graag meld ik Anja Smit aan. Zij is afwezig deze week en laat haar keuze nog volgen.",
           kSecretary,
           {"Anja Smit:"}}});
}

TEST(Absence, OfAColleagueRefusesNothingOfTheWriters) {
  for (const char* text : {"Graag naar Taal. Mijn collega weet nog niet of hij komt.",
                           "Graag naar Taal. Onze directeur heeft geen belangstelling."})
    expect({{text, kMarieke, {"Marieke Jansen <m.jansen@v.nl>: taal"}}});
}

// "Die wil niet" is said of whom the writer asked.
TEST(Absence, OfSomebodyElseIsNotTheWriters) {
  expect(
      {{"Ik kom voor Taal. Piet Bakker komt ook. Onze ib'er had ik ook gevraagd maar die wil "
        "niet.",
        kMarieke,
        {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: taal"}}});
}

}  // namespace
}  // namespace meldaan::extract::absence_test
