// Groups chosen in a list: the invitation's own headings, or a list that the writer pasted, with
// "x", "ja graag" or a tick beside or below some of them; or named by their numbers ("nr 2 en 5").
#pragma once

#include <vector>

#include "extract/catalogue.h"
#include "extract/part.h"

namespace meldaan::extract {

struct Marks {
  std::vector<Mention> chosen;
  // The names on all lines of that list: its marks, or their absence, have the say there.
  std::vector<Range> settled;
};

Marks find_marks(const Part& part, const Catalogue& catalogue);

}  // namespace meldaan::extract
