#include "extract/table_columns.h"

#include <algorithm>

#include "extract/labels.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kFewestColumns = 2;
constexpr std::size_t kMostColumns = 8;
constexpr std::size_t kLongestName = 8;  // tokens, with particles and hyphens
constexpr std::size_t kLongestHead = 6;

bool is_address(const Document& document, const Range& cell) {
  return cell.size() == 1 && document[cell.begin].kind == TokenKind::kAddress;
}

bool knows(const Table& table, List list) {
  return std::any_of(table.columns.begin(), table.columns.end(), [list](const auto& asks) {
    return std::find(asks.begin(), asks.end(), list) != asks.end();
  });
}

template <class Test>
bool all_below(const Table& table, std::size_t column, Test test) {
  std::size_t filled = 0;
  for (const std::vector<Range>& row : table.rows) {
    if (row[column].empty()) continue;
    if (!test(row[column])) return false;
    ++filled;
  }
  return filled > 0;
}

Table table_of_width(const Document& document, const Cues& cues, const std::vector<Range>& cells,
                     std::size_t width) {
  Table table;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i < width) {
      table.heads.push_back(cells[i]);
      table.columns.push_back(asked_by_head(document, cues, cells[i]));
      continue;
    }
    if (i % width == 0) table.rows.emplace_back();
    table.rows.back().push_back(cells[i]);
  }
  return table;
}

// Full names below a head that is none, and a second sign that it is a table: a head that is a
// label, or a column of addresses.
bool is_table(const Document& document, const Cues& cues, const Table& table) {
  const auto is_name = [&](const Range& cell) { return has_form_of_name(document, cues, cell); };
  bool names = false;
  bool known = false;
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    known = known || !table.columns[i].empty();
    const bool head_of_names = std::find(table.columns[i].begin(), table.columns[i].end(),
                                         List::kLabelName) != table.columns[i].end();
    if (document[table.heads[i].begin].kind != TokenKind::kWord) return false;
    if (!head_of_names && is_name(table.heads[i])) return false;
    names = names || (all_below(table, i, is_name) && table.rows.size() > 1);
    known = known || all_below(table, i, [&](const Range& c) { return is_address(document, c); });
  }
  return names && known;
}

}  // namespace

std::vector<List> asked_by_head(const Document& document, const Cues& cues, const Range& head) {
  std::vector<List> lists;
  if (head.empty() || head.size() > kLongestHead) return lists;
  if (label_end(document, cues, head.begin, head.end, lists) == head.end) return lists;
  lists.clear();
  // "Gaat naar", "Kiest voor", "Meldt zich aan voor"
  for (const List list : {List::kWish, List::kRegister, List::kLabelGroup, List::kKindAny,
                          List::kKindPlg, List::kKindWerkgroep}) {
    if (cues.any(list, head)) return {List::kLabelGroup};
  }
  return lists;
}

bool has_form_of_name(const Document& document, const Cues& cues, const Range& cell) {
  std::size_t capitals = 0;
  if (cell.empty() || cell.size() > kLongestName || !document[cell.begin].capital) return false;
  for (std::size_t i = cell.begin; i < cell.end; ++i) {
    const bool particle = cues.covers(List::kParticle, i);
    const bool mark = document.is_mark(i, '-') || document.is_mark(i, '.');
    if (mark || (particle && !document[i].capital)) continue;
    if (!document.is_word(i) || !document[i].capital) return false;
    for (const List list : {List::kSchoolType, List::kSchoolEnding, List::kFoundationType,
                            List::kOrganisationType, List::kLocation, List::kFoundationWord}) {
      if (cues.at(list, i)) return false;
    }
    ++capitals;
  }
  return capitals > 1 && document[cell.end - 1].capital && !cues.at(List::kArticle, cell.begin);
}

void infer_columns(const Document& document, const Cues& cues, Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].empty()) continue;
    if (!knows(table, List::kLabelEmail) &&
        all_below(table, i, [&](const Range& cell) { return is_address(document, cell); })) {
      table.columns[i] = {List::kLabelEmail};
    } else if (!knows(table, List::kLabelName) && all_below(table, i, [&](const Range& cell) {
                 return has_form_of_name(document, cues, cell);
               })) {
      table.columns[i] = {List::kLabelName};
    }
  }
}

Table table_of_cells(const Document& document, const Cues& cues, const std::vector<Range>& cells) {
  for (std::size_t width = kFewestColumns; width <= kMostColumns; ++width) {
    if (cells.size() < 2 * width || cells.size() % width != 0) continue;
    Table table = table_of_width(document, cues, cells, width);
    if (!is_table(document, cues, table)) continue;
    infer_columns(document, cues, table);
    return table;
  }
  return {};
}

}  // namespace meldaan::extract
