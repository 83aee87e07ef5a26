#include "extract/people.h"

#include <gmock/gmock.h>

#include "desk_reader.h"

namespace meldaan::extract {
namespace {

using testing::ElementsAreArray;

// "name <address> school: groups", the groups by their topics; what is not known left out.
std::string shown(const PersonReading& person) {
  std::string text = person.name ? person.name->value : "?";
  if (person.email) text += " <" + person.email->value + ">";
  if (person.school) text += " " + person.school->value;
  text += ":";
  for (const auto& group : person.groups) text += " " + std::string(topic_of(group.value));
  return text;
}

struct Case {
  const char* text;
  Address from;
  std::vector<std::string> people;
};

const Address kMarieke{"Marieke Jansen", "m.jansen@v.nl"};
const Address kSecretary{"Administratie De Brug", "info@debrug.nl"};

void expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    std::vector<std::string> people;
    for (const PersonReading& person : read(mail_with(c.text, "Netwerkmiddag", c.from)).people)
      people.push_back(shown(person));
    EXPECT_THAT(people, ElementsAreArray(c.people)) << c.text;
  }
}

TEST(People, WhoWritesForHerselfIsTheSender) {
  expect({
      {"Graag naar Taal.", kMarieke, {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen-de Boer\nOBS De Brug",
       kMarieke,
       {"Marieke Jansen-de Boer <m.jansen@v.nl> OBS De Brug: taal"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke", {"", "m.jansen@v.nl"}, {"? <m.jansen@v.nl>: taal"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen",
       kSecretary,
       {"Marieke Jansen <info@debrug.nl>: taal"}},
      {"Mijn naam is Marieke Jansen en ik kom graag naar Taal.",
       {"", "m.jansen@v.nl"},
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Naam: Marieke Jansen\nSchool: De Brug\nGroep: Taal",
       {"", "m.jansen@v.nl"},
       {"Marieke Jansen <m.jansen@v.nl> De Brug: taal"}},
      {"Graag naar Taal.",
       {"Jansen, Marieke", "m.jansen@v.nl"},
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"graag naar taal. groetjes annemiek brookhuis",
       {"A. Brookhuis", "a.brookhuis@v.nl"},
       {"Annemiek Brookhuis <a.brookhuis@v.nl>: taal"}},
  });
}

TEST(People, WhoIsOnlySpokenOfDoesNotCome) {
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

TEST(People, ColleaguesMayComeAlong) {
  expect({
      {"Ik en mijn collega Piet Bakker willen graag naar de werkgroep Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: taal"}},
      {"Ik kom met mijn collega's Piet Bakker en Anja de Vries naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: taal", "Anja de Vries: taal"}},
      {"Wij (Piet Bakker, Anja de Vries en Wim de Boer) komen graag naar IKC.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: ikc", "Piet Bakker: ikc", "Anja de Vries: ikc",
        "Wim de Boer: ikc"}},
      {"Ik wil naar Gedrag. Mijn man Piet Bakker gaat ook mee, naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "Piet Bakker: taal"}},
      {"Hierbij geef ik mijn collega Anja de Vries op voor HRM. Zij werkt op OBS De Wingerd, ik op "
       "OBS De "
       "Brug. Zelf ga ik naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> OBS De Brug: taal", "Anja de Vries OBS De Wingerd: hrm"}},
      {"Anja de Vries (OBS De Wingerd) gaat naar HRM en ik ga naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Anja de Vries OBS De Wingerd: hrm"}},
      {"Ik kom graag naar Taal en mijn collega Piet Bakker gaat naar Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: rekenen"}},
      {"Ik kom graag naar Taal. Ook mijn collega Piet Bakker (p.bakker@v.nl) komt graag, naar "
       "Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker <p.bakker@v.nl>: rekenen"}},
  });
}

TEST(People, AColleagueMayBeSignedUpAlone) {
  expect({
      {"Hierbij meld ik mijn collega Piet Bakker aan voor Rekenen. Zelf kan ik helaas niet.",
       kMarieke,
       {"Piet Bakker: rekenen"}},
      {"Graag Piet Bakker inschrijven voor de werkgroep Rekenen.",
       kSecretary,
       {"Piet Bakker: rekenen"}},
  });
}

