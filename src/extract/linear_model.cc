#include "extract/linear_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "util/text.h"

namespace meldaan::extract {

LinearModel::LinearModel(std::vector<float> bias, std::vector<SignWeights> weights)
    : bias_(std::move(bias)), weights_(std::move(weights)) {
  numbers_.reserve(weights_.size());
  for (std::uint32_t i = 0; i < weights_.size(); ++i) numbers_.add(hash_of(weights_[i].sign), i);
}

namespace {

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

LinearModel::LinearModel(std::vector<float> bias, std::string_view signs, const float* weights)
    : LinearModel(bias, rows_of(signs, weights, bias.size())) {}

std::vector<std::uint32_t> LinearModel::known(const Signs& signs) const {
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < signs.size(); ++i) numbers_.expect(signs.hash(i));
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const std::uint32_t number = numbers_.find(
        signs.hash(i), [&](std::uint32_t at) { return weights_[at].sign == signs[i]; });
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
    const SignWeights& sign = weights_[number];
    const bool in_full = counts_in_full(sign.sign);
    words += in_full ? 0 : 1;
    for (std::size_t i = 0; i < sums.size(); ++i) (in_full ? sums : scaled)[i] += sign.weights[i];
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
    const SignWeights& sign = weights_[number];
    double mean = 0;
    for (std::size_t i = 0; i < bias_.size(); ++i) mean += sign.weights[i];
    mean /= static_cast<double>(bias_.size());
    if (sign.weights[of_class] > mean) worth.emplace_back(sign.weights[of_class] - mean, sign.sign);
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
