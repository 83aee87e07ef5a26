#include "extract/text/sentences.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::sentences_test {
namespace {

using testing::ElementsAre;

std::vector<std::string> sentences_of(const std::string& text) {
  const Document document(text);
  const Sentences sentences(document);
  std::vector<std::string> texts;
  for (const Sentence& sentence : sentences.all())
    texts.push_back(document.original(sentence.range));
  return texts;
}

std::string clause_with(const std::string& text, const std::string& word) {
  const Document document(text);
  const Sentences sentences(document);
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document.original(i) == word) return document.original(sentences.clause_of(document, i));
  }
  return "(no " + word + ")";
}

TEST(Sentences, EndAtFullStopQuestionAndExclamationMark) {
  EXPECT_THAT(sentences_of("Ik kom. Kan dat? Leuk! Dag"),
              ElementsAre("Ik kom.", "Kan dat?", "Leuk!", "Dag"));
}

TEST(Sentences, AnAbbreviationOrInitialEndsNone) {
  EXPECT_THAT(sentences_of("Ik ben dr. J. Jansen uit St. Isidorushoeve."),
              ElementsAre("Ik ben dr. J. Jansen uit St. Isidorushoeve."));
  EXPECT_THAT(sentences_of("Op 4 oktober a.s. kom ik m.b.t. taal."),
              ElementsAre("Op 4 oktober a.s. kom ik m.b.t. taal."));
}

TEST(Sentences, AnAcronymDoes) {
  EXPECT_THAT(sentences_of("Graag naar IB. Niet naar Taal."),
              ElementsAre("Graag naar IB.", "Niet naar Taal."));
}

TEST(Sentences, ATimeHoldsTogether) {
  EXPECT_THAT(sentences_of("Om 15.00 uur ben ik er."), ElementsAre("Om 15.00 uur ben ik er."));
}

TEST(Sentences, EndAtALineThatTheWriterEnded) {
  EXPECT_THAT(sentences_of("Marieke Jansen\nOBS De Brug\n\nTaal"),
              ElementsAre("Marieke Jansen", "OBS De Brug", "Taal"));
}

TEST(Sentences, RunOnOverAWrappedLine) {
  EXPECT_THAT(
      sentences_of("Graag meld ik mij aan voor de werkgroep Begeleiding van starters en voor de\n"
                   "werkgroep Taal. Dank."),
      ElementsAre("Graag meld ik mij aan voor de werkgroep Begeleiding van starters en voor de "
                  "werkgroep Taal.",
                  "Dank."));
}

TEST(Sentences, EndAtASemicolonAndATab) {
  EXPECT_THAT(sentences_of("Taal; rekenen"), ElementsAre("Taal;", "rekenen"));
  EXPECT_THAT(sentences_of("Taal\trekenen"), ElementsAre("Taal", "rekenen"));
}

TEST(Sentences, KnowWhichAskAndWhichIntroduce) {
  const Document document("Kan dat?\nWat kost het??\nIk kies:\nTaal.\nOm 15:00 uur.");
  const Sentences sentences(document);
  ASSERT_EQ(sentences.all().size(), 5u);
  EXPECT_TRUE(sentences.all()[0].question);
  EXPECT_FALSE(sentences.all()[0].introduces);
  EXPECT_TRUE(sentences.all()[1].question);
  EXPECT_TRUE(sentences.all()[2].introduces);
  EXPECT_FALSE(sentences.all()[2].question);
  EXPECT_FALSE(sentences.all()[3].introduces);
  EXPECT_FALSE(sentences.all()[4].introduces) << "a colon inside a time";
}

TEST(Sentences, AQuestionMarkInsideAUrlAsksNothing) {
  const Document document("Zie https://voorbeeld.nl/?page=2 voor meer.");
  EXPECT_FALSE(Sentences(document).all()[0].question);
}

TEST(Sentences, EveryTokenStandsInOne) {
  const Document document("Beste Jan,\n\nIk kom. Graag: taal (en rekenen)! Dag\n-- \nMarieke");
  const Sentences sentences(document);
  std::size_t next = 0;
  for (const Sentence& sentence : sentences.all()) {
    EXPECT_EQ(sentence.range.begin, next);
    next = sentence.range.end;
  }
  EXPECT_EQ(next, document.size());
  for (std::size_t i = 0; i < document.size(); ++i)
    EXPECT_TRUE(sentences.of(i).range.contains(i)) << i;
}

TEST(Sentences, ATextWithoutFullStopsIsCut) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "en ";
  const Document document(text);
  const Sentences sentences(document);
  EXPECT_GT(sentences.all().size(), 1u);
  for (const Sentence& sentence : sentences.all()) EXPECT_LE(sentence.range.size(), 251u);
}

TEST(Sentences, EndWithoutCapitalsWhereNoneAreUsed) {
  const Document small("ik kom naar taal. weet alleen nog niet hoe laat");
  EXPECT_EQ(Sentences(small).all().size(), 2u);
  const Document usual("Ik kom naar de werkgr. taal.");
  EXPECT_EQ(Sentences(usual).all().size(), 1u);
}

// A letter that stands for a line of a list; but the initial of "C. De Vries" goes on.
TEST(Sentences, BeginBehindALetterWithAnEverydayWord) {
  const Cued letters("Doe mij D en F. De rest laat ik lopen.");
  EXPECT_EQ(Sentences(letters.document, &letters.cues).all().size(), 2u);
  const Cued name("Dit is van mevrouw C. De Vries uit Goor.");
  EXPECT_EQ(Sentences(name.document, &name.cues).all().size(), 1u);
}

TEST(Clauses, AreCutAtCommasBracketsAndFreeDashes) {
  EXPECT_EQ(clause_with("Wel taal, niet rekenen.", "taal"), "Wel taal");
  EXPECT_EQ(clause_with("Wel taal, niet rekenen.", "rekenen"), "niet rekenen.");
  EXPECT_EQ(clause_with("Naar taal (niet rekenen) en HRM", "rekenen"), "niet rekenen");
  EXPECT_EQ(clause_with("Taal - liever rekenen", "rekenen"), "liever rekenen");
  EXPECT_EQ(clause_with("Ik kies: taal", "taal"), "taal");
  EXPECT_EQ(clause_with("taal/rekenen", "rekenen"), "rekenen");
}

TEST(Clauses, AHyphenInsideAWordCutsNothing) {
  EXPECT_EQ(clause_with("de projectgroep Zij-instroom graag", "graag"),
            "de projectgroep Zij-instroom graag");
}

}  // namespace
}  // namespace meldaan::extract::sentences_test
