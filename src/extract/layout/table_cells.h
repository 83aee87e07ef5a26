// A line cut into the cells of a table's row.
#pragma once

#include <vector>

#include "extract/text/document.h"

namespace meldaan::extract {

using Block = std::vector<std::vector<Range>>;  // rows of cells

constexpr char kAnyMark = '*';  // "1) Karin Vos, De Vlieger: Taal"

// A cell for every separator (a tab, '|', ';', ',' or kAnyMark), empty ones too; with kAnyMark only
// the filled ones, behind a bullet or a number.
std::vector<Range> every_cell(const Document& document, const Line& line, char separator);

}  // namespace meldaan::extract
