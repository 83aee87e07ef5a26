// Labelled lines: "Naam: …", "School - …", "Stichting/organisatie:" with the value on the next
// line, in any order; and the cells of tables.
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/layout/tables.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {

struct Field {
  std::vector<List> labels;  // one; several for "School/stichting:"
  Range label;
  Range value;           // empty: nothing stands there
  bool unknown = false;  // "weet ik niet", "-": named, and said to be missing
  bool in_table = false;
  bool has(List list) const;
};

struct Fields {
  std::vector<Field> all;
  std::vector<Table> tables;  // their cells are fields as well

  // Whether the token is of a value, or of one with this label.
  bool hold(std::size_t token) const;
  bool hold(List label, std::size_t token) const;
};

// No word of a group's name is a label: "Academische school: Anna Smit".
Fields find_fields(const Document& document, const Cues& cues, const Sentences& sentences,
                   const std::vector<Mention>& mentions);

}  // namespace meldaan::extract
