// Lists as an administration keeps them, the surname first: "Vos, Miranda de (Taal)".
#pragma once

#include <vector>

#include "extract/people/rows.h"

namespace meldaan::extract {

// Empty unless several lines begin so.
std::vector<Row> find_turned_rows(const Part& part);

}  // namespace meldaan::extract
