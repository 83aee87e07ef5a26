// Groups that are named before and pointed to: "Hoe vaak komt HRM bijeen? Voor die groep meld ik me
// aan."
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"

namespace meldaan::extract {

// `mentions` in order. Not where two were named together, and not of topics in several kinds.
std::vector<Mention> demonstrated_groups(const Document& document, const Cues& cues,
                                         const std::vector<Topic>& topics,
                                         const std::vector<Mention>& mentions);

}  // namespace meldaan::extract
