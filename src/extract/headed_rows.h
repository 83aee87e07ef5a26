// Lists whose lines or blocks are headed by the school of those who stand there: "De Zandkamp: Joke
// Olthof (taal) en Rik Siemerink (gedrag)"; "De Zandkamp", and below it a line for each of them.
#pragma once

#include <vector>

#include "extract/rows.h"

namespace meldaan::extract {

// Lines with several people each; empty unless several lines are headed by a school.
std::vector<Row> find_headed_rows(const Part& part);
// Adds to each row the line of the school that heads it, as one more row of the same person. Where
// fewer than two schools head lines, nothing.
void add_headings(const Part& part, std::vector<Row>& rows);

}  // namespace meldaan::extract
