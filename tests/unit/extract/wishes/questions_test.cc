#include "extract/wishes/questions.h"

#include <gtest/gtest.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::questions_test {
namespace {

bool asks(const std::string& text) {
  const Body body(text);
  return has_question(body.part.document(), body.part.cues(), body.part.sentences());
}

bool asked(const std::string& text, const std::string& word) {
  const Body body(text);
  const Document& document = body.part.document();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document.original(i) == word)
      return is_asked(document, body.part.cues(), body.part.sentences(), i);
  }
  ADD_FAILURE() << "no '" << word << "'";
  return false;
}

TEST(Questions, AQuestionMarkAsks) {
  for (const char* text : {"Ik kom graag. Zijn er kosten aan verbonden?", "Hoe laat begint het?",
                           "Is there parking nearby?", "Gibt es Parkplätze?",
                           "Kan mijn collega ook nog meedoen met een groep?"}) {
    EXPECT_TRUE(asks(text)) << text;
  }
}

TEST(Questions, WordsAskWithoutAMark) {
  for (const char* text :
       {"Ik vraag me af of er parkeerplaatsen zijn.", "Graag verneem ik hoe laat het begint.",
        "Kunt u laten weten waar het is.", "Ik ben benieuwd of er nog plek is."}) {
    EXPECT_TRUE(asks(text)) << text;
  }
}

TEST(Questions, APoliteWishIsNone) {
  for (const char* text :
       {"Mag ik me opgeven voor Taal?", "Kunnen jullie mij inschrijven voor Rekenen?",
        "Wil je mij op de lijst zetten voor HRM?", "Zou ik me mogen aanmelden voor IKC?"}) {
    EXPECT_FALSE(asks(text)) << text;
  }
}

TEST(Questions, ARhetoricalOneIsNone) {
  EXPECT_FALSE(asks("Wie wil dat nou niet?"));
  EXPECT_FALSE(asks("Wat leuk, zo'n netwerkmiddag!"));
}

TEST(Questions, ABlankThatTheWriterFillsIsNone) {
  EXPECT_FALSE(asks("Graag naar Taal. Werkplek? De Brug. Ons bestuur? Keender."));
  EXPECT_TRUE(asks("Graag naar Taal. Komt mijn school?\nGroet, Jan"));
}

TEST(Questions, AStatementIsNone) {
  EXPECT_FALSE(asks("Ik kom graag naar Taal. Tot dan!"));
  EXPECT_FALSE(asks(""));
}

TEST(Questions, AMarkForAnUnknownValueAsksNothing) {
  for (const char* text : {"Wij komen.\n\nnaam\tgroep\nPiet Bakker\tTaal\nAnja Smit\t?",
                           "Ik kom.\nGroep: ?", "Anja komt ook (?), en ik kom."}) {
    EXPECT_FALSE(asks(text)) << text;
  }
}

TEST(Questions, ToTakeSomebodyOffTheListIsARequest) {
  EXPECT_FALSE(asks("Wilt u Piet Bakker van de deelnemerslijst schrappen?"));
}

TEST(Questions, SomebodyElsesQuestionIsNone) {
  EXPECT_FALSE(asks("Ja, graag.\n\nOp 3 sep. 2018 om 10:12 schreef Jan:\n> Kom je ook naar Taal?"));
}

TEST(Questions, WhatIsAskedAboutIsNotWished) {
  EXPECT_TRUE(asked("Gaat de werkgroep Taal ook door?", "Taal"));
  EXPECT_TRUE(asked("Wie zit er in de PLG Mobiel leren?", "Mobiel"));
  EXPECT_FALSE(asked("Mag ik me opgeven voor Taal?", "Taal"));
  EXPECT_FALSE(asked("Ik kom naar Taal. Is er koffie?", "Taal"));
}

TEST(Questions, WhatComesBeforeTheQuestionIsNotInIt) {
  EXPECT_FALSE(asked("ik wil graag naar Gedrag, moet ik iets meenemen", "Gedrag"));
}

