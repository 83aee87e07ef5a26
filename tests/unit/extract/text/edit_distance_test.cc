#include "extract/text/edit_distance.h"

#include <gtest/gtest.h>

#include <string>

namespace meldaan::extract::edit_distance_test {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  return EditDistance(a).to(b, limit);
}

TEST(EditDistance, CountsEachKindOfTypingErrorOnce) {
  EXPECT_EQ(edit_distance("gedrag", "gedrag", 3), 0u);
  EXPECT_EQ(edit_distance("gedrag", "gedag", 3), 1u) << "left out";
  EXPECT_EQ(edit_distance("gedrag", "gedraag", 3), 1u) << "doubled";
  EXPECT_EQ(edit_distance("gedrag", "gedrog", 3), 1u) << "another letter";
  EXPECT_EQ(edit_distance("gedrag", "gedarg", 3), 1u) << "neighbours swapped";
}

TEST(EditDistance, AddsThemUp) {
  EXPECT_EQ(edit_distance("rekenen", "tekenne", 3), 2u);
  EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3u);
  EXPECT_EQ(edit_distance("", "abc", 5), 3u);
  EXPECT_EQ(edit_distance("", "", 0), 0u);
  // Optimal string alignment: a swapped pair is not edited again (unrestricted it would be 2).
  EXPECT_EQ(edit_distance("ca", "abc", 5), 3u);
}

TEST(EditDistance, ReportsAllAboveTheLimitAsOneMore) {
  EXPECT_EQ(edit_distance("taal", "rekenen", 2), 3u);
  EXPECT_EQ(edit_distance("taal", "zaal", 0), 1u);
  EXPECT_EQ(edit_distance("taal", "taal", 0), 0u);
  EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 3), 4u);
}

TEST(EditDistance, CountsInTheLastPlaceOfTheLongestWord) {
  const std::string longest(kLongestCompared, 'a');
  EXPECT_EQ(edit_distance(longest, longest.substr(1), 2), 1u);
  EXPECT_EQ(edit_distance(longest, longest.substr(1) + "b", 2), 1u);
  EXPECT_EQ(edit_distance(longest.substr(2) + "bc", longest.substr(2) + "cb", 2), 1u);
}

TEST(EditDistance, DoesNotDependOnTheOrder) {
  const std::string words[] = {"stagecoordinatoren",
                               "stagecordinatoren",
                               "coordinatoren",
                               "stage",
                               "stagecoordinatorne",
                               "tsagecoordinatoren",
                               ""};
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      for (std::size_t limit = 0; limit <= 4; ++limit)
        EXPECT_EQ(edit_distance(a, b, limit), edit_distance(b, a, limit)) << a << " " << b;
    }
  }
}

TEST(EditDistance, TheLimitOnlyCuts) {
  const std::string words[] = {"internationalisering", "internationalisation",
                               "internatonalisreing", "nationalisering"};
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const std::size_t exact = edit_distance(a, b, 20);
      for (std::size_t limit = 0; limit <= 6; ++limit)
        EXPECT_EQ(edit_distance(a, b, limit), std::min(exact, limit + 1)) << a << " " << b;
    }
  }
}

TEST(EditDistance, WhatIsLongerThanAnyNameIsNoTypingErrorOfOne) {
  const std::string longest(kLongestCompared, 'a');
  EXPECT_EQ(edit_distance(longest, longest, 2), 0u);
  const std::string longer(kLongestCompared + 1, 'a');
  EXPECT_EQ(edit_distance(longer, longer, 2), 3u);
}

TEST(AllowedErrors, GrowWithTheWord) {
  EXPECT_EQ(allowed_errors(4), 0u) << "taal, zaal";
  EXPECT_EQ(allowed_errors(5), 0u);
  EXPECT_EQ(allowed_errors(6), 1u) << "gedrag";
  EXPECT_EQ(allowed_errors(14), 2u) << "schooldirectie";
  EXPECT_EQ(allowed_errors(20), 3u) << "internationalisering";
}

}  // namespace
}  // namespace meldaan::extract::edit_distance_test
