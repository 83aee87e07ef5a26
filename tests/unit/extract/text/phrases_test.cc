#include "extract/text/phrases.h"

#include <gmock/gmock.h>

namespace meldaan::extract::phrases_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// All lists there are, each of them empty.
Lexicon empty_lexicon() {
  Lexicon lexicon;
  lexicon.language = "nl";
  lexicon.file = "lexicon.nl.toml";
  for (std::size_t i = 0; i < kListCount; ++i)
    lexicon.lists[std::string(name_of(static_cast<List>(i)))];
  return lexicon;
}

Lexicon lexicon_with(const std::vector<std::pair<List, std::string>>& phrases) {
  Lexicon lexicon = empty_lexicon();
  int line = 10;
  for (const auto& [list, text] : phrases)
    lexicon.lists[std::string(name_of(list))].push_back({text, line++});
  return lexicon;
}

PhraseBook book_of(const std::vector<std::pair<List, std::string>>& phrases) {
  return PhraseBook::compile({lexicon_with(phrases)}).value();
}

std::vector<std::string> found(const PhraseBook& book, List list, const std::string& text) {
  const Document document(text);
  const Cues cues = book.find(document);
  std::vector<std::string> texts;
  for (const Cue& cue : cues.of(list)) texts.push_back(document.original(cue.range));
  return texts;
}

TEST(Phrases, AreFoundWithoutCaseAndDiacritics) {
  const PhraseBook book =
      book_of({{List::kJob, "coördinator"}, {List::kClosing, "hartelijke groet"}});
  EXPECT_THAT(found(book, List::kJob, "de COORDINATOR en de coördinator"),
              ElementsAre("COORDINATOR", "coördinator"));
  EXPECT_THAT(found(book, List::kClosing, "Hartelijke  Groet,"), ElementsAre("Hartelijke Groet"));
}

TEST(Phrases, AreWholeWords) {
  const PhraseBook book = book_of({{List::kWish, "wil"}});
  EXPECT_THAT(found(book, List::kWish, "wil wilde Wil."), ElementsAre("wil", "Wil"));
}

TEST(Phrases, BridgeHowSomebodyIsReachedAsIfItWereNotThere) {
  const PhraseBook book = book_of({{List::kRegister, "meld \u2026 aan"}});
  EXPECT_THAT(found(book, List::kRegister,
                    "meld ik mijn collega Tim van den Berg (tim@school.example) aan"),
              ElementsAre("meld ik mijn collega Tim van den Berg (tim@school.example) aan"));
  EXPECT_THAT(found(book, List::kRegister, "meld een twee drie vier vijf zes zeven acht negen aan"),
              IsEmpty());
}

TEST(Phrases, TheLongestOfAListAtAPlaceCounts) {
  const PhraseBook book = book_of({{List::kRegister, "meld"}, {List::kRegister, "meld ik mij"}});
  EXPECT_THAT(found(book, List::kRegister, "hierbij meld ik mij aan"), ElementsAre("meld ik mij"));
  EXPECT_THAT(found(book, List::kRegister, "hierbij meld ik u"), ElementsAre("meld"));
}

TEST(Phrases, WhatLiesWithinALongerOneOfTheSameListIsLeftOut) {
  const PhraseBook book =
      book_of({{List::kParticle, "van de"}, {List::kParticle, "de"}, {List::kCommon, "de"}});
  EXPECT_THAT(found(book, List::kParticle, "van de Berg, de Boer"), ElementsAre("van de", "de"));
  EXPECT_THAT(found(book, List::kCommon, "van de Berg, de Boer"), ElementsAre("de", "de"))
      << "another list is not concerned";
}

TEST(Phrases, OverlappingOnesOfAListAreBothFound) {
  const PhraseBook book = book_of({{List::kWish, "a b"}, {List::kWish, "b c"}});
  EXPECT_THAT(found(book, List::kWish, "a b c"), ElementsAre("a b", "b c"));
}

