#include "mime/data_rows.h"

#include <algorithm>

namespace meldaan::mime {
namespace {

constexpr std::size_t kLongestCell = 240;
constexpr std::size_t kFewest = 2;          // rows, and columns
constexpr std::size_t kMostFilled = 10000;  // cells that stand there because of one above

}  // namespace

void DataRows::begin_row() {
  rows_.emplace_back();
  fill();
}

bool DataRows::add(std::string text, unsigned rows) {
  if (rows_.empty()) return false;
  std::vector<std::string>& row = rows_.back();
  if (rows > 1) {
    if (text.size() > kLongestCell) return false;
    if (columns_.size() <= row.size()) columns_.resize(row.size() + 1);
    columns_[row.size()] = {text, rows - 1};
  }
  row.push_back(std::move(text));
  fill();
  return filled_ <= kMostFilled;
}

// What goes on from above, as far as the next cell of the row itself.
void DataRows::fill() {
  std::vector<std::string>& row = rows_.back();
  while (row.size() < columns_.size() && columns_[row.size()].below > 0 && filled_ <= kMostFilled) {
    Cell& above = columns_[row.size()];
    --above.below;
    ++filled_;
    row.push_back(above.text);
  }
}

bool DataRows::holds_data() const {
  if (rows_.size() < kFewest || rows_.front().size() < kFewest) return false;
  return std::all_of(rows_.begin(), rows_.end(), [this](const std::vector<std::string>& row) {
    return row.size() == rows_.front().size() &&
           std::all_of(row.begin(), row.end(),
                       [](const std::string& cell) { return cell.size() <= kLongestCell; });
  });
}

}  // namespace meldaan::mime
