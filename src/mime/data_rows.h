// The rows of an html table that holds data. A cell that goes on in the rows below it (rowspan)
// stands in each of them.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "mime/html_text.h"

namespace meldaan::mime {

class DataRows {
 public:
  void begin_row();
  // False where there is no row, or where it goes on and is longer or oftener than data is: then
  // the table lays something out.
  bool add(std::string text, unsigned rows);

  bool holds_data() const;
  DataTable take() { return std::move(rows_); }

 private:
  struct Cell {
    std::string text;
    unsigned below = 0;  // so many rows have it too
  };

  void fill();

  DataTable rows_;
  std::vector<Cell> columns_;
  std::size_t filled_ = 0;
};

}  // namespace meldaan::mime
