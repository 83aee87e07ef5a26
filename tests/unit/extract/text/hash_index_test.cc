#include "extract/text/hash_index.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace meldaan::extract::hash_index_test {
namespace {

TEST(HashIndex, KnowsNothingBeforeSomethingWasAdded) {
  const HashIndex index;
  EXPECT_EQ(index.find(hash_of("school"), [](std::uint32_t) { return true; }), HashIndex::kNone);
}

TEST(HashIndex, FindsEachOfThousandsAndNoOther) {
  std::vector<std::string> texts;
  HashIndex index;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    texts.push_back("woord" + std::to_string(i));
    index.add(hash_of(texts.back()), i);
  }
  const auto find = [&](const std::string& text) {
    return index.find(hash_of(text), [&](std::uint32_t number) { return texts[number] == text; });
  };
  for (std::uint32_t i = 0; i < texts.size(); ++i) EXPECT_EQ(find(texts[i]), i);
  for (std::uint32_t i = 5000; i < 10000; ++i)
    EXPECT_EQ(find("woord" + std::to_string(i)), HashIndex::kNone);
}

// Two texts may have one hash: the text decides.
TEST(HashIndex, TellsApartWhatHasTheSameHash) {
  HashIndex index;
  for (std::uint32_t i = 0; i < 40; ++i) index.add(7, i);
  for (std::uint32_t i = 0; i < 40; ++i)
    EXPECT_EQ(index.find(7, [i](std::uint32_t number) { return number == i; }), i);
  EXPECT_EQ(index.find(7, [](std::uint32_t) { return false; }), HashIndex::kNone);
}

// By its halves a model knows a sign without its text: neither may follow from the other.
TEST(HashIndex, TheWideHashTellsApartWhatSharesItsLowerHalf) {
  std::map<std::uint32_t, std::uint64_t> by_part;
  std::size_t shared = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t hash = wide_hash_of("woord" + std::to_string(i));
    EXPECT_EQ(static_cast<std::uint32_t>(hash), hash_of("woord" + std::to_string(i)));
    const auto [known, added] = by_part.emplace(static_cast<std::uint32_t>(hash) % 4096, hash);
    if (added) continue;
    ++shared;
    EXPECT_NE(known->second >> 32, hash >> 32) << i;
  }
  EXPECT_GT(shared, 15000u);
}

TEST(HashIndex, TextsOfAnyLengthDifferInEachOfTheirBytes) {
  for (std::size_t length = 1; length <= 20; ++length) {
    const std::string text(length, 'a');
    for (std::size_t at = 0; at < length; ++at) {
      std::string other = text;
      other[at] = 'b';
      EXPECT_NE(hash_of(other), hash_of(text)) << length << " " << at;
    }
    EXPECT_NE(hash_of(text + 'a'), hash_of(text));
  }
}

}  // namespace
}  // namespace meldaan::extract::hash_index_test