TEST(Questions, ItsOrderOfWordsTellsOneWithoutAMark) {
  for (const char* text :
       {"Ik kom naar Taal.\n\nweten jullie al waar het is", "En hoe laat begint het",
        "in welk gebouw is de lunch", "Waar meld ik me die dag.", "is er ook parkeerruimte",
        "Ik kom naar Taal, zijn er nog andere groepen die middag",
        "ik kom naar taal. moet ik iets meenemen", "what time does it start", "wo ist der Eingang",
        "Hoe het met de lunch zit kan ik nergens vinden."}) {
    EXPECT_TRUE(asks(text)) << text;
  }
}

TEST(Questions, TheSameOrderInAStatementIsNone) {
  for (const char* text :
       {"Graag meld ik mij aan voor Taal.", "Daarom krijg ik steeds meer vragen over lezen.",
        "Heb er zin in!", "Als het kan, kom ik bij Taal.", "Waar ik wel blij van word is rekenen.",
        "Mocht u nog vragen hebben, dan hoor ik het graag.", "Waar werk je: De Brug",
        "Voor de vragen van onze ouders kom ik graag naar Gedrag."}) {
    EXPECT_FALSE(asks(text)) << text;
  }
}

TEST(Questions, CaptionsOfAFormAreNone) {
  EXPECT_FALSE(asks("Wie?\tAnne Bos\nWaar werk je?\tDe Brug\nWelke groep?\tTaal"));
  EXPECT_FALSE(asks("Wie?\n\nAnne Bos\n\nWelk bestuur?\n\nKeender"));
  EXPECT_FALSE(asks("De vierde kom ik. Waarvoor precies? Dat hoort u nog."));
  EXPECT_TRUE(asks("Ik kom.\n\nWelke groep is het grootst?"));
}

TEST(Questions, AboutHowTheDayGoesAsksForNoPlace) {
  EXPECT_TRUE(asks("Can we also choose on the spot?"));
  EXPECT_TRUE(asks("Kunnen we halverwege nog wisselen?"));
  EXPECT_FALSE(asks("Wilt u mij een bevestiging sturen?"));
}

TEST(Questions, AStatementMayBeTurnedRound) {
  EXPECT_FALSE(asks("Ook zou het mooi zijn als er koffie was."));
  EXPECT_FALSE(asks("Verder zou het fijn zijn als er koffie is."));
  EXPECT_FALSE(asks("Ik kom. Welke groep weet ik nog niet, dat zie ik daar wel."));
}

TEST(Questions, WhatTheWriterAnswersHerselfIsNone) {
  EXPECT_FALSE(asks("Ik kom naar Taal. Of er ook gewerkt wordt? Jazeker!"));
  EXPECT_TRUE(asks("Ik kom naar Taal. Wordt er ook gewerkt? Ik hoor het graag."));
}

TEST(Questions, WhatIsToldOfIsNotAskedOfUs) {
  EXPECT_FALSE(asks("Wij zeggen hier vaak tegen elkaar: hoe begeleid je zulke mensen eigenlijk?"));
}

TEST(Questions, WhatWasSaidInQuotesOrHeadsAColumnIsNone) {
  EXPECT_FALSE(
      asks("Er lag een briefje op van onze conci\u00ebrge: \"iets voor jou, Hein?\" Ik kom."));
  EXPECT_FALSE(asks("Zo hebben we het verdeeld:\n\nGroep\tWie gaat er\nTaal\tPiet Bos"));
  EXPECT_TRUE(asks("Ik kom graag. Wie gaat er nog meer?"));
}

TEST(Questions, WhatOneWondersAboutIsOne) {
  EXPECT_TRUE(asks("Ik vroeg me af of er koffie is."));
  EXPECT_FALSE(asks("Ik weet nog niet hoe laat ik er ben."));
}

}  // namespace
}  // namespace meldaan::extract::questions_test
