#include "extract/text/phrase_trie.h"

#include <gtest/gtest.h>

namespace meldaan::extract::phrase_trie_test {
namespace {

TEST(PhraseTrie, FollowsWhatWasGrown) {
  PhraseTrie trie;
  const PhraseTrie::Node hello = trie.grow(0, 2);
  const PhraseTrie::Node world = trie.grow(hello, 3);
  trie.end(world, {List::kGreeting, 0, 7});
  trie.freeze(3);
  EXPECT_EQ(trie.follow(0, 2), hello);
  EXPECT_EQ(trie.follow(hello, 3), world);
  EXPECT_EQ(trie.follow(hello, 2), 0u);
  EXPECT_EQ(trie.follow(0, 3), 0u);
  EXPECT_TRUE(trie.ends(hello).empty());
  ASSERT_EQ(trie.ends(world).size(), 1u);
  EXPECT_EQ(trie.ends(world).front().entry, 7u);
}

TEST(PhraseTrie, PhrasesShareTheirBeginning) {
  PhraseTrie trie;
  const PhraseTrie::Node first = trie.grow(0, 2);
  EXPECT_EQ(trie.grow(0, 2), first);
}

// Symbols that are equal modulo 64 look alike at a glance.
TEST(PhraseTrie, TellsApartWhatLooksAlike) {
  PhraseTrie trie;
  const PhraseTrie::Node from = trie.grow(0, 2);
  const PhraseTrie::Node near = trie.grow(from, 5);
  const PhraseTrie::Node far = trie.grow(from, 5 + 128);
  trie.freeze(200);
  EXPECT_EQ(trie.follow(from, 5), near);
  EXPECT_EQ(trie.follow(from, 5 + 64), 0u);
  EXPECT_EQ(trie.follow(from, 5 + 128), far);
}

TEST(PhraseTrie, KnowsWhereAPhraseIsBridged) {
  PhraseTrie trie;
  const PhraseTrie::Node verb = trie.grow(0, 2);
  const PhraseTrie::Node gap = trie.grow(verb, kBridge);
  const PhraseTrie::Node particle = trie.grow(gap, 3);
  trie.freeze(3);
  EXPECT_EQ(trie.bridge(verb), gap);
  EXPECT_EQ(trie.bridge(gap), 0u);
  EXPECT_EQ(trie.follow(gap, 3), particle);
}

}  // namespace
}  // namespace meldaan::extract::phrase_trie_test
