#include "learn/trainer.h"

#include <gtest/gtest.h>

namespace meldaan::learn {
namespace {

// "a" and "b" tell, "x" stands everywhere, "once" in one example alone.
std::vector<Example> examples() {
  std::vector<Example> found;
  for (int i = 0; i < 20; ++i) {
    found.push_back({{"a", "x"}, 0});
    found.push_back({{"b", "x"}, 1});
  }
  found.push_back({{"b", "once", "x"}, 1});
  return found;
}

TEST(Trainer, LearnsWhatTells) {
  const Learned learned = train(examples(), 2);
  const extract::LinearModel model = learned.model();
  EXPECT_GT(model.weigh({"a", "x"})[0], 0.9);
  EXPECT_GT(model.weigh({"b", "x"})[1], 0.9);
  EXPECT_EQ(model.reasons({"a", "x"}, 0, 1), std::vector<std::string>{"a"});
}

TEST(Trainer, WhatStandsOnceTeachesNothing) {
  const Learned learned = train(examples(), 2);
  for (const Learned::Sign& sign : learned.signs) EXPECT_NE(sign.sign, "once");
}

TEST(Trainer, AnUnknownSignSaysNothing) {
  const Learned learned = train(examples(), 2);
  const extract::LinearModel model = learned.model();
  EXPECT_EQ(model.weigh({"a", "never seen"}), model.weigh({"a"}));
}

TEST(Trainer, TheSameExamplesGiveTheSameModel) {
  const Learned first = train(examples(), 2);
  const Learned second = train(examples(), 2);
  EXPECT_EQ(first.bias, second.bias);
  ASSERT_EQ(first.signs.size(), second.signs.size());
  for (std::size_t i = 0; i < first.signs.size(); ++i) {
    EXPECT_EQ(first.signs[i].sign, second.signs[i].sign);
    EXPECT_EQ(first.signs[i].weights[0], second.signs[i].weights[0]);
  }
}

TEST(Trainer, OfSeveralClassesTheLikelihoodsSumToOne) {
  const Learned learned = train({{{"a"}, 0}, {{"a"}, 0}, {{"b"}, 2}, {{"b"}, 2}}, 3);
  const auto likely = learned.model().weigh({"b"});
  EXPECT_NEAR(likely[0] + likely[1] + likely[2], 1, 1e-9);
  EXPECT_GT(likely[2], likely[0]);
}

}  // namespace
}  // namespace meldaan::learn
