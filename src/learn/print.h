// The model as C++: learned/purpose_model.h is its header.
#pragma once

#include <string>

#include "learn/trainer.h"

namespace meldaan::learn {

std::string print_model(const Learned& learned);

}  // namespace meldaan::learn
