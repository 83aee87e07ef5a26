// Groups chosen or refused in a list: the invitation's own headings, or a list that the writer made
// or pasted, with a verdict beside or below some of them ("x", "ja graag", "niet: …", a ticked
// box); or named by their numbers ("nr 2 en 5").
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

struct Marks {
  std::vector<Mention> chosen;
  std::vector<Mention> refused;
  // The numbers or letters of lines, where the writer's own words name groups by them.
  std::vector<Mention> pointed;
  // The names on all lines of that list: its marks, or their absence, have the say there.
  std::vector<Range> settled;
};

Marks find_marks(const Part& part, const Catalogue& catalogue);

}  // namespace meldaan::extract
