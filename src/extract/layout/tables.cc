#include "extract/layout/tables.h"

#include <algorithm>
#include <string_view>

#include "extract/layout/labels.h"
#include "extract/layout/table_cells.h"
#include "extract/layout/table_columns.h"
#include "extract/layout/typed_columns.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestDrawnRow = 60;  // tokens that a line drawn with spaces may hold
constexpr std::size_t kMostStray = 2;         // lines around a table that look like its cells
constexpr std::size_t kLongestCell = 14;      // tokens; a longer line is a sentence

enum class Separator { kBar, kTab, kGap };

Parted parted_by(char separator) {
  if (separator == kAnyMark) return Parted::kByMarks;
  return separator == ',' ? Parted::kByCommas : Parted::kByCells;
}

class TableFinder {
 public:
  TableFinder(const Document& document, const Cues& cues, const std::vector<Mention>& mentions)
      : document_(document), cues_(cues), mentions_(mentions) {}

  std::vector<Table> find() {
    for (std::size_t i = 0; i < document_.lines().size(); ++i) {
      const Line& line = document_.lines()[i];
      if (line.empty() || document_[line.first].zone != Zone::kOwn) continue;
      Table table;
      const bool found = tabbed(i, table) || drawn(i, table) || spelt_out(i, table) ||
                         stacked(i, table) || unheaded(i, table) || recorded(i, table);
      const std::size_t end = found ? last_line_ : i;
      if (end == i) continue;
      infer_columns(document_, cues_, table);
      follow_dittos(document_, cues_, table);
      table.range = {first_of(table, line), document_.lines()[end].last};
      tables_.push_back(std::move(table));
      i = end;
    }
    return std::move(tables_);
  }

 private:
  // Words before the first head are the writer's, not the table's.
  static std::size_t first_of(const Table& table, const Line& line) {
    const bool within = !table.heads.empty() && table.heads.front().begin > line.first &&
                        table.heads.front().begin < line.last;
    return within ? table.heads.front().begin : line.first;
  }

  const Line& line(std::size_t number) const { return document_.lines()[number]; }

  bool parted(std::size_t token, Separator separator) const {
    if (separator == Separator::kBar) return document_.is_mark(token, '|');
    const std::string_view between =
        std::string_view(document_.text())
            .substr(document_[token - 1].end, document_[token].begin - document_[token - 1].end);
    return separator == Separator::kTab ? between.find('\t') != std::string_view::npos
                                        : between.find("  ") != std::string_view::npos;
  }

  std::vector<Range> cells(const Line& line, Separator separator) const {
    std::vector<Range> found;
    const bool bar = separator == Separator::kBar;
    Range cell{line.first, line.first};
    for (std::size_t token = line.first; token < line.last; ++token) {
      const bool parts =
          token > line.first ? parted(token, separator) : bar && document_.is_mark(token, '|');
      if (parts) {
        // A row may open with a bar, and a second tab is an empty cell only to a spreadsheet.
        if (token > line.first) found.push_back(cell);
        cell = {bar ? token + 1 : token, token + 1};
      } else {
        cell.end = token + 1;
      }
    }
    if (!cell.empty()) found.push_back(cell);
    return found;
  }

  // Where a cell fills its column one space parts it from the next: what begins right below a head
  // begins a cell.
  std::vector<Range> cells_below(const std::vector<Range>& heads, const Line& row) const {
    std::vector<Range> found;
    Range cell{row.first, row.first};
    for (std::size_t token = row.first; token < row.last; ++token) {
      const std::size_t column = column_of(row, token);
      const bool begins =
          token > row.first &&
          (parted(token, Separator::kGap) ||
           std::any_of(heads.begin(), heads.end(), [&](const Range& head) {
             return !head.empty() && !document_[token].glued &&
                    column_of(document_.lines()[document_[head.begin].line], head.begin) == column;
           }));
      if (begins) {
        found.push_back(cell);
        cell = {token, token + 1};
      } else {
        cell.end = token + 1;
      }
    }
    if (!cell.empty()) found.push_back(cell);
    return found;
  }

