// Schools, foundations and other organisations: by the words before their names ("obs",
// "Stichting", "gemeente"), the words in them ("Sint-Jozefschool", "Twickelveld College"), what is
// said of them ("valt onder", "werk op"), labels, and their place in a signature.
#pragma once

#include <string>
#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/layout/fields.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

struct Place {
  bool is_school = true;  // else a foundation, board or other organisation
  std::string name;
  Range range;
  double score = 0;
  std::string why;

  // Whether a type word, an ending or a label says so, rather than what stands around it.
  bool says_itself() const { return score > 0.89; }
};

// All candidates in the writer's own text, its signature and (foundations only) its disclaimer.
std::vector<Place> find_places(const Document& document, const Cues& cues,
                               const std::vector<Field>& fields,
                               const std::vector<Mention>& mentions);

}  // namespace meldaan::extract