TEST(People, MayStandBehindTheGroupTheyChoose) {
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

TEST(People, StandInLinesOfOneShapeWhateverTheirFirstNames) {
  expect({
      {"Graag aanmelden:\n\nTjerk Wolbers, obs De Kikker, Taal\nSanna Pot, cbs De Reiger, "
       "Rekenen\n\nIk ben er zelf niet bij.",
       kMarieke,
       {"Tjerk Wolbers obs De Kikker: taal", "Sanna Pot cbs De Reiger: rekenen"}},
  });
}

TEST(People, OfAnEnumerationAreSpokenOfTogether) {
  expect({
      {"Ik kies daarom voor de PLG van Marleen Hutten en Jeroen van der Wal over mobiel leren.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: mobiel-leren"}},
      {"Ik hoorde van Sanna Pot over de groep Taal en wil graag meedoen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(People, SpokenOfAsTheyAreAll) {
  expect({
      {"Hierbij twee aanmeldingen: Ans Prins gaat naar Taal en Paul Vos naar Rekenen. Zij werken "
       "op obs De Brug.",
       kMarieke,
       {"Ans Prins obs De Brug: taal", "Paul Vos obs De Brug: rekenen"}},
  });
}

TEST(People, ACompanionWithoutANameWantsWhatTheSenderWants) {
  expect({
      {"Ik kom samen met een collega naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Ik doe graag mee met de PLG Mobiel leren, en mijn duo ook.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: mobiel-leren", "?: mobiel-leren"}},
      {"Wil graag meedoen met de werkgroep Taal. Mijn duo-partner gaat mee naar dezelfde groep.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
  });
}

TEST(People, WhoAsksToBeSignedUpNeedNotBeTheWriter) {
  expect({
      {"Mijn collega Tjerk Wolbers vroeg mij hem aan te melden voor Rekenen.",
       kMarieke,
       {"Tjerk Wolbers: rekenen"}},
      {"Tjerk Wolbers, onze rekencoördinator, wil graag naar de werkgroep Rekenen.",
       kMarieke,
       {"Tjerk Wolbers: rekenen"}},
  });
}

TEST(People, WhoWritesFromAnothersAccountSaysWhoSheIs) {
  expect({
      {"Ik mail via mijn vader. Ik ben Jisca Oonk en wil graag naar Taal.\n\nGroetjes Jisca",
       {"Henk Oonk", "h.oonk@v.nl"},
       {"Jisca Oonk <h.oonk@v.nl>: taal"}},
      {"Graag naar Taal.\n\nGroet,\nde ib'er van obs Ada Lovelace",
       {"Ada Lovelace", "info@obsada.nl"},
       {"? <info@obsada.nl> obs Ada Lovelace: taal"}},
      {"Graag naar Taal.\n\nGroet,\nGerard Nijmeer MME",
       {"", "g.nijmeer@v.nl"},
       {"Gerard Nijmeer <g.nijmeer@v.nl>: taal"}},
  });
}

TEST(People, MayStandInRows) {
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

TEST(People, ARowMayBeTheSenders) {
  expect({
      {"Wij komen graag:\n- Marieke Jansen: Taal\n- Piet Bakker: Rekenen",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: rekenen"}},
  });
}

TEST(People, ACoupleMayWriteTogether) {
  expect({
      {"Wij komen graag naar Taal.\n\nGroet,\nKarin en Wim de Jong",
       {"Karin en Wim de Jong", "fam.dejong@v.nl"},
       {"Karin de Jong <fam.dejong@v.nl>: taal", "Wim de Jong: taal"}},
  });
}

TEST(People, GroupsInBracketsBelongToWhoStandsBesideThem) {
  expect({
      {"Graag meld ik aan: Taal (Ans Prins) en Rekenen (Paul Vos).",
       kSecretary,
       {"Ans Prins: taal", "Paul Vos: rekenen"}},
  });
}

TEST(People, ASenderIsNamedByWhatHerAddressSpells) {
  expect({
      {"noteer mij voor taal. groetjes famke zwiers van obs de lijster",
       {"Famke", "famkezwiers@v.nl"},
       {"Famke Zwiers <famkezwiers@v.nl> obs de lijster: taal"}},
      {"Graag naar Taal. Groetjes Sefanja Zwiers obs De Lijster",
       {"", "sefanja.zwiers@v.nl"},
       {"Sefanja Zwiers <sefanja.zwiers@v.nl> obs De Lijster: taal"}},
      {"Graag naar Taal.\n\nMet vriendelijke groet,\n\nSefanja Zwiers",
       {"Administratie De Brug", "info@debrug.nl"},
       {"Sefanja Zwiers <info@debrug.nl>: taal"}},
      {"Graag naar Taal.", {"Beatrixschool Goor", "info@debrug.nl"}, {"? <info@debrug.nl>: taal"}},
      {"Graag naar Taal.", {"De Regenboog", "info@debrug.nl"}, {"? <info@debrug.nl>: taal"}},
  });
}

TEST(People, ColumnsNeedNoHeads) {
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

TEST(People, NeedNoKnownFirstName) {
  expect({
      {"Van onze school komen Sefanja Zwiers en Ubbo Mulder naar de werkgroep "
       "Taal.\n\nGroet,\nMarieke "
       "Jansen",
       kMarieke,
       {"Sefanja Zwiers: taal", "Ubbo Mulder: taal"}},
      {"Wij, Sefanja Zwiers (s.zwiers@v.nl) en Marieke Jansen, melden ons aan voor Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Sefanja Zwiers <s.zwiers@v.nl>: taal"}},
      {"Graag naar Taal.\n\nP.S. Ik kom iets later.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag naar Taal.", {"Nur Zwiers", "nur@v.nl"}, {"Nur Zwiers <nur@v.nl>: taal"}},
      {"Graag naar Taal.\n\nMw. J.H. Zwiers-ten Dam, IB",
       {"J.H. Zwiers-ten Dam", "jh@v.nl"},
       {"J.H. Zwiers-ten Dam <jh@v.nl>: taal"}},
  });
}

TEST(People, WhoStaysAwaySaysSo) {
  expect({
      {"Hierbij meld ik Piet Bakker aan voor Taal. Ik doe zelf niet mee.",
       kMarieke,
       {"Piet Bakker: taal"}},
      {"Mijn man Piet Bakker gaat naar Rekenen.\nIk ben leerkracht in Goor en kies Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Bakker: rekenen"}},
  });
}

TEST(People, OneWhoIsPassedOnIsReachedWhereHerMailCameFrom) {
  expect({
      {"Hieronder de aanmelding van Piet Bakker van onze school.\n\nGroet, Marieke\n\n"
       "Van: Piet Bakker <p.bakker@v.nl>\nVerzonden: maandag 3 september 2018 10:12\n"
       "Aan: Marieke Jansen\nOnderwerp: 4 oktober\n\nHoi, ik doe graag mee. De groep volgt nog.\n",
       kMarieke,
       {"Piet Bakker <p.bakker@v.nl>:"}},
  });
}

TEST(People, MayComeAlongByWhatTheyAreOrByAFirstNameAlone) {
  expect({
      {"Ik kom graag naar Taal. De LIO-stagiaire uit mijn klas gaat ook mee.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Graag meld ik mij aan voor Schooldirectie. Onze intern begeleider gaat ook mee, zij wil "
       "naar "
       "Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: schooldirectie", "?: rekenen"}},
      {"Noteer maar: ikzelf voor Schooldirectie en onze rekencoördinator voor Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: schooldirectie", "?: rekenen"}},
      {"Ik wil graag mijzelf en Loes opgeven. Allebei naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Sefanja en ik komen samen naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Ik doe mee met Taal en neem mijn stagiaire mee naar dezelfde groep.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Ik heb met mijn directeur overlegd en kom graag naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Ik kom naar Taal. Mijn duo sluit aan zodra zij terug is, daar hoort u van haarzelf over.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(People, WhoStaysAwayTakesHerWishWithHer) {
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

TEST(People, WhoSignsUpAnotherNeedsWordsOfHerOwn) {
  expect({
      {"Namens Anja de Vries wil ik haar inschrijven voor Taal.",
       kMarieke,
       {"Anja de Vries: taal"}},
      {"Anja de Vries heeft mij gevraagd haar op te geven. Zij komt graag naar Taal. Voor mij "
       "hoeft er "
       "geen stoel klaar te staan.",
       kMarieke,
       {"Anja de Vries: taal"}},
      {"Namens ons nemen deel: ondergetekende (Taal) en Anja de Vries (Rekenen).",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Anja de Vries: rekenen"}},
      {"Mw. Anja de Vries-Zwart komt naar Taal. Mw. De Vries wil bovendien naar Rekenen.",
       kSecretary,
       {"Anja de Vries-Zwart: taal rekenen"}},
  });
}

TEST(People, OfAShortenedSurnameSayItInFull) {
  expect({
      {"graag naar taal. ik ben sefanja van den berg en werk op obs de brug",
       {"sefanja v.d.b.", "sefanja@v.nl"},
       {"Sefanja van den Berg <sefanja@v.nl> obs de brug: taal"}},
      {"Graag naar Taal. Groet, Sefanja Kuiper",
       {"Sefanja K.", "sefanja@v.nl"},
       {"Sefanja Kuiper <sefanja@v.nl>: taal"}},
      {"Graag naar Taal.", {"Sefanja K.", "sefanja@v.nl"}, {"? <sefanja@v.nl>: taal"}},
      {"Graag naar Taal.", {"Wil School", "wil@v.nl"}, {"Wil School <wil@v.nl>: taal"}},
  });
}

TEST(People, WhatStandsBesideANameInAListIsHerWish) {
  expect({
      {"Van ons komen:\n\n• Piet Bakker → mobiel leren\n• Sefanja Zwiers (groep 3): Taal\n"
       "• ikzelf → rekenen",
       kMarieke,
       {"Piet Bakker: mobiel-leren", "Sefanja Zwiers: taal",
        "Marieke Jansen <m.jansen@v.nl>: rekenen"}},
  });
}

TEST(People, AreKnownByWhatStandsBesideTheirNames) {
  expect({
      {"Voor Taal: Marieke Jansen. Voor Rekenen: Sefanja Zwiers. Dat was het.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Sefanja Zwiers: rekenen"}},
      {"Graag een plek voor onze gedragsspecialist Ubbo Zwiers bij de werkgroep Gedrag.",
       kMarieke,
       {"Ubbo Zwiers: gedrag"}},
      {"Ik meld mij aan voor Taal, mede namens Anja de Vries, die naar dezelfde groep wil.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Anja de Vries: taal"}},
      {"Ik meld mij aan voor Taal. Vorig jaar was Anja de Vries bij jullie, ik neem het stokje "
       "over.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag naar de werkgroep Taal.\n\nMarieke Jansen\nobs De Brug, Goor",
       {"Directie De Brug", "directie@debrug.nl"},
       {"Marieke Jansen <directie@debrug.nl> obs De Brug: taal"}},
  });
}

TEST(People, OfAnyNameMayStandBesideTheWriter) {
  expect({
      {"Met veel plezier meld ik Ubbo Zwiers en mijzelf aan voor de werkgroep Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "Ubbo Zwiers: gedrag"}},
      {"Hierbij onze keuze. Ik: Rekenen.\nUbbo Zwiers: Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Ubbo Zwiers: taal"}},
      {"Wilt u mij en mijn collega Ubbo Zwiers inschrijven voor Taal?",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Ubbo Zwiers: taal"}},
      {"zet me op de lijst voor taal. ik ben sefanja van dalen",
       {"Sefanja van D.", "sefanja@v.nl"},
       {"Sefanja van Dalen <sefanja@v.nl>: taal"}},
  });
}

TEST(People, OneWithoutANameIsCounted) {
  expect({
      {"Mijn parallelcollega en ik rijden samen; noteer ons allebei voor Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Ik had mij opgegeven voor Taal, maar mijn collega gaat daar al heen. Ik wil naar Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen"}},
  });
}

TEST(People, SomebodyWithoutANameIsCounted) {
  const Reading reading = read("Ik kom graag naar Taal. Mijn duo komt ook.");
  ASSERT_EQ(reading.people.size(), 2u);
  EXPECT_FALSE(reading.people[1].name);
  EXPECT_FALSE(reading.people[1].email);
  EXPECT_FALSE(reading.people[1].is_sender);
}

TEST(People, OfAMailThatIsPassedOnAreThoseOfTheMailInside) {
  expect({
      {"Zie onder.\n\nVan: Piet Bakker <p.bakker@v.nl>\nVerzonden: maandag 3 september 2018 "
       "10:12\nAan: "
       "Marieke Jansen\nOnderwerp: Netwerk\n\nIk kom graag naar de werkgroep Taal.\n\nGroet,\nPiet "
       "Bakker\nOBS De Brug",
       kMarieke,
       {"Piet Bakker <p.bakker@v.nl> OBS De Brug: taal"}},
  });
}

TEST(People, OfAMachineThereAreNone) {
  IncomingMail mail = mail_with("Marieke Jansen komt graag naar Taal.");
  mail.headers.push_back({"auto-submitted", "auto-replied"});
  EXPECT_TRUE(read(mail).people.empty());
}

TEST(People, WhoOnlyHandsInAListDoesNotTakePart) {
  const std::string list = "Hierbij:\n\n- Tjerk Wolbers: Rekenen\n- Sanna Pot: Gedrag\n\n";
  for (const char* said :
       {"Mij hoeft u niet mee te tellen.", "Ikzelf sla dit keer over.", "Zelf blijf ik op school.",
        "Ik hoor bij niemand, ik tik dit alleen even in.", "Ik ben slechts de boodschapper.",
        "Ik heb dan les en meld mij daarom niet aan.", "Wij wensen u een mooie middag."}) {
    const std::string text = list + said;
    expect({{text.c_str(), kMarieke, {"Tjerk Wolbers: rekenen", "Sanna Pot: gedrag"}}});
  }
}

TEST(People, ThatAreSignedUpChooseWithAnyVerb) {
  expect({
      {"Graag zou ik u twee leerkrachten willen opgeven. Juf Sanna Pot heeft zin in Mobiel leren. "
       "Meester Tjerk Wolbers (t.wolbers@v.nl) vindt Gedrag wel wat. Ikzelf zou normaal naar Taal "
       "gaan, maar ik moet weg en meld mij daarom niet aan.",
       kMarieke,
       {"Sanna Pot: mobiel-leren", "Tjerk Wolbers <t.wolbers@v.nl>: gedrag"}},
      {"Tjerk Wolbers en ik komen voor Rekenen, en Tjerk neemt Mobiel leren er nog bij.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Tjerk Wolbers: rekenen mobiel-leren"}},
      {"Naar HRM gaat Tjerk Wolbers en ikzelf ga naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Tjerk Wolbers: hrm"}},
      {"Ik meld me aan voor Taal. Hetzelfde geldt voor Tjerk Wolbers.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Tjerk Wolbers: taal"}},
  });
}

TEST(People, MayShareASchoolInBrackets) {
  expect({
      {"Tjerk Wolbers en ik (obs De Kikker) komen naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kikker: taal", "Tjerk Wolbers obs De Kikker: taal"}},
      {"Tjerk Wolbers (cbs De Reiger) en ik (obs De Kikker) komen naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kikker: taal", "Tjerk Wolbers cbs De Reiger: taal"}},
  });
}

