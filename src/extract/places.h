// Schools, foundations and other organisations: by the words before their names ("obs",
// "Stichting", "gemeente"), the words in them ("Sint-Jozefschool", "Twickelveld College"), what is
// said of them ("valt onder", "werk op"), labels, and their place in a signature.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/fields.h"
#include "extract/phrases.h"

namespace meldaan::extract {

struct Place {
  bool is_school = true;  // else a foundation, board or other organisation
  std::string name;
  Range range;
  double score = 0;
  std::string why;
};

// All candidates in the writer's own text, its signature and (foundations only) its disclaimer.
std::vector<Place> find_places(const Document& document, const Cues& cues,
                               const std::vector<Field>& fields);

}  // namespace meldaan::extract
