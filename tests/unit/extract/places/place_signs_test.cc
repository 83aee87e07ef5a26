#include "extract/places/place_signs.h"

#include "unit/extract/place_cases.h"

namespace meldaan::extract::place_signs_test {
namespace {

TEST(PlaceSigns, AreTheLineBelowTheSchoolOfASignature) {
  const PlaceCase cases[] = {
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nIB'er\nIKC De Pont, "
       "Gramsbergen\nKindcentra "
       "Overijsselse Vecht",
       {"IKC De Pont", "Kindcentra Overijsselse Vecht"}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nobs De Linde\nHorizonta, scholen voor "
       "openbaar onderwijs",
       {"obs De Linde", "Horizonta, scholen voor openbaar onderwijs"}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nPerspecto, stichting voor primair "
       "onderwijs",
       {"", "Perspecto"}},
      {"Graag naar taal.\n\nMet groet,\nobs De Linde\nWubbo Hazewinkel", {"obs De Linde", ""}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nobs De Linde\nWerkt op maandag",
       {"obs De Linde", ""}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, AreNotTheLettersOfTheSchoolItself) {
  const PlaceCase cases[] = {
      {"Ik werk op Twente Primary School (TPS) in Hengelo en kom graag naar taal.",
       {"Twente Primary School", ""}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, OfAWriterWithoutCapitalsHaveTheWordForSchool) {
  const PlaceCase cases[] = {
      {"graag naar taal, ik werk\nop de pius x school in ootmarsum, van de stichting twentse boog",
       {"pius x school", "stichting twentse boog"}},
      {"hoi, ik geef me op voor rekenen en IB\nben van de veldmuis in enschede (stichting oost)",
       {"de veldmuis", "stichting oost"}},
      {"bn henk, leerkracht groep 5 vn de bastion te gramsbergen (stichting noord), graag gedrag",
       {"de bastion", "stichting noord"}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, OfASignatureThatIsOutdatedCountNoMore) {
  const PlaceCase cases[] = {
      {"Graag naar taal. Let op: ik werk niet meer op de school die hieronder staat. Na de zomer "
       "ben ik begonnen op obs De Zaaier in Rijssen.\n\nMet groet,\nMarieke Jansen\nBasisschool De "
       "Oogst\nStichting Schakeringen",
       {"obs De Zaaier", "Stichting Schakeringen"}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, AreTheKindThatStandsBesideTheName) {
  const PlaceCase cases[] = {
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nleerkracht\nVonderland | openbaar "
       "kindcentrum | Goor\nStichting Keender",
       {"Vonderland", "Stichting Keender"}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nleerkracht\nVonderland - basisschool in "
       "Goor",
       {"Vonderland", ""}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nDe Vonder, daltonschool te Goor\nKeender",
       {"De Vonder", "Keender"}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nadviseur\nVonderland | onderwijsstichting "
       "| Goor",
       {"", "Vonderland"}},
      {"Ik werk op Vonderland, een openbaar kindcentrum in Goor.", {"Vonderland", ""}},
      {"Ik werk bij Vonderland, een stichting voor openbaar onderwijs in Goor.",
       {"", "Vonderland"}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nobs De Vonder\n\nDit bericht is bestemd "
       "voor wie het kreeg. Keender, stichting voor primair onderwijs, is ingeschreven in het "
       "register.",
       {"obs De Vonder", "Keender"}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, AreTheTownBesideTheNameInASignature) {
  const PlaceCase cases[] = {
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nKlein Vonder (Goor)", {"Klein Vonder", ""}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nleerkracht\nVonderland - Goor",
       {"Vonderland", ""}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\nleerkracht\nDorpsstraat 4, Goor", {"", ""}},
      {"Van basisschool De Vonder (Wichelmond): drie deelnemers", {"basisschool De Vonder", ""}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, AreAMottoBelowTheSchool) {
  const PlaceCase cases[] = {
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\ndirecteur a.i.\nKindcentrum De Vonder, "
       "Goor\nOptimaal Samen",
       {"Kindcentrum De Vonder", "Optimaal Samen"}},
      {"Graag naar taal.\n\nMet groet,\nMarieke Jansen\ndirecteur\nobs De Vonder (Goor)\nSKVO "
       "Graafschap",
       {"obs De Vonder", "SKVO Graafschap"}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, AreSaidBesideAnother) {
  const PlaceCase cases[] = {
      {"Ik werk zelf niet op een school maar bij Kunstpodium Oost.", {"", "Kunstpodium Oost"}},
      {"Opgave J.H. Vonderschool Rijssen (sg. De Brink):", {"J.H. Vonderschool", "sg. De Brink"}},
      {"Sta op de Vonderwiek boeg school in Goor", {"Vonderwiek boeg school", ""}},
      {"Wij zijn van de Kard. Vonderschool in Goor.", {"Kard. Vonderschool", ""}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, OfAWriterWithoutCapitalsReachAsFarAsTheBrackets) {
  const PlaceCase cases[] = {
      {"ik wil wel bij taal\ndennis klaassen, bolscher college in almelo (stichting vo ijssel en "
       "regge)\n",
       {"bolscher college", "stichting vo ijssel en regge"}},
      {"graag taal. ik ben meester op de linde (stichting weet ik niet)\n", {"de linde", ""}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, OfAWriterWithoutCapitalsNeedNoArticle) {
  const PlaceCase cases[] = {
      {"ik kom graag naar taal. ik ben leerkracht op hagenbeek college en kom alleen.\n",
       {"hagenbeek college", ""}},
      {"ik kom graag naar taal. ik werk op school en kom alleen.\n", {"", ""}},
  };
  expect_places(cases);
}

TEST(PlaceSigns, OfFamilyAreNotTheWriters) {
  const Body body(
      "Mijn schoonzoon is trouwens bij de gemeente Lochem beleidsmedewerker en die vergadert meer "
      "dan wij.\n\nTaal laat ik graag over. Aan Rekenen wil ik meedoen. Ik sta op de Beatrixschool "
      "in Neede, en bij ons lopen drie jonge mensen rond.\n",
      "Marieke Jansen");
  for (const Place& place : body.part.places())
    EXPECT_TRUE(place.is_school || place.score < kSure) << place.name;
}

TEST(PlaceSigns, TellTheWritersPlaceFromTheOthersThatAreNamed) {
  const PlaceCase cases[] = {
      {"Ik werk op Hagenbeek College van Scholengroep De Brink.",
       {"Hagenbeek College", "Scholengroep De Brink"}},
      {"Niet Jenaplanschool De Pas maar Theresiaschool is mijn school.", {"Theresiaschool", ""}},
      {"Theresiaschool is mijn school, en mijn stichting is stichting Samen Onderweg.",
       {"Theresiaschool", "Samen Onderweg"}},
      {"Ik werk op cbs Het Anker, in hetzelfde gebouw als IKC De Vlindertuin.",
       {"cbs Het Anker", ""}},
      {"Mijn school is cbs Het Anker, mijn stichting Geloof in Leren.",
       {"cbs Het Anker", "stichting Geloof in Leren"}},
      {"De heer Van Heekeren, lid van ons bestuur, komt naar Taal.", {"", ""}},
  };
  expect_places(cases);
}

}  // namespace
}  // namespace meldaan::extract::place_signs_test
