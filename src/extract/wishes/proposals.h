// Groups that the invitation lacks and the writer would like to start or join.
#pragma once

#include <string>
#include <vector>

#include "extract/wishes/wishes.h"

namespace meldaan::extract {

struct Proposal {
  std::string topic;
  Range range;
  std::size_t said = 0;  // where it is proposed; the topic may have been named before
  double confidence = 0;
};

std::vector<Proposal> find_proposals(const WishContext& context,
                                     const std::vector<Mention>& mentions);

}  // namespace meldaan::extract
