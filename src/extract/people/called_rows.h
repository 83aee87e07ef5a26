// Lists of people who are all called by their first names: "- Bregje: Taal", "- Saskia: HRM".
#pragma once

#include <vector>

#include "extract/parts/part.h"
#include "extract/people/rows.h"

namespace meldaan::extract {

// One row for each line that is a first name and, behind a mark, a group; empty where there are
// fewer than two of them, or not one of the names is known as a first name.
std::vector<Row> find_called_rows(const Part& part);

}  // namespace meldaan::extract
