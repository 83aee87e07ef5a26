// Tables with a head of labels: cells parted by tabs, bars or wide gaps, or each on a line of its
// own, as mail programs write a table that they can't draw.
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/phrases.h"

namespace meldaan::extract {

struct Table {
  Range range;                             // head and rows
  std::vector<std::vector<List>> columns;  // what each asks for; empty for a head that is no label
  std::vector<Range> heads;
  std::vector<std::vector<Range>>
      rows;  // a cell for each column; empty ranges where nothing stands
};

std::vector<Table> find_tables(const Document& document, const Cues& cues);

}  // namespace meldaan::extract
