// From examples to a linear model (extract/linear_model.h): logistic regression, one example at a
// time, with a step of its own for each weight (AdaGrad) and a pull towards zero (L2).
//
// The same examples in the same order give the same weights: the shuffling has a seed of its own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/models/linear_model.h"

namespace meldaan::learn {

struct Example {
  std::vector<std::string> signs;  // each once
  std::size_t of_class = 0;
};

struct Learned {
  struct Sign {
    std::string sign;
    float weights[extract::kMostClasses] = {};
  };
  std::vector<float> bias;
  std::vector<Sign> signs;  // sorted

  // Refers to this, which must not move while the model is used.
  extract::LinearModel model() const;
};

Learned train(const std::vector<Example>& examples, std::size_t classes);

}  // namespace meldaan::learn
