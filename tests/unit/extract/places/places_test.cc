#include "extract/places/places.h"

#include <gmock/gmock.h>

#include "unit/extract/place_cases.h"

namespace meldaan::extract::places_test {
namespace {

TEST(Places, AreKnownByTheWordBeforeTheirName) {
  const PlaceCase cases[] = {
      {"Ik werk op OBS De Brug in Goor.", {"OBS De Brug", ""}},
      {"Ik kom van basisschool De Klimop.", {"basisschool De Klimop", ""}},
      {"cbs De Regenboog, Stichting Consent", {"cbs De Regenboog", "Stichting Consent"}},
      {"Wij zijn van R.K. basisschool Sint Jozef.", {"R.K. basisschool Sint Jozef", ""}},
      {"IKC Het Palet hoort bij stichting Symbio.", {"IKC Het Palet", "stichting Symbio"}},

      {"pcbs 't Schip in Almelo", {"pcbs 't Schip", ""}},
      {"Jenaplanschool De Kring komt", {"Jenaplanschool De Kring", ""}},
      {"sbo De Huifkar", {"sbo De Huifkar", ""}},
      // The word may stand behind the name, and a saint's be a first name.
      {"Ik werk op Lambertus basisschool.", {"Lambertus basisschool", ""}},
      {"Graag naar Taal. Hennie Workel, Zonnebloem basisschool", {"Zonnebloem basisschool", ""}},
      {"Ik kom met Anna, basisschool De Brug.", {"basisschool De Brug", ""}},
      // A preposition with a capital of its own.
      {"Ik werk op Op de Heide in Goor.", {"Op de Heide", ""}},
      {"Graag naar Taal. Op De Brug is het druk.", {"De Brug", ""}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen\nLeerkring Oost, stichting voor openbaar "
       "onderwijs",
       {"", "Leerkring Oost"}},
  };
  expect_places(cases);
}

TEST(Places, AreKnownByWhatStandsAroundThem) {
  const PlaceCase cases[] = {
      {"Ik werk bij ons op xds De Kikker.", {"xds De Kikker", ""}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen\ndirecteur De Kikker, Markelo",
       {"De Kikker", ""}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen (De Kikker)", {"De Kikker", ""}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen, bs De Kikker in Aalten (Plons-Oost)",
       {"bs De Kikker", "Plons-Oost"}},
      {"Wij zijn van cbs De Kikker (Plons-Oost).", {"cbs De Kikker", "Plons-Oost"}},
      {"Wij zijn van cbs De Kikker (Marie Bakker).", {"cbs De Kikker", ""}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen\nStichting Plons voor Kinderen",
       {"", "Stichting Plons voor Kinderen"}},
      {"Ik werk op de Ada Lovelace school in Aalten.", {"Ada Lovelace school", ""}},
      {"Ik ben theaterdocent bij Kunsthuis Oost.", {"", "Kunsthuis Oost"}},
      // Where an article stands before a first name, it is a saint's.
      {"Ik werk op de Bernadette in Goor.", {"de Bernadette", ""}},
      {"Ik sta voor de klas op de Maria Goretti in Aalten.", {"de Maria Goretti", ""}},
      {"Ik ben juf op de Jozef.", {"de Jozef", ""}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen\nAcademie voor Onderwijs | Hogeschool Oost",
       {"Academie voor Onderwijs", "Hogeschool Oost"}},
  };
  expect_places(cases);
}

TEST(Places, OfThePastAndOfOthersLose) {
  const PlaceCase cases[] = {
      {"Na mijn studie begon ik op de Julianaschool. Nu sta ik op De Kikker te Aalten.",
       {"De Kikker", ""}},
      {"Piet is mijn collega-directeur van De Reiger in Aalten. Ik ben van De Kikker.",
       {"De Kikker", ""}},
      {"Mijn oude directeur van De Reiger zei het al. Ik werk op De Kikker.", {"De Kikker", ""}},
      {"Ik ben in 1979 begonnen aan de Julianaschool en zit nu op De Kikker.", {"De Kikker", ""}},
      {"Ik sta twee dagen op De Reiger en drie op De Kikker; doe voor jullie maar die laatste.",
       {"De Kikker", ""}},
      {"Mijn zus, die bij Stichting Plons werkt, las het. Ik ben van cbs De Kikker.",
       {"cbs De Kikker", "Stichting Plons"}},
      {"Ik zag dat Marleen van De Reiger ook komt. Ik zit op De Kikker.", {"De Kikker", ""}},
      {"Vorig jaar bezochten we een school, de Reigerschool. Ik werk op De Kikker.",
       {"De Kikker", ""}},
      {"De naam is veranderd: vroeger De Reiger, nu De Kikker.", {"De Kikker", ""}},
      {"Wij fuseren in mei met Stichting Plons, tot dan zijn we Stichting Kikker.",
       {"", "Stichting Kikker"}},
      {"Wij hebben nog geen stichting gevonden. Ik werk op De Kikker.", {"De Kikker", ""}},
      {"Op obs De Reiger ben ik per 1 september weg. Ik werk nu op De Kikker.", {"De Kikker", ""}},
      {"Ik werk op De Kikker. Hieronder staat nog mijn oude school.\n\nGroet,\nMarieke "
       "Jansen\nobs De Reiger",
       {"De Kikker", ""}},
  };
  expect_places(cases);
  const Body body("Ik ben getrouwd met een leerkracht (Stichting Plons) en kom naar Taal.");
  for (const Place& place : body.part.places()) EXPECT_LT(place.score, kSure) << place.name;
}

TEST(Places, AreKnownByTheEndOfTheirName) {
  const PlaceCase cases[] = {
      {"Ik werk op de Sint-Jozefschool in Goor.", {"Sint-Jozefschool", ""}},
      {"Ik werk op de Prinses Beatrixschool.", {"Prinses Beatrixschool", ""}},
      {"Ik geef les op het Twickelveld College.", {"Twickelveld College", ""}},
      {"Maria Gorettischool, Hengelo", {"Maria Gorettischool", ""}},
      {"van het Bataafs Lyceum", {"Bataafs Lyceum", ""}},
  };
  expect_places(cases);
}

TEST(Places, AreKnownByWhatIsSaidOfThem) {
  const PlaceCase cases[] = {
      {"Ik werk op De Wingerd in Borne.", {"De Wingerd", ""}},
      {"Ik ben leerkracht op de Appelhof.", {"de Appelhof", ""}},
      {"Onze school valt onder Keender.", {"", "Keender"}},
      {"Ons bestuur is Symbio.", {"", "Symbio"}},
      {"De Brug is onderdeel van Marcant.", {"De Brug", "Marcant"}},
  };
  expect_places(cases);
}

TEST(Places, AreKnownByTheFormOfTheirName) {
  const PlaceCase cases[] = {
      // An article with a capital behind a preposition.
      {"Ik geef les in groep 6 van De Lijster en doe mee.", {"De Lijster", ""}},
      {"Mijn zus staat voor groep 3 op 't Zwaantje.", {"'t Zwaantje", ""}},
      // A town behind it.
      {"Bij ons op de Lijster in Goor zitten 80 kinderen.", {"de Lijster", ""}},
      {"In de mail voor Jan Jansen (De Lijster, Goor) ging iets mis.", {"De Lijster", ""}},
      {"Jan Jansen\tHet Zwaantje, Enter\tTaal", {"Het Zwaantje", ""}},
      {"te vinden op | de Lijster in Goor", {"de Lijster", ""}},
      // A verb of working earlier in the clause.
      {"Ik werk drie dagen in de week op de Lijster.", {"de Lijster", ""}},
      {"Wij zijn verbonden aan de Lijster en komen graag.", {"de Lijster", ""}},
      {"Wij zijn verbonden aan Marcant.", {"", "Marcant"}},
  };
  expect_places(cases);
}

TEST(Places, AreNoSurnamesAndNoGroups) {
  for (const char* text :
       {"De groep van mevrouw De Vries in Goor lijkt me leuk.", "Groet, Jan De Vries",
        "Annelot van 't Hof komt ook.", "Graag HRM.\n\nGroet,\nBen Kolthof\nadviseur P&O",
        "Als leerkracht sluit ik aan bij de Rekenclub.", "Ik kom op de Donderdag."}) {
    EXPECT_EQ(places_of(text), (Read{})) << text;
  }
}

TEST(Places, AreNamedOutrightInASentence) {
  const PlaceCase cases[] = {
      {"Ons bestuur heet sinds januari Rijk aan Leren.", {"", "Rijk aan Leren"}},
      {"Ons bestuur heet sinds de fusie van vorig jaar Ons Onderwijs Oost.",
       {"", "Ons Onderwijs Oost"}},
      {"Mijn school heet, heel toepasselijk, De Lijster.", {"De Lijster", ""}},
      {"Jullie vroegen nog naar onze stichting: dat is Keender.", {"", "Keender"}},
      {"O ja, de school! Dat is De Lijster.", {"De Lijster", ""}},
      {"Ons bestuur? Keender.", {"", "Keender"}},
      {"Keender is onze stichting en De Lijster is mijn school.", {"De Lijster", "Keender"}},
      {"Ik leid de school die nu Kindplein Zuid heet.", {"Kindplein Zuid", ""}},
      {"Jullie vragen om school en stichting: dat zijn De Lijster en Keender.",
       {"De Lijster", "Keender"}},
      {"Ik werk op een dorpsschool, de Lijster.", {"de Lijster", ""}},
      {"Werkgever is de stichting met de mooie naam Kiezen voor Kinderen.",
       {"", "Kiezen voor Kinderen"}},
      {"Mijn school staat in Deventer: De Lijster.", {"De Lijster", ""}},
      {"Ik werk op twee scholen, nl. De Lijster en De Zwaan.", {"De Lijster", ""}},
      {"Vanuit welke school? De Lijster natuurlijk.", {"De Lijster", ""}},
      {"Our board is called Marcant East.", {"", "Marcant East"}},
      {"Der Träger heißt Stadt Oststein.", {"", "Stadt Oststein"}},
      // Nothing is named.
      {"Onze school is een IKC.", {"", ""}},
      {"Mijn stichting is in Goor gevestigd.", {"", ""}},
      {"Ons bestuur is daar niet blij mee. Jan wel.", {"", ""}},
      {"Er komen twee leden van ons College van Bestuur: mr. H. Jansen.", {"", ""}},
  };
  expect_places(cases);
}

TEST(Places, AreBoundToPeopleInManyWords) {
  const PlaceCase cases[] = {
      {"Wij horen sinds kort bij Keender.", {"", "Keender"}},
      {"Wij vallen onder het bestuur van Keender.", {"", "Keender"}},
      {"Wij vallen onder het bestuur van PCO Keender.", {"", "PCO Keender"}},
      {"Wij van de Lijster komen graag.", {"de Lijster", ""}},
      {"Ik werk voor DKS, op De Lijster.", {"De Lijster", "DKS"}},
      {"Ik ben leraar bij de lijster in Losser.", {"de lijster", ""}},
      {"Ik werk op de sterren wachter in Hengelo.", {"de sterren wachter", ""}},
      {"We belong to the world, but I work at De Lijster, part of the Keender foundation.",
       {"De Lijster", "Keender foundation"}},
  };
  expect_places(cases);
}

TEST(Places, HaveNamesThatBeginWithAnEverydayWord) {
  const PlaceCase cases[] = {
      {"Als rekenspecialist van De Vier Linden kom ik graag.", {"De Vier Linden", ""}},
      {"Onze school valt onder Stichting de Drie hoeken.", {"", "Stichting de Drie hoeken"}},
      {"Ik kom van de Mgr. Kemnaschool (Vasse).", {"Mgr. Kemnaschool", ""}},
      {"Joost Aalbers van St.Jansschool", {"St.Jansschool", ""}},
      {"Ik werk aan de International School of Hengelo.", {"International School of Hengelo", ""}},
      {"Ik ben van De Lijster en De Zwaan.", {"De Lijster", ""}},
      {"Jan Jansen, secretaris werkgroep IKC regio Deventer", {"", ""}},
  };
  expect_places(cases);
}

TEST(Places, OfWhichOneCountsAreToldApart) {
  const PlaceCase cases[] = {
      {"Ik werk op de Beatrixschool en op De Lijster. Noteer voor nu De Lijster maar.",
       {"De Lijster", ""}},
      {"Ik ben sinds kort overgestapt naar De Lijster.\n\nMarieke Jansen\nBasisschool De Zwaan\nDe "
       "Zwaan in Goor",
       {"De Lijster", ""}},
      {"Ik werk op De Lijster, voorheen De Zwaan.", {"De Lijster", ""}},
      {"Ik werk bij HRM van Marcant.\n\nGroet,\nMarieke Jansen\nStichting Marcant",
       {"", "Stichting Marcant"}},
  };
  expect_places(cases);
}

TEST(Places, NeedNoCapitalsWhereTheWriterUsesNone) {
  const PlaceCase cases[] = {
      {"hoi ik kom graag ik ben juf van groep 8 vd odiliaschool in goor", {"odiliaschool", ""}},
      {"graag naar taal ik werk op de lijster in goor dus zet me erbij", {"de lijster", ""}},
      {"graag naar taal, ik sta op de prins-odiliaschool in goor", {"prins-odiliaschool", ""}},
      {"GRAAG NAAR TAAL WANT DAT IS NODIG BIJ ONS. STICHTING OPENBAAR ONDERWIJS TWENTE.",
       {"", "STICHTING OPENBAAR ONDERWIJS TWENTE"}},
  };
  expect_places(cases);
}

TEST(Places, HaveNamesOfManyWords) {
  const PlaceCase cases[] = {
      {"I work at Riverside International Primary School The Otter in Goor.",
       {"Riverside International Primary School The Otter", ""}},
      {"Groet,\n\nMarieke Jansen\nJenaplanbasisschool De Lijster",
       {"Jenaplanbasisschool De Lijster", ""}},
      {"Groet,\n\nMarieke Jansen\nStichting Prot. Chr. Onderwijs De Kring",
       {"", "Stichting Prot. Chr. Onderwijs De Kring"}},
      {"Groet,\nJan Jansen\nVereniging voor Christelijk Onderwijs te Goor",
       {"", "Vereniging voor Christelijk Onderwijs"}},
      {"Wij zijn van stichting KC-Groep Oost.", {"", "stichting KC-Groep Oost"}},
      {"cbs Koningin Emma te Goor", {"cbs Koningin Emma", ""}},
      {"Vereniging tot Stichting van Scholen met den Bijbel",
       {"", "Vereniging tot Stichting van Scholen met den Bijbel"}},
      {"I lecture at Riverside University of Applied Sciences.",
       {"", "Riverside University of Applied Sciences"}},
  };
  expect_places(cases);
}

TEST(Places, AreNoWordsThatAreSpokenOf) {
  const PlaceCase cases[] = {
      {"Welke stichting wij hebben? Marcant, zonder \"stichting\" ervoor.", {"", "Marcant"}},
      {"School: die hoor ik volgende week pas", {"", ""}},
      {"School: De Lijster (dat is mijn nieuwe)", {"De Lijster", ""}},
  };
  expect_places(cases);
}

TEST(Places, OfASignatureCount) {
  const PlaceCase cases[] = {
      {"Graag naar Taal.\n\nMet vriendelijke groet,\n\nMarieke Jansen\nOBS De Brug\nStichting "
       "Consent",
       {"OBS De Brug", "Stichting Consent"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen | docent | Hogeschool Saxion",
       {"", "Hogeschool Saxion"}},
      {"Groet, Marieke Jansen, De Wingerd", {"De Wingerd", ""}},
  };
  expect_places(cases);
}

TEST(Places, FoundationsHaveManyForms) {
  const PlaceCase cases[] = {
      {"namens Stichting Katholiek Onderwijs Noord-Twente",
       {"", "Stichting Katholiek Onderwijs Noord-Twente"}},
      {"Vereniging PCO Holterberg en omstreken", {"", "Vereniging PCO Holterberg en omstreken"}},
      {"Groet, Jan Jansen, Openbaar Onderwijs Enschede", {"", "Openbaar Onderwijs Enschede"}},
      {"Ik werk bij de gemeente Hof van Twente.", {"", "gemeente Hof van Twente"}},
      {"Ik ben docent bij Saxion.", {"", "Saxion"}},
      {"ROC van Twente doet mee", {"", "ROC van Twente"}},
  };
  expect_places(cases);
}

TEST(Places, KeepAllWordsOfTheirNames) {
  const PlaceCase cases[] = {
      {"Ik ben van Stichting Twentse Kindcentra.", {"", "Stichting Twentse Kindcentra"}},
      {"Mijn school is het Hilgelo College, vestiging Markelo.", {"het Hilgelo College", ""}},
      {"valt onder Stichting Ruimte voor Onderwijs", {"", "Stichting Ruimte voor Onderwijs"}},
      {"Stichting Samen op Weg naar Morgen", {"", "Stichting Samen op Weg naar Morgen"}},
      {"Ik ben van Stichting Leerkracht in Beweging en kom.",
       {"", "Stichting Leerkracht in Beweging"}},
      {"Onze school hoort bij Wijzer aan het Werk.", {"", "Wijzer aan het Werk"}},
      {"Wij horen bij Stichting Wij(s).", {"", "Stichting Wij(s)"}},
      {"Ik werk bij de Hogeschool voor de Kunsten.", {"", "Hogeschool voor de Kunsten"}},
      {"Ik ben van Stichting Keender in Goor.", {"", "Stichting Keender"}},
      {"Ik ben van Stichting Keender voor Gedrag en Taal.", {"", "Stichting Keender"}},
      {"ik werk op basisschool sint jan de doper in goor", {"basisschool sint jan de doper", ""}},
      {"ik werk op basisschool de klimop in goor", {"basisschool de klimop", ""}},
      {"Academische basisschool De Linde", {"basisschool De Linde", ""}},
      {"I work at obs De Brug, a school of Stichting Keender.",
       {"obs De Brug", "Stichting Keender"}},
      {"Ik ben adviseur van de Onderwijsgroep Oost.", {"", "Onderwijsgroep Oost"}},
      {"Mijn school heet Protestants-Christelijke Basisschool De Brug.",
       {"Protestants-Christelijke Basisschool De Brug", ""}},
      {"Jan Lok, Kon. Julianaschool", {"Kon. Julianaschool", ""}},
      {"aanmelding van tim, paus joannesschool goor, groep rekenen", {"paus joannesschool", ""}},
      {"Ik ben van stichting De Linde-Es. Mijn keuze is Taal.", {"", "stichting De Linde-Es"}},
      {"Ik werk op basisschool de Havik shorst in Goor.", {"basisschool de Havik shorst", ""}},
      {"Ik ben van De Starter in Hellendoorn.", {"De Starter", ""}},
      {"Kindplein Oost (stichting voor onderwijs en opvang)", {"", "Kindplein Oost"}},
      {"Onze stichting is gefuseerd en heet nu Eduwijs Oost.", {"", "Eduwijs Oost"}},
  };
  expect_places(cases);
}

TEST(Places, PartedFromTheirSchoolAreFoundations) {
  const PlaceCase cases[] = {
      {"Jo Kok / obs De Brug / OPOA / Taal", {"obs De Brug", "OPOA"}},
      {"so De Brug Almelo, SOTOG", {"so De Brug Almelo", "SOTOG"}},
      {"Groet,\nbs De Brug, Goor\nKeender, Oldenzaal", {"bs De Brug", "Keender"}},
      {"obs De Brug\nKeender (stichting)", {"obs De Brug", "Keender"}},
      {"Ik ben directeur bij OPOD Deventer.", {"", "OPOD Deventer"}},
      {"mijn school = De Brug, overkoepelend: VCO", {"De Brug", "VCO"}},
      {"obs De Brug, Goor / Skoe", {"obs De Brug", "Skoe"}},
      {"Yvette van obs De Brug (Almelo, SOPO Almelo)", {"obs De Brug", "SOPO Almelo"}},
      {"Ik werk op het Twickel College (Bruggertstraat).", {"Twickel College", ""}},
      {"docent | Pabo Goor | Hogeschool Oost", {"Pabo Goor", "Hogeschool Oost"}},
      {"Vanuit Hardenberg is het een eind. Groet van Twickel College.", {"Twickel College", ""}},
      {"Ik had graag bij Schooldirectie aangeschoven.", {"", ""}},
  };
  expect_places(cases);
}

TEST(Places, AreNeitherWhatIsTaughtNorAKindThatIsSpokenOf) {
  const PlaceCase cases[] = {
      {"I am a teacher of English at the Stroomland College in Goor.", {"Stroomland College", ""}},
      {"U zou mij bij het IKC verwachten. Ik werk bij Stichting Plons.", {"", "Stichting Plons"}},
      {"Ik werk op twee scholen. Op donderdag kom ik namens Op den Berg.", {"Op den Berg", ""}},
  };
  expect_places(cases);
}

TEST(Places, OfALongLifeAreTheLast) {
  const PlaceCase cases[] = {
      {"Jaren geleden, ik stond nog op de Odiliaschool in Goor, deed ik mee. Nu begeleid ik op De "
       "Meander in Borne de starters.",
       {"De Meander", ""}},
      {"Na mijn tijd als kok ben ik op een vso begonnen.", {"", ""}},
      {"Ik werk op het bestuurskantoor van Stichting Plons.", {"", "Stichting Plons"}},
      {"Begonnen op de Odiliaschool in Goor, die er niet meer is. In 2006 ben ik op de Plechelmus"
       "school in Borne terechtgekomen.",
       {"Plechelmusschool", ""}},
      {"Werkzaam op Scholengemeenschap De Bron.", {"Scholengemeenschap De Bron", ""}},
      {"Graag Taal: Tim Oude Vosmeer, obs De Brug in Goor.", {"obs De Brug", ""}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen\nlid College van Bestuur Stichting Plons",
       {"", "Stichting Plons"}},
      {"Eine Freundin, die an der Basisschule De Vlas arbeitet, hat mir geschrieben. Ich bin "
       "Lehrerin an der Overbergschule.",
       {"Overbergschule", ""}},
  };
  expect_places(cases);
}

TEST(Places, OrdinaryWordsAreNone) {
  for (const char* text :
       {"Ik kom graag naar de werkgroep Taal.", "Op school hebben we hier veel mee te maken.",
        "Het college van bestuur weet ervan.", "Mijn school en bestuur volgen nog.",
        "De gemeente doet ook mee.", "Ik zit op de fiets.", "Groet, Marieke Jansen",
        "Academische school lijkt me leuk."}) {
    EXPECT_EQ(places_of(text), (Read{})) << text;
  }
}

TEST(Places, OfAQuotedMailAreNotTheWriters) {
  EXPECT_EQ(places_of("Ja.\n\nOp 3 sep. 2018 om 10:12 schreef Jan:\n> Ik werk op OBS De Brug"),
            (Read{}));
}

TEST(Places, SayWhereTheyWereReadAndWhy) {
  const Body body("Ik werk op OBS De Brug in Goor.");
  ASSERT_EQ(body.part.places().size(), 1u);
  const Place& place = body.part.places()[0];
  EXPECT_EQ(body.part.document().original(place.range), "OBS De Brug");
  EXPECT_FALSE(place.why.empty());
  EXPECT_GE(place.score, kSure);
}

// What is looked for behind a word may lie behind the text's end.
TEST(Places, AreReadInATextThatEndsAnywhere) {
  const std::string text =
      "Ik werk op de Brug, obs 't Zonnetje (Goor, SOPO Goor) / Stichting Ruimte voor het Onderwijs "
      "en bij de Hogeschool voor de Kunsten. Mijn school heet Protestants-Christelijke "
      "Basisschool De Brug, valt onder Keender (stichting) en Wij(s); school = de Brug, bestuur: X";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const Body body(text.substr(0, length));
    for (const Place& place : body.part.places())
      EXPECT_LE(place.range.end, body.part.document().size()) << text.substr(0, length);
  }
}

TEST(Places, OfAnEndlessListAreReadUpToALimit) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "Jozefschool ";
  const Body body(text);
  EXPECT_EQ(body.part.places().size(), 600u);
}

TEST(Places, MayBeOneHouseWithAnother) {
  const PlaceCase cases[] = {
      {"Ik werk bij Kinderopvang Pluis, wij vormen samen met de basisschool IKC De Kikker.",
       {"IKC De Kikker", "Kinderopvang Pluis"}},
      {"Ik werk bij Kinderopvang Pluis. Wij zijn samen met obs De Kikker een kindcentrum.",
       {"obs De Kikker", "Kinderopvang Pluis"}},
      {"Ik ben werkzaam bij Plons, op De Kikker in Goor.", {"De Kikker", "Plons"}},
      {"De Kikker is sinds augustus onderdeel van Plons.", {"De Kikker", "Plons"}},
  };
  expect_places(cases);
}

TEST(Places, AreNotWhereTheMeetingIsHeld) {
  const PlaceCase cases[] = {
      {"Ik werk sinds oktober bij Hogeschool Plons.", {"", "Hogeschool Plons"}},
      {"Ik werk op De Es in Goor.", {"De Es", ""}},
      {"Ik werk op \"De Kikker\" in Goor.", {"De Kikker", ""}},
      {"Jo Broer van obs de Kikker uit Goor ( stigting plons )",
       {"obs de Kikker", "stigting plons"}},
      {"Ik val onder de KIM en werk op De Kikker.", {"De Kikker", "KIM"}},
  };
  expect_places(cases);
  const Body body("Graag naar taal op 4 oktober bij Hogeschool Plons.");
  for (const Place& place : body.part.places()) EXPECT_LT(place.score, kSure) << place.name;
}

TEST(Places, OfTheSignatureMayBeLeft) {
  const PlaceCase cases[] = {
      {"Ik werk niet meer op De Schakel maar op De Kikker in Goor.\n\nGroet,\nJo Broer\nIKC De "
       "Schakel",
       {"De Kikker", ""}},
      {"Ik ben van obs De Es naar obs De Kikker gegaan.\n\nGroet,\nJo Broer\nobs De Es",
       {"obs De Kikker", ""}},
      {"Ik werk op De Kikker in plaats van De Es.\n\nGroet,\nJo Broer\nobs De Es",
       {"De Kikker", ""}},
  };
  expect_places(cases);
}

TEST(Places, MayBeTheLastWords) {
  const PlaceCase cases[] = {{"Ik kom van obs De Kikker", {"obs De Kikker", ""}}};
  expect_places(cases);
}

TEST(Places, MayBeginWithAnEverydayWord) {
  const PlaceCase cases[] = {
      {"Ik werk op obs De Kikker in Goor (Samen Sterk Onderwijs).",
       {"obs De Kikker", "Samen Sterk Onderwijs"}},
  };
  expect_places(cases);
}

TEST(Places, AreNotWhatOneDoesAtSchool) {
  const PlaceCase cases[] = {
      {"ik begeleid op onze school de starters en doe mee.\n\ngroet,\njo broer\nobs de kikker",
       {"obs de kikker", ""}},
  };
  expect_places(cases);
}

}  // namespace
}  // namespace meldaan::extract::places_test
