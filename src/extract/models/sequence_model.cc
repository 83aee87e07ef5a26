#include "extract/models/sequence_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace meldaan::extract {
namespace {

constexpr double kUnit = 1e-3;  // of TagWeights

// The numbers as shares of their sum, which is given back.
double normalise(OfTags& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  for (double& value : values) value /= sum;
  return sum;
}

}  // namespace

Lattice::Lattice(const std::vector<OfTags>& worth, const Transitions& transitions)
    : emitted_(worth),
      followed_(),
      forward_(worth.size()),
      backward_(worth.size()),
      scale_(worth.size(), 1) {
  for (OfTags& values : emitted_) {
    const double most = *std::max_element(values.begin(), values.end());
    for (double& value : values) value = std::exp(value - most);
  }
  // At the beginning no name goes on, as behind no name.
  for (std::size_t before = 0; before <= kTags; ++before) {
    for (std::size_t tag = 0; tag < kTags; ++tag) {
      const bool may = may_follow(before == kTags ? 0 : before, tag);
      followed_[before][tag] = may ? std::exp(transitions[before][tag]) : 0;
    }
  }
  for (std::size_t i = 0; i < worth.size(); ++i) {
    for (std::size_t tag = 0; tag < kTags; ++tag) {
      double reached = i == 0 ? followed_[kTags][tag] : 0;
      for (std::size_t before = 0; i > 0 && before < kTags; ++before)
        reached += forward_[i - 1][before] * followed_[before][tag];
      forward_[i][tag] = reached * emitted_[i][tag];
    }
    scale_[i] = normalise(forward_[i]);
  }
  if (!worth.empty()) backward_.back().fill(1);
  for (std::size_t i = worth.size(); i-- > 1;) {
    for (std::size_t before = 0; before < kTags; ++before) {
      double reached = 0;
      for (std::size_t tag = 0; tag < kTags; ++tag)
        reached += followed_[before][tag] * emitted_[i][tag] * backward_[i][tag];
      backward_[i - 1][before] = reached / scale_[i];
    }
  }
}

double Lattice::likely(std::size_t token, std::size_t tag) const {
  return forward_[token][tag] * backward_[token][tag];
}

double Lattice::likely(std::size_t token, std::size_t before, std::size_t tag) const {
  return forward_[token - 1][before] * followed_[before][tag] * emitted_[token][tag] *
         backward_[token][tag] / scale_[token];
}

SequenceModel::SequenceModel(std::vector<TagWeights> weights, const Transitions& transitions)
    : weights_(std::move(weights)), transitions_(transitions) {
  numbers_.reserve(weights_.size());
  for (std::size_t i = 0; i < weights_.size(); ++i)
    numbers_.add(weights_[i].sign, static_cast<std::uint32_t>(i));
}

OfTags SequenceModel::weigh(const TokenSigns& signs) const {
  std::array<std::int32_t, kTags> sums{};
  for (const std::uint32_t sign : signs) numbers_.expect(sign);
  for (const std::uint32_t sign : signs) {
    // The index compares all of a sign by itself.
    const std::uint32_t number = numbers_.find(sign, [](std::uint32_t) { return true; });
    if (number == HashIndex::kNone) continue;
    for (std::size_t tag = 0; tag < kTags; ++tag) sums[tag] += weights_[number].weights[tag];
  }
  OfTags worth{};
  for (std::size_t tag = 0; tag < kTags; ++tag) worth[tag] = kUnit * sums[tag];
  return worth;
}

std::vector<OfTags> SequenceModel::likely(const std::vector<TokenSigns>& text) const {
  std::vector<OfTags> values;
  values.reserve(text.size());
  for (const TokenSigns& signs : text) values.push_back(weigh(signs));
  const Lattice lattice(values, transitions_);
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (std::size_t tag = 0; tag < kTags; ++tag) values[i][tag] = lattice.likely(i, tag);
  }
  return values;
}

std::vector<Tag> likeliest(const std::vector<OfTags>& likely) {
  std::vector<Tag> tags;
  for (const OfTags& values : likely)
    tags.push_back(
        static_cast<Tag>(std::max_element(values.begin(), values.end()) - values.begin()));
  return tags;
}

std::vector<TaggedName> names_tagged(const std::vector<Tag>& tags) {
  std::vector<TaggedName> names;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto tag = static_cast<std::size_t>(tags[i]);
    if (tag % 2 == 1) {
      names.push_back({tags[i], i, i + 1});
    } else if (tag != 0 && !names.empty() && names.back().end == i &&
               static_cast<std::size_t>(names.back().kind) + 1 == tag) {
      names.back().end = i + 1;
    }
  }
  return names;
}

}  // namespace meldaan::extract
