// Rows of names and groups in which nobody was read: whose groups these are is not known.
#pragma once

#include <vector>

#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// Lines of equally many cells, several of them, that hold a group in one cell and, some of them at
// least, what may be somebody's name in another, and are the row of nobody who is signed up.
std::vector<Range> find_unread_rows(const Part& part, const std::vector<PersonFound>& people);

}  // namespace meldaan::extract
