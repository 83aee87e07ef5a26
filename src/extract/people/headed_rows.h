// Lists whose lines or blocks are headed by the school of those who stand there: "De Zandkamp: Joke
// Olthof (taal) en Rik Siemerink (gedrag)"; "De Zandkamp", and below it a line for each of them.
#pragma once

#include <vector>

#include "extract/people/rows.h"

namespace meldaan::extract {

// Lines with several people each; empty unless several lines are headed by a school.
std::vector<Row> find_headed_rows(const Part& part);
// Adds to each row the line of the school that heads it, as one more row of the same person. Where
// fewer than two schools head lines, nothing.
void add_headings(const Part& part, std::vector<Row>& rows);
// Whether a line has the bullet of the row that begins at that token and stands no further to the
// right: it heads the next rows, and is no part of this one.
bool is_item_beside(const Document& document, const Line& line, std::size_t row);

}  // namespace meldaan::extract
