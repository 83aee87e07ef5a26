#include "extract/layout/table_columns.h"

#include <algorithm>
#include <utility>

#include "extract/layout/labels.h"
#include "extract/layout/table_cells.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostColumns = 8;
constexpr std::size_t kLongestColumnHead = 6;

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
  // What stands in the first row is no label: else the table begins further down.
  for (const Range& cell : table.rows.front()) {
    std::vector<List> lists;
    if (label_end(document, cues, cell.begin, cell.end, lists) == cell.end) return false;
  }
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

Block turned(const Block& block) {
  Block other(block.front().size());
  for (const auto& row : block) {
    for (std::size_t i = 0; i < row.size(); ++i) other[i].push_back(row[i]);
  }
  return other;
}

// A cross, "ja", "nee", or nothing.
bool is_crossed_or_not(const Document& document, const Cues& cues, const Range& cell) {
  constexpr std::size_t kLongest = 4;
  if (cell.empty()) return true;
  if (cell.size() > kLongest) return false;
  const bool figure = cell.size() == 1 && document[cell.begin].kind == TokenKind::kNumber;
  // "Gert-Jan Smit" has a dash, and is none.
  const bool glued = document[cell.begin].kind == TokenKind::kWord && cell.size() > 1 &&
                     document[cell.begin + 1].kind == TokenKind::kPunctuation &&
                     document[cell.begin + 1].glued && document[cell.begin].capital;
  const bool word = !glued && (cues.any(List::kMark, cell) || cues.any(List::kNegation, cell) ||
                               cues.any(List::kUnknownValue, cell));
  const bool signs = std::ranges::all_of(document.tokens(cell), [](const Token& token) {
    return token.kind == TokenKind::kPunctuation;
  });
  return figure || word || signs;
}

// Two columns of crosses or more, and something in every head above them and every cell before.
bool is_grid(const Document& document, const Cues& cues, const Block& block) {
  constexpr std::size_t kFewestRows = 2;
  if (block.size() <= kFewestRows || block.front().size() <= kFewestColumns) return false;
  bool any = false;
  for (std::size_t row = 0; row < block.size(); ++row) {
    for (std::size_t column = 0; column < block[row].size(); ++column) {
      const Range& cell = block[row][column];
      if (row == 0 && column == 0) continue;
      if (row == 0 || column == 0) {
        if (cell.empty() || is_crossed_or_not(document, cues, cell)) return false;
        continue;
      }
      any = any || !cell.empty();
      if (!is_crossed_or_not(document, cues, cell)) return false;
    }
  }
  return any;
}

bool names_in_first_column(const Document& document, const Cues& cues, const Block& block) {
  std::size_t names = 0;
  for (std::size_t row = 1; row < block.size(); ++row)
    names += has_form_of_name(document, cues, block[row].front()) ? 1 : 0;
  return 2 * names >= block.size() - 1;
}

// "Hieronder wie er komen: achternaam; voornaam; school"
Range behind_colon(const Document& document, const Range& head) {
  for (std::size_t at = head.end; at > head.begin + 1; --at) {
    if (at < head.end && document.is_mark(at - 1, ':')) return {at, head.end};
  }
  return head;
}

Table table_below(const Document& document, const Cues& cues, const Block& block) {
  Table table;
  table.heads = block.front();
  table.heads.front() = behind_colon(document, table.heads.front());
  for (const Range& head : table.heads)
    table.columns.push_back(asked_by_head(document, cues, head));
  table.rows.assign(block.begin() + 1, block.end());
  return table;
}

bool is_ditto(const Document& document, const Cues& cues, const Range& cell) {
  if (cell.empty()) return false;
  if (cues.end_at(List::kDitto, cell.begin) == cell.end) return true;
  constexpr std::size_t kLongest = 2;
  return cell.size() <= kLongest &&
         std::ranges::all_of(document.tokens(cell), [&](const Token& token) {
           const auto at = static_cast<std::size_t>(&token - document.tokens().data());
           const std::string_view sign = document.folded(at);
           return sign == "\"" || sign == "'" || sign == "," || sign == "\u3003" ||
                  sign == "\u201e" || sign == "\u2033";
         });
}

}  // namespace

std::size_t labelled_heads(const Table& table) {
  std::size_t labelled = 0;
  for (const auto& asks : table.columns) labelled += asks.empty() ? 0 : 1;
  const bool names = knows(table, List::kLabelName);
  return labelled >= kFewestColumns && 2 * labelled + (names ? 1 : 0) > table.columns.size()
             ? labelled
             : 0;
}

bool is_labelled_throughout(const Table& table) {
  constexpr std::size_t kFewest = 3;
  return table.columns.size() >= kFewest && knows(table, List::kLabelName) &&
         labelled_heads(table) == table.columns.size();
}