TEST(Phrases, AStarStandsForAnyBeginningOrEnding) {
  const PhraseBook book =
      book_of({{List::kRegister, "aanmeld*"}, {List::kSchoolEnding, "*school"}});
  EXPECT_THAT(found(book, List::kRegister, "aanmelden, Aanmelding"),
              ElementsAre("aanmelden", "Aanmelding"));
  EXPECT_THAT(found(book, List::kSchoolEnding, "de Jozefschool"), ElementsAre("Jozefschool"));
  EXPECT_THAT(found(book, List::kSchoolEnding, "school schoolplein scholen"), IsEmpty())
      << "the star is at least one letter";
  EXPECT_THAT(found(book, List::kRegister, "aanmeld"), IsEmpty());
}

TEST(Phrases, AStarMayStandInsideALongerPhrase) {
  const PhraseBook book = book_of({{List::kRegister, "graag aanmeld* voor"}});
  EXPECT_THAT(found(book, List::kRegister, "ik wil graag aanmelden voor Taal"),
              ElementsAre("graag aanmelden voor"));
}

TEST(Phrases, PunctuationBelongsToAPhrase) {
  const PhraseBook book = book_of({{List::kClosing, "m.v.g."}, {List::kUnknownValue, "?"}});
  EXPECT_THAT(found(book, List::kClosing, "M.v.g. Jan"), ElementsAre("M.v.g."));
  EXPECT_THAT(found(book, List::kUnknownValue, "School: ?"), ElementsAre("?"));
}

TEST(Phrases, EachCueKnowsItsLanguage) {
  Lexicon english = lexicon_with({{List::kWish, "would like"}});
  english.language = "en";
  const PhraseBook book =
      PhraseBook::compile({lexicon_with({{List::kWish, "graag"}}), english}).value();
  const Cues cues = book.find(Document("graag, would like"));
  ASSERT_EQ(cues.of(List::kWish).size(), 2u);
  EXPECT_EQ(cues.of(List::kWish)[0].language, 0);
  EXPECT_EQ(cues.of(List::kWish)[1].language, 1);
}

TEST(Cues, AreAskedForByPlace) {
  const PhraseBook book = book_of({{List::kParticle, "van de"}, {List::kParticle, "ter"}});
  const Document document("Jan van de Berg ter Horst");
  const Cues cues = book.find(document);
  EXPECT_TRUE(cues.at(List::kParticle, 1));
  EXPECT_FALSE(cues.at(List::kParticle, 2)) << "none begins at its second word";
  EXPECT_TRUE(cues.covers(List::kParticle, 2)) << "but it stands in one";
  EXPECT_FALSE(cues.covers(List::kParticle, 3));
  EXPECT_EQ(cues.end_at(List::kParticle, 1), 3u);
  EXPECT_EQ(cues.end_at(List::kParticle, 2), 2u);
  EXPECT_TRUE(cues.any(List::kParticle, {0, 3}));
  EXPECT_FALSE(cues.any(List::kParticle, {0, 2})) << "it does not end in the range";
  EXPECT_FALSE(cues.any(List::kParticle, {2, 4}));
  ASSERT_NE(cues.first(List::kParticle, {2, 6}), nullptr);
  EXPECT_EQ(cues.first(List::kParticle, {2, 6})->range, (Range{4, 5}));
  EXPECT_THAT(cues.all(List::kParticle, {0, 6}), ElementsAre(Range{1, 3}, Range{4, 5}));
}

TEST(Cues, BehindTheEndThereIsNone) {
  const Cues cues = book_of({{List::kWish, "graag"}}).find(Document("graag"));
  EXPECT_FALSE(cues.at(List::kWish, 1));
  EXPECT_FALSE(cues.at(List::kWish, static_cast<std::size_t>(-1)));
  EXPECT_FALSE(cues.covers(List::kWish, 7));
  EXPECT_EQ(cues.end_at(List::kWish, 7), 7u);
}

// --- a lexicon that cannot be used ---

Error error_of(const Lexicon& lexicon) {
  const auto compiled = PhraseBook::compile({lexicon});
  EXPECT_FALSE(compiled.ok());
  return compiled.ok() ? Error{} : compiled.error();
}

