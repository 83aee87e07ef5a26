#include "extract/text/vocabulary.h"

#include <gmock/gmock.h>

namespace meldaan::extract::vocabulary_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Symbol> symbols_of(const Vocabulary& vocabulary, std::string_view word) {
  const Symbols symbols = vocabulary.symbols_of(word, hash_of(word));
  return {symbols.items, symbols.items + symbols.count};
}

TEST(Vocabulary, GivesEachWordOneNumber) {
  Vocabulary vocabulary;
  const Symbol school = vocabulary.add_word("school");
  EXPECT_NE(vocabulary.add_word("groep"), school);
  EXPECT_EQ(vocabulary.add_word("school"), school);
  EXPECT_THAT(symbols_of(vocabulary, "school"), ElementsAre(school));
  EXPECT_THAT(symbols_of(vocabulary, "scholen"), IsEmpty());
  EXPECT_THAT(symbols_of(vocabulary, ""), IsEmpty());
}

TEST(Vocabulary, AWordIsAlsoWhatItBeginsAndEndsWith) {
  Vocabulary vocabulary;
  const Symbol basis = vocabulary.add_beginning("basis");
  const Symbol school = vocabulary.add_ending("school");
  const Symbol whole = vocabulary.add_word("basisschool");
  EXPECT_THAT(symbols_of(vocabulary, "basisschool"), ElementsAre(whole, basis, school));
  EXPECT_THAT(symbols_of(vocabulary, "montessorischool"), ElementsAre(school));
  // An affix is a real part.
  EXPECT_THAT(symbols_of(vocabulary, "school"), IsEmpty());
  EXPECT_THAT(symbols_of(vocabulary, "basis"), IsEmpty());
}

TEST(Vocabulary, TheBeginningsOfAWordMayBeSeveral) {
  Vocabulary vocabulary;
  const Symbol shorter = vocabulary.add_beginning("aan");
  const Symbol longer = vocabulary.add_beginning("aanmeld");
  EXPECT_THAT(symbols_of(vocabulary, "aanmelding"), ElementsAre(shorter, longer));
}

TEST(Vocabulary, OnlyForgivenWordsMayBeMisspelt) {
  Vocabulary vocabulary;
  const Symbol meant = vocabulary.add_word("aanmelden");
  vocabulary.add_word("deelnemen");
  vocabulary.forgive("aanmelden");
  EXPECT_EQ(vocabulary.misspelt("aanmeden"), meant) << "left out";
  EXPECT_EQ(vocabulary.misspelt("aamnelden"), meant) << "swapped";
  EXPECT_EQ(vocabulary.misspelt("aanmelen"), meant);
  EXPECT_EQ(vocabulary.misspelt("eanmelden"), 0u) << "the first letter is hardly ever wrong";
  EXPECT_EQ(vocabulary.misspelt("deelnemn"), 0u);
}

TEST(Vocabulary, AMisspellingOfTwoWordsIsNone) {
  Vocabulary vocabulary;
  for (const std::string_view word : {"stelling", "stalling"}) {
    vocabulary.add_word(word);
    vocabulary.forgive(word);
  }
  EXPECT_EQ(vocabulary.misspelt("stilling"), 0u);
}

TEST(Vocabulary, ShortWordsAreOthersWithOneLetterLess) {
  Vocabulary vocabulary;
  vocabulary.add_word("wil");
  vocabulary.forgive("wil");
  EXPECT_EQ(vocabulary.misspelt("wl"), 0u);
}

TEST(Vocabulary, AParticipleIsNoMisspelling) {
  Vocabulary vocabulary;
  const Symbol fit = vocabulary.add_word("passen");
  vocabulary.forgive("passen");
  EXPECT_EQ(vocabulary.misspelt("passsen"), fit);
  EXPECT_EQ(vocabulary.misspelt("passend"), 0u);
}

}  // namespace
}  // namespace meldaan::extract::vocabulary_test
