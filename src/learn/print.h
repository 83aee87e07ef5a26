// Models as C++: learned/models.h is the header.
#pragma once

#include <string>
#include <vector>

#include "learn/sequence_trainer.h"
#include "learn/trainer.h"

namespace meldaan::learn {

struct NamedModel {
  std::string name;
  Learned learned;
};
std::string print_models(const std::vector<NamedModel>& models, const LearnedSequence& names);

}  // namespace meldaan::learn
