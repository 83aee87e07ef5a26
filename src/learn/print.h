// Models as C++: learned/models.h is the header.
#pragma once

#include <string>
#include <vector>

#include "learn/trainer.h"

namespace meldaan::learn {

struct NamedModel {
  std::string name;
  Learned learned;
};
std::string print_models(const std::vector<NamedModel>& models);

}  // namespace meldaan::learn
