// Groups named by their numbers or letters in a list that stands in the mail: "nr 2 en 5", "b en
// d".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// A line of a list of groups.
struct ListLine {
  std::optional<Mention> mention;
  std::string ordinal;         // "2", "b": how the line is numbered; empty where it is not
  std::size_t ordinal_at = 0;  // the ordinal's token, where it stands in a column
};

// The groups of a list of the writer's own that stand behind a number, a letter or a code, wherever
// on the line: "1 Taal      2 Rekenen", "W1 taal, W2 rekenen".
std::vector<ListLine> numbered_groups(const Part& part, const Catalogue& catalogue);

// "2." and "b)" at a line's beginning, below its bullet; empty where none stands there.
std::string ordinal_of(const Part& part, const Range& line);
std::size_t behind_ordinal(const Part& part, const Range& line);

// The groups on lines that the writer's own words point to; the number is their evidence. One
// entry of `lines` for each line of the text, and then those in columns.
std::vector<Mention> groups_pointed_at(const Part& part, const std::vector<ListLine>& lines);

}  // namespace meldaan::extract
