#include "extract/assignment/unread_rows.h"

#include <algorithm>

#include "extract/layout/labels.h"
#include "extract/layout/table_cells.h"
#include "extract/layout/table_columns.h"

namespace meldaan::extract {
namespace {

class UnreadRows {
 public:
  UnreadRows(const Part& part, const std::vector<PersonFound>& people)
      : part_(part), document_(part.document()), cues_(part.cues()), people_(people) {}

  std::vector<Range> find() {
    for (const char separator : {'\t', '|', ';'}) {
      rows_.clear();
      widths_.clear();
      for (const Line& line : document_.lines()) {
        if (!line.empty() && is_own(document_[line.first].zone)) read(line, separator);
      }
      // One name may be hidden by its looks: "Oostendorp" by those of a town.
      std::erase_if(rows_, [this](const Cut& row) {
        return std::find(widths_.begin(), widths_.end(), row.cells) == widths_.end();
      });
      std::vector<Range> found;
      for (const Cut& row : rows_) found.push_back(row.range);
      if (found.size() > 1) return found;
    }
    return {};
  }

 private:
  struct Cut {
    Range range;
    std::size_t cells = 0;
  };

  void read(const Line& line, char separator) {
    const std::vector<Range> cells = every_cell(document_, line, separator);
    const Range whole{line.first, line.last};
    const bool anybodys =
        std::any_of(people_.begin(), people_.end(), [&](const PersonFound& person) {
          return std::any_of(person.rows.begin(), person.rows.end(),
                             [&](const Range& row) { return row.overlaps(whole); });
        });
    if (cells.size() < 2 || anybodys ||
        std::none_of(cells.begin(), cells.end(),
                     [&](const Range& cell) { return !cell.empty() && part_.names_group(cell); }))
      return;
    // "Keuze 1 | Taal"
    const Range& head = cells.front();
    if (!head.empty() && !part_.names_group(head) && !asked_by_head(document_, cues_, head).empty())
      return;
    rows_.push_back({{line.first, line.last}, cells.size()});
    if (std::any_of(cells.begin(), cells.end(),
                    [this](const Range& cell) { return may_be_name(cell); }))
      widths_.push_back(cells.size());
  }

  bool may_be_name(const Range& cell) const {
    if (cell.empty() || cell.size() > kLongestNameCell || !document_[cell.begin].capital ||
        part_.names_group(cell))
      return false;
    std::vector<List> labels;
    if (label_end(document_, cues_, cell.begin, cell.end, labels) > cell.begin) return false;
    for (std::size_t i = cell.begin; i < cell.end; ++i) {
      const bool fits = document_[i].capital || cues_.covers(List::kParticle, i) ||
                        document_[i].kind == TokenKind::kPunctuation;
      if (!fits) return false;
    }
    for (const List list :
         {List::kCommon, List::kMark, List::kDateWord, List::kOrdinal, List::kJob, List::kKindAny,
          List::kKindPlg, List::kKindWerkgroep, List::kKindProjectgroep, List::kSchoolType,
          List::kLocation, List::kFirstPerson, List::kListedWriter}) {
      if (cues_.at(list, cell.begin)) return false;
    }
    return std::none_of(part_.places().begin(), part_.places().end(),
                        [&](const Place& place) { return place.range.overlaps(cell); });
  }

  const Part& part_;
  const Document& document_;
  const Cues& cues_;
  const std::vector<PersonFound>& people_;
  std::vector<Cut> rows_;            // those that hold a group
  std::vector<std::size_t> widths_;  // in cells, of those with a name
};

}  // namespace

std::vector<Range> find_unread_rows(const Part& part, const std::vector<PersonFound>& people) {
  return UnreadRows(part, people).find();
}

}  // namespace meldaan::extract