TEST(People, OnWhoseAdviceOneComesAreNotSignedUp) {
  expect({
      {"Op advies van mijn leidinggevende Sanna Pot meld ik mij aan voor Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Vorig jaar zat Sanna Pot bij Gedrag, dit jaar wil ik naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(People, MayStandBelowTheGroupsTheyChoose) {
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

TEST(People, MayStandInTheSubjectAlone) {
  const auto of = [](const char* subject, const Address& from) {
    std::vector<std::string> people;
    for (const PersonReading& person : read(mail_with("", subject, from)).people)
      people.push_back(shown(person));
    return people;
  };
  EXPECT_THAT(of("Inschrijven Tjerk Wolbers / obs De Kikker Goor / Gedrag + HRM",
                 {"T Wolbers", "twolbers@v.nl"}),
              ElementsAreArray({"Tjerk Wolbers <twolbers@v.nl> obs De Kikker Goor: gedrag hrm"}));
  EXPECT_THAT(of("Aanmelding mevrouw Sanna Pot, obs De Kikker, voor Taal", kSecretary),
              ElementsAreArray({"Sanna Pot obs De Kikker: taal"}));
  EXPECT_THAT(
      of("Opgave Tjerk Wolbers en Sanna Pot, obs De Kikker, Taal", kSecretary),
      ElementsAreArray({"Tjerk Wolbers obs De Kikker: taal", "Sanna Pot obs De Kikker: taal"}));
}

TEST(People, OfWhomAnOfficeWithdrawsOneAreNamed) {
  const Reading reading = read(mail_with(
      "Van de deelnemers die ik doorgaf valt er helaas een af: Tjerk Wolbers heeft een andere baan "
      "en komt dus niet meer naar de HRM-groep. De anderen komen gewoon.",
      "wijziging deelnemers", kSecretary));
  EXPECT_EQ(reading.intent, Intent::kCancel);
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(reading.people.front().name->value, "Tjerk Wolbers");
}

TEST(People, OfAnEndlessListAreReadUpToALimit) {
  std::string text = "Hierbij meld ik aan:\n";
  for (int i = 0; i < 200; ++i) {
    text += "- Jan Jansen";
    text += static_cast<char>('a' + i / 26);
    text += static_cast<char>('a' + i % 26);
    text += " (Taal)\n";
  }
  EXPECT_EQ(read(mail_with(text, "Netwerkmiddag", kSecretary)).people.size(), 60u);
}

}  // namespace
}  // namespace meldaan::extract
