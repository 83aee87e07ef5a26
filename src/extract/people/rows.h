// Lists of people: numbered or bulleted lines, rows of a flattened table, forms filled in one below
// the other.
#pragma once

#include <vector>

#include "extract/parts/part.h"
#include "extract/people/person_at.h"
#include "extract/text/names.h"

namespace meldaan::extract {

struct Row {
  Range range;      // all that belongs to this person; two people may share a table's row
  PersonName name;  // empty text where the writer lists himself without it ("ikzelf")
  bool writer = false;
  bool speaks = false;  // it is her own answer, pasted: its "ik" is she
};

// Empty where the mail holds no list. A single line is one only where a sentence announces it.
std::vector<Row> find_rows(const Part& part);

// Whether nothing stands beside the name in its line, and no group below it: "Thea Grondhuis", and
// "administratief medewerkster" in the next line.
bool holds_name_alone(const Part& part, const Row& row);

}  // namespace meldaan::extract
