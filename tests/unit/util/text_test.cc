#include "util/text.h"

#include <gtest/gtest.h>

namespace meldaan {
namespace {

TEST(Fold, IgnoresCaseDiacriticsAndInvisibleCharacters) {
  EXPECT_EQ(fold("Stagecoördinatoren"), "stagecoordinatoren");
  EXPECT_EQ(fold("STAGECOO\u0308RDINATOREN"), "stagecoordinatoren");
  EXPECT_EQ(fold("zij\u00ADin\u200Bstroom"), "zijinstroom");
  EXPECT_EQ(fold("’t Hagenpoort"), "'t hagenpoort");
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("ﬁjn"), "fijn");
}

TEST(CleanText, KeepsWhatIsSeenAndDropsWhatIsNot) {
  EXPECT_EQ(clean_text("a\u00A0b\u200Bc\u00ADd\uFEFF"), "a bcd");
  EXPECT_EQ(clean_text("e\u0301"), "é");
  EXPECT_EQ(clean_text("één\u2028twee"), "één\ntwee");
}

TEST(ToValidUtf8, ReplacesWhatIsNone) {
  EXPECT_EQ(to_valid_utf8("a\xff"
                          "b"),
            "a\uFFFD"
            "b");
  EXPECT_EQ(to_valid_utf8(std::string_view("a\0b", 3)), "ab");
  EXPECT_FALSE(is_utf8("\xc3"));
  EXPECT_TRUE(is_utf8("é"));
}

TEST(Spaces, AreTrimmedAndCollapsed) {
  EXPECT_EQ(trim(" \t a b \r\n"), "a b");
  EXPECT_EQ(collapse_spaces("  a \n\t b  "), "a b");
  EXPECT_EQ(collapse_spaces("   "), "");
}

TEST(FirstWord, EndsWithTheFirstSpace) {
  EXPECT_EQ(first_word("Zoë van den Berg"), "Zoë");
  EXPECT_EQ(first_word("Zoë"), "Zoë");
  EXPECT_EQ(first_word(""), "");
}

TEST(FoldedWords, HasNoneOfTheSpacesBetweenThem) {
  EXPECT_EQ(folded_words("  Zoë  van den Berg "),
            (std::vector<std::string>{"zoe", "van", "den", "berg"}));
  EXPECT_TRUE(folded_words(" ").empty());
}

TEST(SplitLines, TakesLfAndCrlfAlike) {
  EXPECT_EQ(split_lines("a\r\nb\n\nc"), (std::vector<std::string_view>{"a", "b", "", "c"}));
  EXPECT_TRUE(split_lines("").empty());
}

TEST(Utf8Prefix, NeverCutsACharacter) {
  EXPECT_EQ(utf8_prefix("aé", 2), 1u);
  EXPECT_EQ(utf8_prefix("aé", 3), 3u);
  EXPECT_EQ(utf8_prefix("aé", 99), 3u);
  EXPECT_EQ(utf8_prefix("é", 1), 0u);
}

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(display_width("coördinator"), 11u);
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("漢字"), 4u);
}

TEST(Case, FollowsDutch) {
  EXPECT_EQ(lower("ÉÉN"), "één");
  EXPECT_EQ(upper("één"), "ÉÉN");
  EXPECT_TRUE(equals_ignoring_case("NO", "no"));
  EXPECT_FALSE(equals_ignoring_case("nor", "no"));
  EXPECT_TRUE(starts_with_ignoring_case("Content-Type", "content-"));
}

TEST(ReplaceAll, DoesNotLoopOverItsOwnWork) {
  EXPECT_EQ(replace_all("aXa", "a", "aa"), "aaXaa");
  EXPECT_EQ(replace_all("abc", "", "x"), "abc");
}

}  // namespace
}  // namespace meldaan
