// Answers of several people that somebody pasted one below the other: "Van: Karin Vos <…>" and what
// she wrote, "Karin Vos:" and what she said, "Karin Vos schreef: …".
#pragma once

#include <string_view>
#include <vector>

#include "extract/people/rows.h"

namespace meldaan::extract {

// One row for each, up to the next one's head; in it "ik" is she. Empty unless there are several.
std::vector<Row> find_spoken_rows(const Part& part);

// Whether one of the answers is that of somebody of this name.
bool speaks_in(const std::vector<Row>& rows, std::string_view name);

// Whether a row names no group and excuses her: "Jelle Smit, komt niet".
bool declines(const Part& part, const Row& row);

}  // namespace meldaan::extract
