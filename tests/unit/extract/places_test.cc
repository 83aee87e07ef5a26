#include "extract/places.h"

#include <gmock/gmock.h>

#include "desk_reader.h"

namespace meldaan::extract {
namespace {

// The best school or foundation of a text, as the register will hold it.
struct Read {
  std::string school;
  std::string foundation;
  bool operator==(const Read&) const = default;
};
void PrintTo(const Read& read, std::ostream* out) {
  *out << "school '" << read.school << "', foundation '" << read.foundation << "'";
}

Read places_of(const std::string& text) {
  const Body body(text, "Marieke Jansen");
  const Place* best[2] = {nullptr, nullptr};
  for (const Place& place : body.part.places()) {
    const Place*& known = best[place.is_school ? 0 : 1];
    if (known == nullptr || place.score > known->score) known = &place;
  }
  return {best[0] ? best[0]->name : "", best[1] ? best[1]->name : ""};
}

struct Case {
  const char* text;
  Read places;
};

TEST(Places, AreKnownByTheWordBeforeTheirName) {
  const Case cases[] = {
      {"Ik werk op OBS De Brug in Goor.", {"OBS De Brug", ""}},
      {"Ik kom van basisschool De Klimop.", {"basisschool De Klimop", ""}},
      {"cbs De Regenboog, Stichting Consent", {"cbs De Regenboog", "Stichting Consent"}},
      {"Wij zijn van R.K. basisschool Sint Jozef.", {"R.K. basisschool Sint Jozef", ""}},
      {"IKC Het Palet hoort bij stichting Symbio.", {"IKC Het Palet", "stichting Symbio"}},

      {"pcbs 't Schip in Almelo", {"pcbs 't Schip", ""}},
      {"Jenaplanschool De Kring komt", {"Jenaplanschool De Kring", ""}},
      {"sbo De Huifkar", {"sbo De Huifkar", ""}},
  };
  for (const Case& c : cases) EXPECT_EQ(places_of(c.text), c.places) << c.text;
}

TEST(Places, AreKnownByTheEndOfTheirName) {
  const Case cases[] = {
      {"Ik werk op de Sint-Jozefschool in Goor.", {"Sint-Jozefschool", ""}},
      {"Ik werk op de Prinses Beatrixschool.", {"Prinses Beatrixschool", ""}},
      {"Ik geef les op het Twickelveld College.", {"Twickelveld College", ""}},
      {"Maria Gorettischool, Hengelo", {"Maria Gorettischool", ""}},
      {"van het Bataafs Lyceum", {"Bataafs Lyceum", ""}},
  };
  for (const Case& c : cases) EXPECT_EQ(places_of(c.text), c.places) << c.text;
}

TEST(Places, AreKnownByTheirLabel) {
  const Case cases[] = {
      {"Naam: Jan Jansen\nSchool: De Brug\nStichting: Consent", {"De Brug", "Consent"}},
      {"School/stichting: De Brug / Consent", {"De Brug", "Consent"}},
      {"Stichting/school: Consent / De Brug", {"De Brug", "Consent"}},
      {"School: obs De Brug (Stichting Consent)", {"obs De Brug", "Stichting Consent"}},
      {"School: De Brug, maar we verhuizen binnenkort", {"De Brug", ""}},
      {"School: de brug\nBestuur: tof onderwijs", {"de brug", "tof onderwijs"}},
      {"Organisatie: Gemeente Almelo", {"", "Gemeente Almelo"}},
  };
  for (const Case& c : cases) EXPECT_EQ(places_of(c.text), c.places) << c.text;
}

TEST(Places, AreKnownByWhatIsSaidOfThem) {
  const Case cases[] = {
      {"Ik werk op De Wingerd in Borne.", {"De Wingerd", ""}},
      {"Ik ben leerkracht op de Appelhof.", {"de Appelhof", ""}},
      {"Onze school valt onder Keender.", {"", "Keender"}},
      {"Ons bestuur is Symbio.", {"", "Symbio"}},
      {"De Brug is onderdeel van Marcant.", {"", "Marcant"}},
  };
  for (const Case& c : cases) EXPECT_EQ(places_of(c.text), c.places) << c.text;
}

TEST(Places, OfASignatureCount) {
  const Case cases[] = {
      {"Graag naar Taal.\n\nMet vriendelijke groet,\n\nMarieke Jansen\nOBS De Brug\nStichting "
       "Consent",
       {"OBS De Brug", "Stichting Consent"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen | docent | Hogeschool Saxion",
       {"", "Hogeschool Saxion"}},
      {"Groet, Marieke Jansen, De Wingerd", {"De Wingerd", ""}},
  };
  for (const Case& c : cases) EXPECT_EQ(places_of(c.text), c.places) << c.text;
}

TEST(Places, FoundationsHaveManyForms) {
  const Case cases[] = {
      {"namens Stichting Katholiek Onderwijs Noord-Twente",
       {"", "Stichting Katholiek Onderwijs Noord-Twente"}},
      {"Vereniging PCO Holterberg en omstreken", {"", "Vereniging PCO Holterberg en omstreken"}},
      {"Groet, Jan Jansen, Openbaar Onderwijs Enschede", {"", "Openbaar Onderwijs Enschede"}},
      {"Ik werk bij de gemeente Hof van Twente.", {"", "gemeente Hof van Twente"}},
      {"Ik ben docent bij Saxion.", {"", "Saxion"}},
      {"ROC van Twente doet mee", {"", "ROC van Twente"}},
  };
  for (const Case& c : cases) EXPECT_EQ(places_of(c.text), c.places) << c.text;
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

TEST(Places, OfAnEndlessListAreReadUpToALimit) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "Jozefschool ";
  const Body body(text);
  EXPECT_EQ(body.part.places().size(), 600u);
}

}  // namespace
}  // namespace meldaan::extract
