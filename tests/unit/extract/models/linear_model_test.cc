#include "extract/models/linear_model.h"

#include <gmock/gmock.h>

namespace meldaan::extract::linear_model_test {
namespace {

using testing::ElementsAre;

TEST(Signs, AreTheirPiecesJoined) {
  Signs signs;
  signs.add({"s:", "graag", " ", "erbij"});
  signs.add("is:reply");
  ASSERT_EQ(signs.size(), 2U);
  EXPECT_EQ(signs[0], "s:graag erbij");
  EXPECT_EQ(signs[1], "is:reply");
  EXPECT_EQ(signs.hash(0), wide_hash_of("s:graag erbij"));
}

TEST(Signs, DistinctOnesComeOnceAndSorted) {
  EXPECT_THAT(Signs({"s:b", "s:a", "s:b"}).distinct(), ElementsAre("s:a", "s:b"));
}

LinearModel model() {
  return {
      {0, 0},
      {{"rule:asks", {0, 1, 0, 0, 0}}, {"s:graag", {2, 0, 0, 0, 0}}, {"s:wat", {0, 2, 0, 0, 0}}}};
}

TEST(LinearModel, WeighsASignOnceHoweverOftenItStands) {
  EXPECT_GT(model().weigh({"s:graag"})[0], 0.85);
  EXPECT_EQ(model().weigh({"s:graag", "s:graag", "s:graag"}), model().weigh({"s:graag"}));
  EXPECT_EQ(model().weigh({"s:never seen"}), model().weigh({}));
}

TEST(LinearModel, NamesTheKnownSignsThatSpokeForAClass) {
  const Signs signs = {"s:graag", "s:never seen", "rule:asks", "s:wat"};
  EXPECT_THAT(model().reasons(signs, 1, 3), ElementsAre("s:wat", "rule:asks"));
  EXPECT_EQ(model().because(signs, 0), "s:graag");
}

}  // namespace
}  // namespace meldaan::extract::linear_model_test
