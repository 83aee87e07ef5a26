// Rows of a list that only their shape makes rows: a name that no list has, and a group behind it.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/parts/part.h"
#include "extract/text/names.h"

namespace meldaan::extract {

// Commas, colons, arrows and the like.
bool parts_cells(const Document& document, std::size_t token);

// "leerkracht groep 5 | Sefanja Zwiers", "ib'er/rt'er | )": how far what begins the range may be a
// post, which is written in small letters.
std::size_t end_of_post(const Document& document, const Range& range);

// "Sefanja Zwiers, obs De Brug, Taal", "leerkracht groep 5 Sefanja Zwiers doet Taal": two
// capitalised words of their own and a group behind them in the words of one line.
std::optional<PersonName> shaped_name(const Part& part, const Range& line);

}  // namespace meldaan::extract
