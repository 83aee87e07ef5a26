#include "extract/text/phrase_words.h"

#include <gtest/gtest.h>

#include <string>

namespace meldaan::extract::phrase_words_test {
namespace {

// Each word as the trie is told of it.
std::string spelt(const std::string& phrase) {
  std::string all;
  const PhraseWords words(phrase);
  for (const PhraseWord& word : words.all()) {
    all += all.empty() ? "" : " ";
    all += word.bridge ? "(any)"
                       : std::string(word.star_before ? "*" : "") + std::string(word.text) +
                             (word.star_behind ? "*" : "");
  }
  return all;
}

TEST(PhraseWords, AreTheSameHoweverTheyAreRead) {
  for (const auto& [phrase, words] : {std::pair{"meld aan", "meld aan"},
                                      {"meld \u2026 aan", "meld (any) aan"},
                                      {"aanmeld*", "aanmeld*"},
                                      {"*school", "*school"},
                                      {"op 4 oktober", "op 4 oktober"},
                                      // not plain: a text is made of these
                                      {"W&T", "w & t"},
                                      {"s.v.p.", "s . v . p ."},
                                      {"Aan\u00efs  hier", "aanis hier"},
                                      {"n.n. \u2026 volgt", "n . n . (any) volgt"}})
    EXPECT_EQ(spelt(phrase), words) << phrase;
}

TEST(PhraseWords, AreNoneInAnEmptyPhrase) {
  EXPECT_EQ(spelt(""), "");
  EXPECT_EQ(spelt("  "), "");
  EXPECT_EQ(spelt("*"), "*");
}

}  // namespace
}  // namespace meldaan::extract::phrase_words_test
