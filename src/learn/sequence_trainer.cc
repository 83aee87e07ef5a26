#include "learn/sequence_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

#include "learn/training.h"

namespace meldaan::learn {
namespace {

using extract::kTags;
using extract::OfTags;

// Chosen by leaving sets out; neither half nor double of any changes the share found by a point,
// but for the rounds: twice as many learn the examples by heart.
constexpr int kSequenceRounds = 8;
constexpr std::size_t kLeastTokens = 3;
constexpr double kSequencePull = 0.01;
constexpr double kSequenceStep = 0.1;
constexpr double kFirstTagSquare = 0.01;
constexpr double kTold = 1e-4;         // an error below it teaches nothing
constexpr double kNoTagWeight = 0.1;   // signs of less are left out
constexpr double kThousandths = 1000;  // TagWeights are thousandths

class SequenceTraining {
 public:
  explicit SequenceTraining(std::size_t signs) : weights_(signs), squares_(signs) {
    for (OfTags& squares : squares_) squares.fill(kFirstTagSquare);
    for (OfTags& squares : squares_after_) squares.fill(kFirstTagSquare);
  }

  struct Text {
    std::vector<std::vector<std::size_t>> signs;
    std::vector<std::size_t> tags;
  };

  void learn_from(const Text& text) {
    std::vector<OfTags> worth(text.signs.size(), OfTags{});
    for (std::size_t i = 0; i < worth.size(); ++i) {
      for (const std::size_t sign : text.signs[i]) {
        for (std::size_t tag = 0; tag < kTags; ++tag) worth[i][tag] += weights_[sign][tag];
      }
    }
    const extract::Lattice lattice(worth, transitions_);
    for (std::size_t i = 0; i < worth.size(); ++i) {
      for (std::size_t tag = 0; tag < kTags; ++tag) {
        const double error = lattice.likely(i, tag) - (text.tags[i] == tag ? 1 : 0);
        if (std::abs(error) < kTold) continue;
        for (const std::size_t sign : text.signs[i])
          take_step(kSequenceStep, error + kSequencePull * weights_[sign][tag], weights_[sign][tag],
                    squares_[sign][tag]);
      }
    }
    learn_transitions(text, lattice);
  }

  const OfTags& weights(std::size_t sign) const { return weights_[sign]; }
  const extract::Transitions& transitions() const { return transitions_; }

 private:
  void learn_transitions(const Text& text, const extract::Lattice& lattice) {
    extract::Transitions errors{};
    for (std::size_t tag = 0; tag < kTags; ++tag) {
      errors[kTags][tag] = lattice.likely(0, tag) - (text.tags[0] == tag ? 1 : 0);
      for (std::size_t before = 0; before < kTags; ++before) {
        for (std::size_t i = 1; i < text.tags.size(); ++i) {
          const bool so = text.tags[i - 1] == before && text.tags[i] == tag;
          errors[before][tag] += lattice.likely(i, before, tag) - (so ? 1 : 0);
        }
      }
    }
    for (std::size_t before = 0; before <= kTags; ++before) {
      for (std::size_t tag = 0; tag < kTags; ++tag)
        take_step(kSequenceStep, errors[before][tag], transitions_[before][tag],
                  squares_after_[before][tag]);
    }
  }

  std::vector<OfTags> weights_;
  std::vector<OfTags> squares_;
  extract::Transitions transitions_{};
  extract::Transitions squares_after_{};
};

// Numbers those signs that stand often enough, in their order.
std::map<std::uint32_t, std::size_t> number_token_signs(
    const std::vector<const TaggedText*>& texts) {
  std::unordered_map<std::uint32_t, std::size_t> counts;
  for (const TaggedText* text : texts) {
    for (const extract::TokenSigns& signs : text->signs) {
      for (const std::uint32_t sign : signs) ++counts[sign];
    }
  }
  return number_frequent(counts, kLeastTokens);
}

std::vector<SequenceTraining::Text> numbered(const std::vector<const TaggedText*>& texts,
                                             const std::map<std::uint32_t, std::size_t>& ordered) {
  const std::unordered_map<std::uint32_t, std::size_t> numbers(ordered.begin(), ordered.end());
  std::vector<SequenceTraining::Text> found;
  for (const TaggedText* text : texts) {
    SequenceTraining::Text& copy = found.emplace_back();
    for (const extract::TokenSigns& signs : text->signs) {
      auto& known = copy.signs.emplace_back();
      for (const std::uint32_t sign : signs) {
        if (const auto number = numbers.find(sign); number != numbers.end())
          known.push_back(number->second);
      }
    }
    for (const extract::Tag tag : text->tags) copy.tags.push_back(static_cast<std::size_t>(tag));
  }
  return found;
}

}  // namespace

LearnedSequence train(const std::vector<const TaggedText*>& texts) {
  const auto numbers = number_token_signs(texts);
  std::vector<SequenceTraining::Text> rows = numbered(texts, numbers);
  SequenceTraining training(numbers.size());
  std::mt19937 random(1);
  for (int round = 0; round < kSequenceRounds; ++round) {
    shuffle(rows, random);
    for (const SequenceTraining::Text& row : rows) training.learn_from(row);
  }
  LearnedSequence learned;
  learned.transitions = training.transitions();
  for (const auto& [sign, number] : numbers) {
    const OfTags& weights = training.weights(number);
    if (std::none_of(weights.begin(), weights.end(),
                     [](double weight) { return std::abs(weight) >= kNoTagWeight; }))
      continue;
    extract::TagWeights& entry = learned.weights.emplace_back();
    entry.sign = sign;
    for (std::size_t tag = 0; tag < kTags; ++tag)
      entry.weights[tag] = static_cast<std::int16_t>(std::lround(weights[tag] * kThousandths));
  }
  return learned;
}

}  // namespace meldaan::learn