Table table_of_block(const Document& document, const Cues& cues, const Block& block) {
  constexpr std::size_t kFewestRows = 2;
  if (block.size() < kFewestRows) return {};
  const Block other = turned(block);
  for (const bool turn : {false, true}) {
    const Block& candidate = turn ? other : block;
    if (!is_grid(document, cues, candidate)) break;
    if (!names_in_first_column(document, cues, candidate)) continue;
    Table table = table_below(document, cues, candidate);
    for (auto& column : table.columns) column.clear();
    table.columns.front() = {List::kLabelName};
    table.grid = true;
    table.turned = turn;
    return table;
  }
  Table upright = table_below(document, cues, block);
  const std::size_t above = labelled_heads(upright);
  if (other.size() <= kFewestRows) return above > 0 ? upright : Table();
  Table beside = table_below(document, cues, other);
  beside.turned = true;
  if (labelled_heads(beside) > above && knows(beside, List::kLabelName)) return beside;
  return above > 0 ? upright : Table();
}

Table table_of_said_heads(const Document& document, const Cues& cues, const Range& said,
                          const Block& block) {
  constexpr std::size_t kLongestLabel = 3;
  const auto parts = [&](std::size_t at) {
    return cues.at(List::kAnd, at) || document[at].kind == TokenKind::kPunctuation;
  };
  Table table;
  Range left = said;
  const auto trim = [&] {
    while (!left.empty() && parts(left.end - 1)) --left.end;
  };
  // The last label first.
  for (trim(); table.heads.size() < block.front().size(); trim()) {
    const bool leftmost = table.heads.size() + 1 == block.front().size();
    Range head{left.end, left.end};
    std::vector<List> asks;
    while (asks.empty() && head.begin > left.begin && head.size() < kLongestLabel) {
      --head.begin;
      if (leftmost || (head.begin > left.begin && parts(head.begin - 1)))
        asks = asked_by_head(document, cues, head);
    }
    if (asks.empty()) return {};
    table.heads.insert(table.heads.begin(), head);
    table.columns.insert(table.columns.begin(), std::move(asks));
    left.end = head.begin;
  }
  if (labelled_heads(table) > 0) table.rows = block;
  return table;
}

void follow_dittos(const Document& document, const Cues& cues, Table& table) {
  if (table.grid) return;
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    for (std::size_t i = 0; i < table.rows[row].size(); ++i) {
      if (is_ditto(document, cues, table.rows[row][i])) table.rows[row][i] = table.rows[row - 1][i];
    }
  }
}

std::vector<List> asked_by_head(const Document& document, const Cues& cues, Range head) {
  std::vector<List> lists;
  // "Welke groep?"
  const auto ends = [&](std::size_t at) {
    return document.is_mark(at, '?') || document.is_mark(at, ':') || document.is_mark(at, '.');
  };
  while (head.size() > 1 && ends(head.end - 1)) --head.end;
  if (head.empty() || head.size() > kLongestColumnHead) return lists;
  if (label_end(document, cues, head.begin, head.end, lists) == head.end) return lists;
  lists.clear();
  for (const auto& [list, asks] : {std::pair{List::kHeadName, List::kLabelName},
                                   std::pair{List::kHeadSchool, List::kLabelSchool},
                                   std::pair{List::kHeadGroup, List::kLabelGroup},
                                   std::pair{List::kHeadEmail, List::kLabelEmail},
                                   std::pair{List::kHeadOther, List::kLabelOther}}) {
    if (cues.end_at(list, head.begin) == head.end) return {asks};
  }
  // "Gaat naar", "Kiest voor", "Meldt zich aan voor"
  for (const List list : {List::kWish, List::kRegister, List::kLabelGroup, List::kKindAny,
                          List::kKindPlg, List::kKindWerkgroep}) {
    if (cues.any(list, head)) return {List::kLabelGroup};
  }
  return lists;
}

namespace {

// "Peters, J. (Jorn)", "Leeuwen, I. van"
bool has_form_of_turned_name(const Document& document, const Cues& cues, const Range& cell) {
  constexpr std::size_t kLongest = 12;
  std::size_t commas = 0;
  if (cell.size() < 3 || cell.size() > kLongest || document.is_mark(cell.begin, ',')) return false;
  for (std::size_t i = cell.begin; i < cell.end; ++i) {
    if (document.is_mark(i, ',')) {
      ++commas;
      continue;
    }
    const bool mark = document.is_mark(i, '-') || document.is_mark(i, '.') ||
                      document.is_mark(i, '(') || document.is_mark(i, ')');
    if (mark || cues.covers(List::kParticle, i)) continue;
    if (!document.is_word(i) || !document[i].capital) return false;
    for (const List list : {List::kSchoolType, List::kSchoolEnding, List::kFoundationType,
                            List::kOrganisationType, List::kLocation, List::kFoundationWord}) {
      if (cues.at(list, i)) return false;
    }
  }
  return commas == 1 && !document.is_mark(cell.end - 1, ',');
}

}  // namespace

bool has_form_of_name(const Document& document, const Cues& cues, const Range& cell) {
  if (has_form_of_turned_name(document, cues, cell)) return true;
  std::size_t capitals = 0;
  if (cell.empty() || cell.size() > kLongestNameCell || !document[cell.begin].capital) return false;
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
