// Places in the values of labels: "School: obs De Brug (Stichting Consent)".
#pragma once

#include <vector>

#include "extract/layout/fields.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

struct LabelledPlace {
  bool is_school = true;
  Range range;
  const char* why = "";
};

std::vector<LabelledPlace> labelled_places(const Document& document, const Cues& cues,
                                           const std::vector<Field>& fields);

// Whether a label's value is no value: "School: die hoor ik vrijdag pas", "School: ik werk op De
// Brug". It is to be read as prose is.
bool is_prose(const Document& document, const Cues& cues, const Range& value);

}  // namespace meldaan::extract
