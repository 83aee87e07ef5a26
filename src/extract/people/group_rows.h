// People behind the group they choose, or before it: "Taal: Rinske Bouwhuis en Ilja Vrielmann",
// "Gedrag - ondergetekende".
#pragma once

#include <vector>

#include "extract/parts/part.h"
#include "extract/people/rows.h"

namespace meldaan::extract {

// One row for each person of each such line; somebody in several lines has several rows. Empty
// where no line gives a full name.
std::vector<Row> find_group_rows(const Part& part);

// Behind the words with which the writer of a list names himself ("ikzelf", "ondergetekende"); the
// token itself where there are none.
std::size_t behind_listed_writer(const Part& part, std::size_t token, std::size_t end);

// "mijn adjunct, Willy Egbers (…)", "onze nieuwe juf Ilse Kamphof": the name behind what she is;
// the token itself where there is none.
std::size_t behind_description(const Part& part, std::size_t token, std::size_t end);

// Whether a line of a list speaks of its writer alone, in a sentence: "dat doe ik zelf", "en ik ga
// naar Taal".
bool is_told_of_writer(const Part& part, const Range& words);

}  // namespace meldaan::extract
