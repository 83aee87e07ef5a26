// Tables without a head: what each column holds is told by its cells. Given names, surnames and
// their particles, whole names, addresses, groups, schools, in whichever order.
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/layout/tables.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

// What the cells are parted by. Prose has commas as well: there names have to be parted over
// columns. Other marks part whole names from schools and groups.
enum class Parted { kByCells, kByCommas, kByMarks };

// Rows of equally many cells. Without rows where no columns hold names, or nothing beside them
// says that these are people's rows.
Table table_of_typed_block(const Document& document, const Cues& cues,
                           const std::vector<Mention>& mentions,
                           const std::vector<std::vector<Range>>& block, Parted parted);

// Cells that stand one below the other, one record behind the other: each begins with a whole name
// and is as long as the first. What the last lacks is empty.
Table table_of_records(const Document& document, const Cues& cues,
                       const std::vector<Mention>& mentions, const std::vector<Range>& cells);

// Whether a cell is one person's whole name, by a given name that is known.
bool is_known_name(const Document& document, const Cues& cues, const Range& cell);

}  // namespace meldaan::extract
