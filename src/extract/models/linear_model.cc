#include "extract/models/linear_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "util/text.h"

namespace meldaan::extract {
namespace {

std::uint32_t upper_half(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32);
}

std::uint32_t lower_half(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash);
}

std::vector<SignWeights> rows_of(std::string_view signs, const float* weights,
                                 std::size_t classes) {
  std::vector<SignWeights> rows;
  for (std::size_t end = signs.find('\n'); end != std::string_view::npos; end = signs.find('\n')) {
    SignWeights& row = rows.emplace_back(SignWeights{signs.substr(0, end), {}});
    std::copy_n(weights, classes, row.weights);
    weights += classes;
    signs.remove_prefix(end + 1);
  }
  return rows;
}

}  // namespace

LinearModel::LinearModel(std::vector<float> bias, const std::vector<SignWeights>& weights)
    : bias_(std::move(bias)) {
  rows_.reserve(weights.size());
  signs_.reserve(weights.size());
  numbers_.reserve(weights.size());
  for (const SignWeights& sign : weights) {
    const std::uint64_t hash = wide_hash_of(sign.sign);
    numbers_.add(lower_half(hash), static_cast<std::uint32_t>(rows_.size()));
    Row& row = rows_.emplace_back(Row{upper_half(hash), counts_in_full(sign.sign), {}});
    std::copy_n(sign.weights, bias_.size(), row.weights);
    signs_.push_back(sign.sign);
  }
}

LinearModel::LinearModel(std::vector<float> bias, std::string_view signs, const float* weights)
    : LinearModel(bias, rows_of(signs, weights, bias.size())) {}

std::vector<std::uint32_t> LinearModel::known(const Signs& signs) const {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(signs.size());
  for (std::size_t i = 0; i < signs.size(); ++i) numbers_.expect(lower_half(signs.hash(i)));
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const std::uint64_t hash = signs.hash(i);
    const std::uint32_t number = numbers_.find(lower_half(hash), [&](std::uint32_t row) {
      return rows_[row].rest_of_hash == upper_half(hash);
    });
    if (number != HashIndex::kNone) numbers.push_back(number);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

std::vector<double> LinearModel::weigh(const Signs& signs) const {
  std::vector<double> sums(bias_.begin(), bias_.end());
  std::vector<double> scaled(bias_.size(), 0);
  std::size_t words = 0;
  for (const std::uint32_t number : known(signs)) {
    const Row& row = rows_[number];
    words += row.in_full ? 0 : 1;
    std::vector<double>& added_to = row.in_full ? sums : scaled;
    for (std::size_t i = 0; i < sums.size(); ++i) added_to[i] += row.weights[i];
  }
  const double scale = words == 0 ? 0 : 1 / std::sqrt(static_cast<double>(words));
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += scaled[i] * scale;
  const double most = *std::max_element(sums.begin(), sums.end());
  for (double& sum : sums) sum = std::exp(sum - most);
  const double all = std::accumulate(sums.begin(), sums.end(), 0.0);
  for (double& sum : sums) sum /= all;
  return sums;
}

std::vector<std::string> LinearModel::reasons(const Signs& signs, std::size_t of_class,
                                              std::size_t most) const {
  std::vector<std::pair<double, std::string_view>> worth;
  for (const std::uint32_t number : known(signs)) {
    const Row& row = rows_[number];
    double mean = 0;
    for (std::size_t i = 0; i < bias_.size(); ++i) mean += row.weights[i];
    mean /= static_cast<double>(bias_.size());
    if (row.weights[of_class] > mean)
      worth.emplace_back(row.weights[of_class] - mean, signs_[number]);
  }
  std::sort(worth.begin(), worth.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> named;
  for (std::size_t i = 0; i < std::min(most, worth.size()); ++i)
    named.emplace_back(worth[i].second);
  return named;
}

std::string LinearModel::because(const Signs& signs, std::size_t of_class) const {
  constexpr std::size_t kShown = 3;
  return join(reasons(signs, of_class, kShown), ", ");
}

}  // namespace meldaan::extract
