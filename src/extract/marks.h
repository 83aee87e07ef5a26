// Groups chosen in a list: the invitation's own headings, or a list that the writer pasted, with
// "x", "ja graag" or a tick beside or below some of them; or named by their numbers ("nr 2 en 5").
#pragma once

#include <vector>

#include "extract/catalogue.h"
#include "extract/part.h"

namespace meldaan::extract {

struct Marks {
  std::vector<Mention> chosen;
  std::vector<Range> passed_over;  // lines of the same list that carry no mark
};

Marks find_marks(const Part& part, const Catalogue& catalogue);

}  // namespace meldaan::extract