  // In characters, as the writer saw it.
  std::size_t column_of(const Line& line, std::size_t token) const {
    const auto begin = document_.text().begin() + static_cast<std::ptrdiff_t>(line.begin);
    const auto end = document_.text().begin() + static_cast<std::ptrdiff_t>(document_[token].begin);
    return static_cast<std::size_t>(std::count_if(
        begin, end, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  }

  bool read_head(const std::vector<Range>& heads, Table& table) const {
    if (heads.size() < kFewestColumns) return false;
    for (const Range& head : heads) table.columns.push_back(asked_by_head(document_, cues_, head));
    table.heads = heads;
    return labelled_heads(table) > 0;
  }

  // A cell for every tab or bar, empty ones too, as spreadsheets and html tables give them.
  bool tabbed(std::size_t number, Table& table) {
    for (const char separator : {'\t', '|', ';', ','}) {
      std::size_t last = number;
      if (separator == ',' && rows_above(number, separator) > kMostStray) continue;
      const Block block = block_at(number, separator, last);
      table = table_of_block(document_, cues_, block);
      // In prose commas part other things: each of them has to be a label's.
      if (separator == ',' && !is_labelled_throughout(table)) table = {};
      const Range said = block.empty() || separator == ',' ? Range() : own_line_above(number);
      if (table.rows.empty() && !said.empty())
        table = table_of_said_heads(document_, cues_, said, block);
      if (table.rows.empty()) continue;
      last_line_ = last;
      return true;
    }
    return false;
  }

  // Cells without a head, which show by themselves what they are.
  bool unheaded(std::size_t number, Table& table) {
    for (const char separator : {'\t', '|', ';', ',', kAnyMark}) {
      std::size_t last = number;
      if (rows_above(number, separator) > kMostStray) continue;
      const Block block = block_at(number, separator, last);
      // A part of a list says too little of what its columns are.
      if (separator == kAnyMark && ((number > 0 && is_item(number - 1)) || is_item(last + 1)))
        continue;
      table = table_of_typed_block(document_, cues_, mentions_, block, parted_by(separator));
      if (table.rows.empty()) continue;
      last_line_ = last;
      return true;
    }
    return false;
  }

  // Up to one more than kMostStray lines right above that have as many cells: a table begins near
  // the beginning of such lines, which keeps a long list linear.
  std::size_t rows_above(std::size_t number, char separator) const {
    const std::size_t width = every_cell(document_, line(number), separator).size();
    std::size_t above = 0;
    while (number > above && above <= kMostStray && !line(number - above - 1).empty() &&
           every_cell(document_, line(number - above - 1), separator).size() == width)
      ++above;
    return above;
  }

  // The lines from this one on that all have as many cells.
  Block block_at(std::size_t number, char separator, std::size_t& last) const {
    Block block;
    for (std::size_t i = number; i < document_.lines().size(); ++i) {
      // Html may give each row a paragraph of its own.
      if (line(i).empty()) continue;
      if (document_[line(i).first].zone != Zone::kOwn) break;
      if (separator == '|' && i > number && is_rule(line(i))) continue;
      std::vector<Range> row = every_cell(document_, line(i), separator);
      const bool trimmed =
          separator == '\t' && !block.empty() && row.size() < block.front().size() &&
          (row.size() > 1 || has_one_cell(i, [&](const Line& next) {
             return every_cell(document_, next, separator).size() == block.front().size();
           }));
      if (trimmed) row.resize(block.front().size(), Range{line(i).last, line(i).last});
      if (row.size() < kFewestColumns || (!block.empty() && row.size() != block.front().size()))
        break;
      block.push_back(std::move(row));
      last = i;
    }
    return block;
  }

  bool is_item(std::size_t number) const {
    if (number >= document_.lines().size() || line(number).empty()) return false;
    const std::size_t first = line(number).first;
    return document_[first].zone == Zone::kOwn &&
           (document_[first].kind != TokenKind::kWord || cues_.at(List::kFirstName, first));
  }

  // One line a cell, one record behind the other, below no head. Of a stretch of such lines the
  // first names are tried, which keeps a long list linear.
  bool recorded(std::size_t number, Table& table) {
    if (!is_known_name(document_, cues_, {line(number).first, line(number).last})) return false;
    if (number >= cells_end_) records_tried_ = 0;
    if (records_tried_++ > kMostStray) return false;
    std::vector<Range> cells;
    for (std::size_t i = number; i < document_.lines().size(); ++i) {
      if (line(i).empty()) continue;
      const Range whole{line(i).first, line(i).last};
      if (document_[whole.begin].zone != Zone::kOwn || !is_cell(whole)) break;
      cells.push_back(whole);
      cells_end_ = i + 1;
    }
    table = table_of_records(document_, cues_, mentions_, cells);
    if (table.rows.empty()) return false;
    for (const Range& cell : table.rows.back()) {
      if (!cell.empty()) last_line_ = document_[cell.begin].line;
    }
    return true;
  }

  // What the writer says right above, but for blank lines; empty where nothing.
  Range own_line_above(std::size_t number) const {
    while (number > 0 && line(number - 1).empty()) --number;
    if (number == 0 || document_[line(number - 1).first].zone != Zone::kOwn) return {};
    return {line(number - 1).first, line(number - 1).last};
  }

  // One line a row.
  bool drawn(std::size_t number, Table& table) {
    for (const Separator separator : {Separator::kTab, Separator::kBar, Separator::kGap}) {
      table = {};
      if (!read_head(cells(line(number), separator), table)) continue;
      last_line_ = number;
      for (std::size_t i = number + 1; i < document_.lines().size(); ++i) {
        if (line(i).empty()) continue;
        if (is_rule(line(i))) continue;
        std::vector<Range> row = cells(line(i), separator);
        const bool short_line = line(i).last - line(i).first <= kLongestDrawnRow;
        if (separator == Separator::kGap && short_line && row.size() < table.columns.size())
          row = cells_below(table.heads, line(i));
        const bool one = row.size() == 1 && has_one_cell(i, [&](const Line& next) {
                           return cells(next, separator).size() == table.columns.size();
                         });
        if ((row.size() < kFewestColumns && !one) || row.size() > table.columns.size() ||
            document_[line(i).first].zone != Zone::kOwn)
          break;
        row.resize(table.columns.size(), Range{line(i).last, line(i).last});
        table.rows.push_back(std::move(row));
        last_line_ = i;
      }
      if (!table.rows.empty()) return true;
    }
    return false;
  }

  // "Anne Bos" with nothing chosen: a tab stands behind her, or the rows go on below her.
  template <class IsRow>
  bool has_one_cell(std::size_t number, IsRow is_row) const {
    const Line& at = line(number);
    if (!is_cell({at.first, at.last})) return false;
    const std::string_view behind =
        std::string_view(document_.text())
            .substr(document_[at.last - 1].end, at.end - document_[at.last - 1].end);
    if (behind.find('\t') != std::string_view::npos) return true;
    if (!document_[at.first].capital || !cues_.at(List::kFirstName, at.first)) return false;
    for (std::size_t next = number + 1; next < document_.lines().size(); ++next) {
      if (!line(next).empty())
        return document_[line(next).first].zone == Zone::kOwn && is_row(line(next));
    }
    return false;
  }

  // "---|---|---"
  bool is_rule(const Line& line) const {
    for (std::size_t token = line.first; token < line.last; ++token) {
      if (document_[token].kind != TokenKind::kPunctuation) return false;
    }
    return true;
  }

  // A cell a paragraph, or a line, below heads in the writer's own words.
  bool spelt_out(std::size_t number, Table& table) {
    const auto& lines = document_.lines();
    if (number + 1 >= lines.size() || cells_above(number) >= kMostStray) return false;
    const bool paragraphs = line(number + 1).empty();
    std::vector<Range> cells;
    for (std::size_t at = number; at < lines.size(); ++at) {
      if (line(at).empty()) {
        if (!paragraphs) break;
        continue;
      }
      const Range whole{line(at).first, line(at).last};
      if (document_[whole.begin].zone != Zone::kOwn || !is_cell(whole)) break;
      if (paragraphs && at > number && !line(at - 1).empty()) {
        cells.back().end = whole.end;
      } else {
        cells.push_back(whole);
      }
    }
    // Without a blank line before it the cells' end is a matter of the words: a line too many
    // would hide the table.
    const std::size_t fewest = cells.size() > kMostStray ? cells.size() - kMostStray : 0;
    for (; cells.size() > fewest; cells.pop_back()) {
      table = table_of_cells(document_, cues_, cells);
      if (table.rows.empty()) continue;
      last_line_ = document_[cells.back().end - 1].line;
      return true;
    }
    return false;
  }

  // Up to kMostStray: a table begins near the beginning of its cells, which keeps a long list
  // linear.
  std::size_t cells_above(std::size_t number) const {
    std::size_t above = 0;
    while (number > 0 && above < kMostStray) {
      const Line& before = line(--number);
      if (before.empty()) continue;
      if (document_[before.first].zone != Zone::kOwn || !is_cell({before.first, before.last}))
        break;
      ++above;
    }
    return above;
  }

  // One line a cell. With a cell left out nobody can tell which: such a table is none.
  bool stacked(std::size_t number, Table& table) {
    table = {};
    std::vector<std::size_t> cell_lines;
    std::vector<Range> heads;
    std::size_t at = number;
    for (; at < document_.lines().size(); ++at) {
      if (line(at).empty()) continue;
      const Range whole{line(at).first, line(at).last};
      std::vector<List> lists;
      if (document_[whole.begin].zone != Zone::kOwn ||
          label_end(document_, cues_, whole.begin, whole.end, lists) != whole.end)
        break;
      heads.push_back(whole);
    }
    if (!read_head(heads, table)) return false;
    for (; at < document_.lines().size(); ++at) {
      if (line(at).empty()) continue;
      const Range whole{line(at).first, line(at).last};
      if (document_[whole.begin].zone != Zone::kOwn || !is_cell(whole)) break;
      cell_lines.push_back(at);
    }
    const std::size_t width = heads.size();
    if (cell_lines.size() < width || cell_lines.size() % width != 0) return false;
    for (std::size_t i = 0; i < cell_lines.size(); ++i) {
      if (i % width == 0) table.rows.emplace_back();
      table.rows.back().push_back({line(cell_lines[i]).first, line(cell_lines[i]).last});
    }
    last_line_ = cell_lines.back();
    return true;
  }

  bool is_cell(const Range& range) const {
    return range.size() <= kLongestCell && !cues_.any(List::kFirstPerson, range) &&
           !cues_.any(List::kEveryone, range) && !document_.is_mark(range.end - 1, '?') &&
           !document_.is_mark(range.end - 1, ':');
  }

  const Document& document_;
  const Cues& cues_;
  const std::vector<Mention>& mentions_;
  std::vector<Table> tables_;
  std::size_t last_line_ = 0;
  std::size_t cells_end_ = 0;      // of the last stretch in which records were sought
  std::size_t records_tried_ = 0;  // in it
};

}  // namespace

std::vector<Table> find_tables(const Document& document, const Cues& cues,
                               const std::vector<Mention>& mentions) {
  return TableFinder(document, cues, mentions).find();
}

}  // namespace meldaan::extract
