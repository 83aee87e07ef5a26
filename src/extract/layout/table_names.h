// People's names in the cells of a table: several in a cell, turned ("Vos, Miranda de"), or in
// parts over columns for the surname, its particle and the given name.
#pragma once

#include <optional>
#include <vector>

#include "extract/layout/tables.h"
#include "extract/text/names.h"

namespace meldaan::extract {

std::vector<PersonName> names_in_cell(const Range& cell, const Document& document,
                                      const Cues& cues);

// Whether more than one column asks for a name, and one of them holds given names.
bool names_in_parts(const Table& table, const Document& document, const Cues& cues);
// The name whose parts stand in the row; nullopt where one is missing.
std::optional<PersonName> name_of_parts(const Table& table, const std::vector<Range>& row,
                                        const Document& document, const Cues& cues);

}  // namespace meldaan::extract
