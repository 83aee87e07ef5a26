#include "extract/people/companions.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::companions_test {
namespace {

TEST(Companions, ColleaguesMayComeAlong) {
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

TEST(Companions, ACompanionWithoutANameWantsWhatTheSenderWants) {
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

TEST(Companions, WithWhomOneWorksNeedNotCome) {
  expect({
      {"Ik train samen met een collega onze mentoren, dus zet mij bij Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag twee plekjes bij Taal. Eentje voor mij en eentje voor mijn stagiaire.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
  });
}

TEST(Companions, ACoupleMayWriteTogether) {
  expect({
      {"Wij komen graag naar Taal.\n\nGroet,\nKarin en Wim de Jong",
       {"Karin en Wim de Jong", "fam.dejong@v.nl"},
       {"Karin de Jong <fam.dejong@v.nl>: taal", "Wim de Jong: taal"}},
  });
}

TEST(Companions, MayComeAlongByWhatTheyAreOrByAFirstNameAlone) {
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
      {"Dit jaar ben ik ook de taalspecialist van ons team en ik kom graag naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Ik kom naar Taal. Mijn duo sluit aan zodra zij terug is, daar hoort u van haarzelf over.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(Companions, MayBeToldOfInFewWords) {
  expect({
      {"Net besloten: ik ga en Koos gaat. Rekenen graag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "?: rekenen"}},
      {"Eindelijk krijg ik Fons mee! Wij gaan naar Mobiel leren.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: mobiel-leren", "?: mobiel-leren"}},
      {"Directeur Piet Bakker wil naar Schooldirectie, juf Annelotte naar Taal.",
       kSecretary,
       {"Piet Bakker: schooldirectie", "?: taal"}},
  });
}

TEST(Companions, IsNobodyNewWhoIsSaidToBeSomething) {
  expect({
      {"Pauline Hietbrink en ik gaan er samen heen. Pauline is onze IB'er en wil naar Gedrag, ik "
       "naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Pauline Hietbrink: gedrag"}},
      {"Ik kom samen met Piet Vos. Hij is onze nieuwe directeur en wil naar Schooldirectie, ik "
       "naar "
       "Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Piet Vos: schooldirectie"}},
  });
}

TEST(Companions, WhoTakesPartAlreadyIsSignedUpNoMore) {
  expect({
      {"Graag meld ik me aan voor Gedrag. Ik zie dat mijn collega Doortje al naar Taal gaat.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag"}},
      {"Ik wil naar Gedrag. Mijn duo Karin zit al in de groep Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag"}},
  });
}

TEST(Companions, HaveEachTheirGroup) {
  expect({
      {"Van ons komen er twee: onze intern begeleider (voor Interne begeleiders) en onze "
       "taalcoördinator (voor Taal). De namen stuur ik door.",
       kSecretary,
       {"?: interne-begeleiders", "?: taal"}},
      {"Onze rekencoördinator wil naar Rekenen, onze taalcoördinator naar Taal. Hun namen volgen.",
       kSecretary,
       {"?: rekenen", "?: taal"}},
  });
}

TEST(Companions, MayBeSignedUpByAnOfficeThatSaysWe) {
  expect({
      {"Wij willen graag één collega aanmelden voor de werkgroep Begeleiding van starters. Wie het "
       "wordt bespreken we maandag in het team.",
       kSecretary,
       {"?: begeleiding-van-starters"}},
  });
}

TEST(Companions, OneWithoutANameIsCounted) {
  expect({
      {"Mijn parallelcollega en ik rijden samen; noteer ons allebei voor Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Ik had mij opgegeven voor Taal, maar mijn collega gaat daar al heen. Ik wil naar Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen"}},
  });
}

TEST(Companions, SomebodyWithoutANameIsCounted) {
  const Reading reading = read("Ik kom graag naar Taal. Mijn duo komt ook.");
  ASSERT_EQ(reading.people.size(), 2u);
  EXPECT_FALSE(reading.people[1].name);
  EXPECT_FALSE(reading.people[1].email);
  EXPECT_FALSE(reading.people[1].is_sender);
}

TEST(Companions, WithoutANameMayHaveTheirOwnGroup) {
  for (const char* text :
       {"Ik kom naar Taal. Een collega van mij wil naar Rekenen, haar naam geef ik later door.",
        "Ik kom naar Taal. Een van de kleuterjuffen komt ook, voor Rekenen.",
        "Aanmelding voor mezelf: Taal. Aanmelding voor een collega: Rekenen."}) {
    expect({{text, kMarieke, {"Marieke Jansen <m.jansen@v.nl>: taal", "?: rekenen"}}});
  }
}

TEST(Companions, MayBeAddedInASentenceOfTheirOwn) {
  for (const char* text : {"Ik schrijf me in voor Taal. Hetzelfde geldt voor mijn duo.",
                           "Zou je mij willen inschrijven voor Taal? En mijn duo ook, want we "
                           "volgen dit samen."}) {
    expect({{text, kMarieke, {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}}});
  }
}

TEST(Companions, StandBehindAComma) {
  expect({
      {"Ik schrijf me graag in voor Taal, samen met onze onderwijsassistente.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"}},
      {"Graag Taal voor mij en Rekenen voor onze logopediste.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "?: rekenen"}},
  });
}

TEST(Companions, AreNotThoseWhoWantSomethingElse) {
  for (const char* other : {"Mijn duo wil graag weten of er ook iemand van de gemeente bij zit.",
                            "Mijn collega's willen ook wel, maar iemand moet op de klas passen.",
                            "Mijn duo en ik hebben het overlegd.",
                            "Onze ib'er is enthousiast over Rekenen, maar ik niet."}) {
    const std::string told = "Zet mij bij Taal. " + std::string(other);
    expect({{told.c_str(), kMarieke, {"Marieke Jansen <m.jansen@v.nl>: taal"}}});
  }
}

TEST(Companions, MayBeNamedInAnotherSentence) {
  expect(
      {{"Mijn vrouw en ik komen allebei. Mijn vrouw heet Anja Smit en kiest Rekenen. Ik kom voor "
        "Taal.",
        kMarieke,
        {"Marieke Jansen <m.jansen@v.nl>: taal", "Anja Smit: rekenen"}}});
}

TEST(Companions, AreNotWhatTheWriterIs) {
  expect({{"Ik ben al lang de rekenco\u00f6rdinator en ik zou graag aanschuiven bij Rekenen.",
           kMarieke,
           {"Marieke Jansen <m.jansen@v.nl>: rekenen"}}});
}

}  // namespace
}  // namespace meldaan::extract::companions_test
