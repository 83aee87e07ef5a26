// Rows and columns, for terminals and as CSV.
#pragma once

#include <string>
#include <vector>

namespace meldaan::cli {

class Table {
 public:
  explicit Table(std::vector<std::string> heading) : heading_(std::move(heading)) {}
  // As many cells as the heading has.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  // Columns aligned by their width on a terminal; cells hold one line each. Ends with the number of
  // rows.
  std::string text() const;
  // As csv_row() writes it, with the heading.
  std::string csv() const;

 private:
  std::vector<std::string> heading_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace meldaan::cli
