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
  for (std::size_t i = 0; i < weights_.size(); ++i) numbers_.emplace(weights_[i].sign, i);
}

const SignWeights* LinearModel::find(const std::string& sign) const {
  const auto found = numbers_.find(sign);
  return found == numbers_.end() ? nullptr : &weights_[found->second];
}

std::vector<double> LinearModel::weigh(const std::vector<std::string>& signs) const {
  std::vector<double> sums(bias_.begin(), bias_.end());
  std::vector<double> scaled(bias_.size(), 0);
  std::size_t known = 0;
  for (const std::string& sign : signs) {
    const SignWeights* weights = find(sign);
    if (weights == nullptr) continue;
    const bool in_full = counts_in_full(sign);
    known += in_full ? 0 : 1;
    for (std::size_t i = 0; i < sums.size(); ++i)
      (in_full ? sums : scaled)[i] += weights->weights[i];
  }
  const double scale = known == 0 ? 0 : 1 / std::sqrt(static_cast<double>(known));
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += scaled[i] * scale;
  const double most = *std::max_element(sums.begin(), sums.end());
  for (double& sum : sums) sum = std::exp(sum - most);
  const double all = std::accumulate(sums.begin(), sums.end(), 0.0);
  for (double& sum : sums) sum /= all;
  return sums;
}

std::vector<std::string> LinearModel::reasons(const std::vector<std::string>& signs,
                                              std::size_t of_class, std::size_t most) const {
  std::vector<std::pair<double, std::string>> worth;
  for (const std::string& sign : signs) {
    const SignWeights* weights = find(sign);
    if (weights == nullptr) continue;
    double mean = 0;
    for (std::size_t i = 0; i < bias_.size(); ++i) mean += weights->weights[i];
    mean /= static_cast<double>(bias_.size());
    if (weights->weights[of_class] > mean)
      worth.emplace_back(weights->weights[of_class] - mean, sign);
  }
  std::sort(worth.begin(), worth.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> named;
  for (std::size_t i = 0; i < std::min(most, worth.size()); ++i) named.push_back(worth[i].second);
  return named;
}

std::string LinearModel::because(const std::vector<std::string>& signs,
                                 std::size_t of_class) const {
  constexpr std::size_t kShown = 3;
  return join(reasons(signs, of_class, kShown), ", ");
}

}  // namespace meldaan::extract
