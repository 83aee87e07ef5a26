#include "extract/text/lists.h"

#include <gtest/gtest.h>

#include <set>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::lists_test {
namespace {

TEST(Lists, EachHasANameOfItsOwnThatLeadsBackToIt) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kListCount; ++i) {
    const auto list = static_cast<List>(i);
    const std::string_view name = name_of(list);
    EXPECT_FALSE(name.empty());
    EXPECT_TRUE(names.insert(name).second) << name << " names two lists";
    EXPECT_EQ(list_of(name), list) << name;
  }
}

TEST(Lists, AnUnknownNameIsNone) {
  EXPECT_EQ(list_of("greetings"), std::nullopt);
  EXPECT_EQ(list_of(""), std::nullopt);
  EXPECT_EQ(list_of("Greeting"), std::nullopt);
}

TEST(Lists, TheKeysInTheFilesStandForTheListsOfThatName) {
  EXPECT_EQ(name_of(List::kGreeting), "greeting");
  EXPECT_EQ(name_of(List::kQuoteStart), "quote_start");
  EXPECT_EQ(name_of(List::kLabelFoundation), "label_foundation");
  EXPECT_EQ(name_of(List::kNoNegation), "no_negation");
  EXPECT_EQ(name_of(List::kNotATypo), "not_a_typo");
  EXPECT_EQ(name_of(List::kRoleMailbox), "role_mailbox");
  EXPECT_EQ(name_of(List::kOutOfOfficeSubject), "out_of_office_subject");
  EXPECT_EQ(name_of(List::kCommon), "common");
}

TEST(Lists, TheDutchLexiconFillsAllOfThem) {
  const Lexicon& dutch = desk().lexicons.front();
  EXPECT_EQ(dutch.language, "nl");
  for (std::size_t i = 0; i < kListCount; ++i) {
    const std::string_view name = name_of(static_cast<List>(i));
    EXPECT_FALSE(dutch.list(name).empty()) << name;
  }
}

}  // namespace
}  // namespace meldaan::extract::lists_test
