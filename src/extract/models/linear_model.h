// A linear model over named signs (multinomial logistic regression): what a class is worth is the
// sum of the weights that its signs have, and one class is as likely as the exponential of its sum
// says beside the others'.
//
// Immutable after it was made; any thread may ask it. It stays explainable: the signs that spoke
// for a class, and how much, can be named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/models/signs.h"
#include "extract/text/hash_index.h"

namespace meldaan::extract {

inline constexpr std::size_t kMostClasses = 5;

// Signs that begin so are what rules concluded. They count in full; the others are words and cues,
// many of which say the same, and are scaled down by how many there are.
inline constexpr std::string_view kRuleSign = "rule:";
inline bool counts_in_full(std::string_view sign) {
  return sign.starts_with(kRuleSign);
}

// One sign and what it is worth for each class. The text outlives the model.
struct SignWeights {
  std::string_view sign;
  float weights[kMostClasses];
};

class LinearModel {
 public:
  LinearModel() = default;
  // `bias` is what each of the `classes` (at most kMostClasses) is worth before any sign.
  LinearModel(std::vector<float> bias, const std::vector<SignWeights>& weights);
  // The same with the signs one a line, and their weights one class after the other: a compiler
  // reads this form of a large model far sooner.
  LinearModel(std::vector<float> bias, std::string_view signs, const float* weights);

  std::size_t classes() const { return bias_.size(); }
  bool empty() const { return bias_.empty(); }

  // How likely each class is; they sum to 1. A sign counts once; one that the model does not know
  // says nothing.
  std::vector<double> weigh(const Signs& signs) const;
  // The known signs that speak most for this class against the others, the strongest first.
  std::vector<std::string> reasons(const Signs& signs, std::size_t of_class,
                                   std::size_t most) const;
  // The first few of these for a human to read: "kom ik, graag, naar <group>".
  std::string because(const Signs& signs, std::size_t of_class) const;

 private:
  // The rows of the signs that the model knows, each once, in order.
  std::vector<std::uint32_t> known(const Signs& signs) const;

  // Of a sign, all that is looked at to weigh it. Most of a model is not in the processor's cache:
  // its text, which is elsewhere, is told by the 64 bits of its hash.
  struct Row {
    std::uint32_t rest_of_hash;  // the upper half; the index compares the lower
    bool in_full;
    float weights[kMostClasses];
  };

  std::vector<float> bias_;
  std::vector<Row> rows_;
  std::vector<std::string_view> signs_;  // of the rows
  HashIndex numbers_;                    // of the rows
};

}  // namespace meldaan::extract
