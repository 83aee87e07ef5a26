// Tables, with a head of labels or without one: cells parted by tabs, bars or wide gaps, or each on
// a line of its own, as mail programs write a table that they can't draw.
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

struct Table {
  Range range;                             // head and rows
  std::vector<std::vector<List>> columns;  // what each asks for; empty for a head that is no label
  std::vector<Range> heads;
  // A cell for each column; empty ranges where nothing stands. Where it says "idem", the cell
  // above.
  std::vector<std::vector<Range>> rows;
  // Crosses in the cells below heads (people in the first column, or the other way round): what is
  // crossed in a row is that row's.
  bool grid = false;
  // Its heads stand in its first column: what is a row here is a column on the page.
  bool turned = false;
};

std::vector<Table> find_tables(const Document& document, const Cues& cues,
                               const std::vector<Mention>& mentions);

}  // namespace meldaan::extract
