// Names that a later mail writes otherwise than we do: "het is Jansen met één s", "Backker, met
// ck".
//
// Pure, and total like all reading.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/conversation.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// One word of somebody's name, in another spelling.
struct Respelt {
  std::size_t who = 0;  // number of the acquaintance
  std::string name;     // the whole name, as it is to be
  Range range;          // the word
};

// Words that differ from one of a name by a letter or two, where the mail says how it is spelt or
// puts a name right. What may be meant for two people is left out.
std::vector<Respelt> respelt_names(const Part& body, const std::vector<Acquaintance>& known);

}  // namespace meldaan::extract
