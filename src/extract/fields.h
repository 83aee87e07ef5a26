// Labelled lines: "Naam: …", "School - …", "Stichting/organisatie:" with the value on the next
// line, in any order; and tables that a mail program flattened.
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/phrases.h"

namespace meldaan::extract {

struct Field {
  std::vector<List> labels;  // one; several for "School/stichting:"
  Range label;
  Range value;           // empty: nothing stands there
  bool unknown = false;  // "weet ik niet", "-": named, and said to be missing
  bool has(List list) const;
};

struct Fields {
  std::vector<Field> all;
  std::vector<Range> columns;  // the head of a flattened table: labels that follow each other
};

Fields find_fields(const Document& document, const Cues& cues);

}  // namespace meldaan::extract
