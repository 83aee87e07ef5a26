#include "extract/models/sequence_model.h"

#include <gmock/gmock.h>

#include <numeric>

namespace meldaan::extract::sequence_model_test {
namespace {

using testing::ElementsAre;

// The sign 1 tells a school's first word, the sign 2 that a school's name goes on.
SequenceModel schools() {
  Transitions transitions{};
  for (OfTags& tags : transitions) tags[0] = 3;
  transitions[1][2] = 5;
  return {{{1, {0, 5000, 0, 0, 0, 0, 0}}, {2, {0, 0, 2000, 0, 0, 0, 0}}}, transitions};
}

TEST(SequenceModel, TagsByTheSignsOfEachToken) {
  EXPECT_THAT(likeliest(schools().likely({{7}, {1}, {2}, {7}})),
              ElementsAre(Tag::kNone, Tag::kSchool, Tag::kInSchool, Tag::kNone));
}

TEST(SequenceModel, NoNameGoesOnThatDidNotBegin) {
  const auto likely = schools().likely({{2}, {7}});
  EXPECT_EQ(likely[0][static_cast<std::size_t>(Tag::kInSchool)], 0);
}

TEST(SequenceModel, TheLikelihoodsOfATokenSumToOne) {
  for (const OfTags& tags : schools().likely({{1, 2}, {2}, {9}}))
    EXPECT_NEAR(std::accumulate(tags.begin(), tags.end(), 0.0), 1, 1e-9);
}

TEST(SequenceModel, HasNothingToSayOfAnEmptyText) {
  EXPECT_TRUE(schools().likely({}).empty());
}

TEST(SequenceModel, StandsWorthsThatAreFarApart) {
  const SequenceModel sure({{1, {-32000, 32000, 0, 0, 0, 0, 0}}}, {});
  EXPECT_NEAR(sure.likely({{1, 1}, {1}})[0][static_cast<std::size_t>(Tag::kSchool)], 1, 1e-9);
}

TEST(Lattice, PairsOfTagsAreAsLikelyAsTheSecondOfThem) {
  const Lattice lattice({{0, 1, 0, 2, 0, 0, 0}, {1, 0, 2, 0, 0, 0, 0}}, {});
  for (std::size_t tag = 0; tag < kTags; ++tag) {
    double pairs = 0;
    for (std::size_t before = 0; before < kTags; ++before) pairs += lattice.likely(1, before, tag);
    EXPECT_NEAR(pairs, lattice.likely(1, tag), 1e-9);
  }
}

TEST(NamesTagged, AreTheirWordsInOrder) {
  EXPECT_THAT(names_tagged({Tag::kInPerson, Tag::kSchool, Tag::kInSchool, Tag::kSchool, Tag::kNone,
                            Tag::kFoundation, Tag::kInSchool}),
              ElementsAre(TaggedName{Tag::kSchool, 1, 3}, TaggedName{Tag::kSchool, 3, 4},
                          TaggedName{Tag::kFoundation, 5, 6}));
}

}  // namespace
}  // namespace meldaan::extract::sequence_model_test
