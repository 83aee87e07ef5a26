// Lists of people: numbered or bulleted lines, rows of a flattened table, forms filled in one below
// the other.
#pragma once

#include <vector>

#include "extract/names.h"
#include "extract/part.h"

namespace meldaan::extract {

struct Row {
  Range range;      // all that belongs to this person; two people may share a table's row
  PersonName name;  // empty text where the writer lists himself without it ("ikzelf")
  bool writer = false;
};

// Empty where the mail holds no list. A single line is one only where a sentence announces it.
std::vector<Row> find_rows(const Part& part);

// Where a name that begins at this token must end: the next place, or its sentence's end; the token
// itself where a place or a group stands.
std::size_t name_limit(const Part& part, std::size_t token);

// A person's name at this token of running text: capitals, and a sign that it is a person's (a
// first name, an initial, a title) unless `named` says that one is expected here.
std::optional<PersonName> person_at(const Part& part, std::size_t token, bool named);

}  // namespace meldaan::extract
