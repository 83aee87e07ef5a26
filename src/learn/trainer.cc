#include "learn/trainer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "learn/training.h"

namespace meldaan::learn {
namespace {

// Chosen by leaving whole sets of mails out; neither half nor double of any changes the share read
// right by a point.
constexpr int kRounds = 20;
constexpr std::size_t kLeastExamples = 2;
constexpr double kPull = 3e-3;
constexpr double kStep = 0.2;
constexpr double kBiasStep = 0.02;
constexpr double kFirstSquare = 1e-6;
constexpr double kNoWeight = 0.005;  // what is less is left out

struct Row {
  std::vector<std::size_t> in_full;
  std::vector<std::size_t> signs;  // scaled by how many there are
  std::size_t of_class = 0;
};

class Training {
 public:
  Training(std::size_t signs, std::size_t classes)
      : classes_(classes),
        weights_(signs * classes, 0),
        squares_(signs * classes, kFirstSquare),
        bias_(classes, 0) {}

  void learn_from(const Row& row) {
    const double scale =
        row.signs.empty() ? 0 : 1 / std::sqrt(static_cast<double>(row.signs.size()));
    std::vector<double> likely = bias_;
    for (std::size_t i = 0; i < classes_; ++i) {
      for (const std::size_t sign : row.signs) likely[i] += weight(sign, i) * scale;
      for (const std::size_t sign : row.in_full) likely[i] += weight(sign, i);
    }
    const double most = *std::max_element(likely.begin(), likely.end());
    for (double& value : likely) value = std::exp(value - most);
    const double all = std::accumulate(likely.begin(), likely.end(), 0.0);
    for (std::size_t i = 0; i < classes_; ++i) {
      const double error = likely[i] / all - (i == row.of_class ? 1 : 0);
      bias_[i] -= kBiasStep * error;
      for (const std::size_t sign : row.signs) step(sign, i, error * scale);
      for (const std::size_t sign : row.in_full) step(sign, i, error);
    }
  }

  double& weight(std::size_t sign, std::size_t of_class) {
    return weights_[sign * classes_ + of_class];
  }
  const std::vector<double>& bias() const { return bias_; }

 private:
  void step(std::size_t sign, std::size_t of_class, double error) {
    const double slope = error + kPull * weight(sign, of_class);
    take_step(kStep, slope, weight(sign, of_class), squares_[sign * classes_ + of_class]);
  }

  std::size_t classes_;
  std::vector<double> weights_;
  std::vector<double> squares_;
  std::vector<double> bias_;
};

// Numbers those signs that occur often enough, in the order of their names.
std::map<std::string, std::size_t> number_signs(const std::vector<Example>& examples) {
  std::map<std::string, std::size_t> counts;
  for (const Example& example : examples) {
    for (const std::string& sign : example.signs) ++counts[sign];
  }
  return number_frequent(counts, kLeastExamples);
}

}  // namespace

Learned train(const std::vector<Example>& examples, std::size_t classes) {
  const auto numbers = number_signs(examples);
  std::vector<Row> rows;
  for (const Example& example : examples) {
    Row row;
    row.of_class = example.of_class;
    for (const std::string& sign : example.signs) {
      const auto found = numbers.find(sign);
      if (found == numbers.end()) continue;
      (extract::counts_in_full(sign) ? row.in_full : row.signs).push_back(found->second);
    }
    rows.push_back(std::move(row));
  }
  Training training(numbers.size(), classes);
  std::mt19937 random(1);
  for (int round = 0; round < kRounds; ++round) {
    shuffle(rows, random);
    for (const Row& row : rows) training.learn_from(row);
  }
  Learned learned;
  for (const double bias : training.bias()) learned.bias.push_back(static_cast<float>(bias));
  for (const auto& [sign, number] : numbers) {
    Learned::Sign entry{sign, {}};
    bool counts = false;
    for (std::size_t i = 0; i < classes; ++i) {
      entry.weights[i] = static_cast<float>(training.weight(number, i));
      counts = counts || std::abs(entry.weights[i]) >= kNoWeight;
    }
    if (counts) learned.signs.push_back(std::move(entry));
  }
  return learned;
}

extract::LinearModel Learned::model() const {
  std::vector<extract::SignWeights> weights;
  for (const Sign& entry : signs) {
    extract::SignWeights copy{entry.sign, {}};
    std::copy(std::begin(entry.weights), std::end(entry.weights), std::begin(copy.weights));
    weights.push_back(copy);
  }
  return {bias, std::move(weights)};
}

}  // namespace meldaan::learn