TEST(PhraseBook, RefusesAListThatNobodyReads) {
  Lexicon lexicon = empty_lexicon();
  lexicon.lists["greetings"].push_back({"beste", 7});
  const Error error = error_of(lexicon);
  EXPECT_EQ(error.code, Errc::kConfig);
  EXPECT_EQ(error.retry, Retry::kPermanent);
  EXPECT_THAT(error.text, HasSubstr("lexicon.nl.toml:7: "));
  EXPECT_THAT(error.text, HasSubstr("greetings"));
}

TEST(PhraseBook, RefusesAnEmptyPhrase) {
  for (const char* text : {"", "   "}) {
    Lexicon lexicon = lexicon_with({{List::kWish, "graag"}, {List::kWish, text}});
    const Error error = error_of(lexicon);
    EXPECT_EQ(error.code, Errc::kConfig);
    EXPECT_THAT(error.text, HasSubstr("lexicon.nl.toml:11: "));
  }
}

TEST(PhraseBook, RefusesAStarBesideTooFewOrTooManyLetters) {
  for (const char* text : {"ab*", "*ab", "abcdefghijklmnopq*"}) {
    const Error error = error_of(lexicon_with({{List::kWish, text}}));
    EXPECT_EQ(error.code, Errc::kConfig) << text;
    EXPECT_THAT(error.text, HasSubstr("lexicon.nl.toml:10: ")) << text;
  }
  EXPECT_TRUE(PhraseBook::compile({lexicon_with({{List::kWish, "abc*"}})}).ok());
  EXPECT_TRUE(PhraseBook::compile({lexicon_with({{List::kWish, "abcdefghijklmnop*"}})}).ok());
}

TEST(PhraseBook, RefusesLexiconsThatAllLackAList) {
  Lexicon lexicon = empty_lexicon();
  lexicon.lists.erase("closing");
  const Error error = error_of(lexicon);
  EXPECT_EQ(error.code, Errc::kConfig);
  EXPECT_THAT(error.text, HasSubstr("lexicon.nl.toml"));
  EXPECT_THAT(error.text, HasSubstr("closing"));

  Lexicon english = empty_lexicon();
  english.language = "en";
  EXPECT_TRUE(PhraseBook::compile({lexicon, english}).ok()) << "one of them has it";
  EXPECT_FALSE(PhraseBook::compile({}).ok());
}

TEST(Phrases, AreFoundInSpiteOfASlip) {
  const PhraseBook book =
      book_of({{List::kRegister, "inschrijven"}, {List::kJob, "conciërge"}, {List::kWish, "wens"}});
  EXPECT_THAT(found(book, List::kRegister, "graag inscrijven"), ElementsAre("inscrijven"));
  EXPECT_THAT(found(book, List::kRegister, "Inschijven graag"), ElementsAre("Inschijven"));
  EXPECT_THAT(found(book, List::kRegister, "Piet Inschrijver"), IsEmpty()) << "a name";
  EXPECT_THAT(found(book, List::kRegister, "Inscrijven: Taal"), ElementsAre("Inscrijven"));
  EXPECT_THAT(found(book, List::kJob, "de concierges"), IsEmpty()) << "its sense hangs on no job";
  EXPECT_THAT(found(book, List::kWish, "mijn wenz"), IsEmpty()) << "too short";
}

TEST(Phrases, VerbsStandForAllTheirForms) {
  Lexicon lexicon = lexicon_with({{List::kNegation, "~over/slaan"}});
  lexicon.lists["irregular_verb"].push_back({"slaan sla slaat sloeg sloegen geslagen", 20});
  const PhraseBook book = PhraseBook::compile({lexicon}).value();
  EXPECT_THAT(found(book, List::kNegation, "Taal sla ik dus over."),
              ElementsAre("sla ik dus over"));
  EXPECT_THAT(found(book, List::kNegation, "Taal wil ik overslaan."), ElementsAre("overslaan"));

  lexicon.lists["wish"].push_back({"zet {nobody} bij", 30});
  EXPECT_THAT(PhraseBook::compile({lexicon}).error().text, HasSubstr("lexicon.nl.toml:30"));
}

}  // namespace
}  // namespace meldaan::extract::phrases_test
