#include "extract/people/rows.h"

#include <algorithm>

#include "extract/layout/table_names.h"
#include "extract/people/called_rows.h"
#include "extract/people/group_rows.h"
#include "extract/people/headed_rows.h"
#include "extract/people/shaped_rows.h"
#include "extract/people/spoken_rows.h"
#include "extract/people/turned_rows.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestRowCell =
    9;  // words; what is longer is a sentence and no cell of a table

class RowFinder {
 public:
  explicit RowFinder(const Part& part)
      : part_(part), document_(part.document()), cues_(part.cues()) {}

  std::vector<Row> find() {
    if (tables() || forms()) return std::move(rows_);
    rows_ = find_turned_rows(part_);
    if (rows_.empty()) rows_ = find_spoken_rows(part_);
    if (rows_.empty()) rows_ = find_headed_rows(part_);
    if (rows_.empty()) rows_ = find_group_rows(part_);
    if (!rows_.empty()) return std::move(rows_);
    collect(false);
    if (rows_.empty()) rows_ = find_called_rows(part_);
    // Among rows with known first names one with a rare name is a row as well, and so is the next.
    for (std::size_t before = 0; rows_.size() > before;) {
      before = rows_.size();
      row_lines_.clear();
      for (const Row& row : rows_) row_lines_.push_back(document_[row.range.begin].line);
      collect(true);
    }
    if (std::all_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.writer; }))
      rows_.clear();
    if (rows_.size() == 1 && !announced(rows_.front().range.begin)) rows_.clear();
    drop_signature();
    for (std::size_t i = 0; i < rows_.size(); ++i) extend(i);
    add_headings(part_, rows_);
    return std::move(rows_);
  }

 private:
  // The people in the columns for names: "Vos, Miranda de", and several in a cell.
  bool tables() {
    for (const Table& table : part_.fields().tables) {
      std::size_t above = 0;  // the end of the rows before
      const bool in_parts = names_in_parts(table, document_, cues_);
      for (const std::vector<Range>& row : table.rows) {
        if (in_parts) {
          if (auto name = name_of_parts(table, row, document_, cues_))
            add_cells(table, row, above, {{}, std::move(*name), false});
        }
        for (std::size_t i = 0; i < row.size() && !in_parts; ++i) {
          const auto& asks = table.columns[i];
          if (row[i].empty() || std::find(asks.begin(), asks.end(), List::kLabelName) == asks.end())
            continue;
          if (behind_listed_writer(part_, row[i].begin, row[i].end) == row[i].end) {
            Row writer;
            writer.writer = true;
            add_cells(table, row, above, writer);
            continue;
          }
          // "n.n. (nieuwe ib'er)"
          if (cues_.at(List::kUnknownValue, row[i].begin) && chooses(row))
            add_cells(table, row, above, {{}, {"", row[i], 1, false}, false});
          for (PersonName& name : names_in_cell(row[i], document_, cues_))
            add_cells(table, row, above, {{}, std::move(name), false});
        }
        for (const Range& cell : row) above = std::max(above, cell.end);
      }
    }
    return std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return !row.writer; });
  }

  bool chooses(const std::vector<Range>& row) const {
    return std::any_of(row.begin(), row.end(),
                       [this](const Range& cell) { return part_.names_group(cell); });
  }

  // What somebody's row holds: one stretch where it is a row on the page, and beside it each cell
  // that is another row's as well ("idem").
  void add_cells(const Table& table, const std::vector<Range>& row, std::size_t above,
                 const Row& person) {
    Range whole;
    for (const Range& cell : row) {
      if (cell.empty()) continue;
      if (table.turned || cell.begin < above) {
        rows_.push_back(person);
        rows_.back().range = cell;
        continue;
      }
      whole = whole.empty() ? cell : Range{whole.begin, std::max(whole.end, cell.end)};
    }
    if (whole.empty()) return;
    rows_.push_back(person);
    rows_.back().range = whole;
  }

  // "Naam: … School: … Groep: …", and the same again for the next person.
  bool forms() {
    std::vector<const Field*> names;
    for (const Field& field : part_.fields().all) {
      if (field.has(List::kLabelName) && !field.value.empty() && !field.in_table)
        names.push_back(&field);
    }
    if (names.size() == 1) return names_of_field(names.front()->value);
    if (names.empty()) return false;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto name = name_in(document_, cues_, names[i]->value);
      if (!name) continue;
      const std::size_t end = i + 1 < names.size() ? names[i + 1]->label.begin : last_field_end();
      rows_.push_back({{names[i]->label.begin, end}, *name, false});
    }
    return rows_.size() > 1;
  }

  // "Namen: Loek Eertink en Pim Dijk"
  bool names_of_field(const Range& value) {
    for (const List list : {List::kSchoolEnding, List::kSchoolWord, List::kSchoolType,
                            List::kFoundationType, List::kOrganisationType, List::kLocationWord}) {
      if (cues_.any(list, value)) return false;
    }
    std::vector<PersonName> names = names_in_cell(value, document_, cues_);
    std::erase_if(names, [](const PersonName& name) { return name.words < 2; });
    if (names.size() < 2) return false;
    for (PersonName& name : names) rows_.push_back({name.range, name, false});
    return true;
  }

  std::size_t last_field_end() const {
    std::size_t end = 0;
    for (const Field& field : part_.fields().all)
      end = std::max({end, field.label.end, field.value.end});
    return end;
  }

  void collect(bool named) {
    rows_.clear();
    std::vector<std::size_t> shaped_lines;
    for (const Line& line : document_.lines()) {
      if (line.empty() || !is_own(document_[line.first].zone)) continue;
      if (const auto name = row_name(line, named)) {
        rows_.push_back({{line.first, line.last}, *name, false});
      } else if (is_writers(line)) {
        rows_.push_back({{line.first, line.last}, {}, true});
      } else if (auto name_by_shape = named && !is_row_line(line) ? std::nullopt : shaped(line)) {
        rows_.push_back({{line.first, line.last}, *name_by_shape, false});
        shaped_lines.push_back(document_[line.first].line);
      }
    }
    // One line of that shape may be anything.
    if (shaped_lines.size() == 1 && rows_.size() == 1) rows_.clear();
  }

  std::optional<PersonName> row_name(const Line& line, bool named) const {
    std::size_t token = line.first;
    while (token < line.last && is_ordinal(token, line)) ++token;
    const bool bullet = token > line.first;
    // "en Marja Dalhuis (Taal)", the last of the list
    if (token + 1 < line.last && cues_.at(List::kAnd, token) && document_[token + 1].capital)
      ++token;
    token = behind_writer(token, line.last);
    if (bullet) token = behind_description(part_, token, line.last);
    if (token == line.last) return std::nullopt;
    const std::size_t cell = cell_end(token, line.last);
    const bool column = cell < line.last;
    const bool beside = named && is_beside_row(line);
    auto name = person_at(part_, token, (named && bullet) || column || beside);
    if (!name && named && bullet) name = everyday_name(token, line);
    if (!name) return std::nullopt;
    const std::size_t next = name->range.end;
    // A first cell that is no more than a name is one, known or not.
    if (column && next != cell && !bullet && !cues_.at(List::kFirstName, token))
      return std::nullopt;
    const bool called = named && (bullet || beside) && is_called({token, line.last}, *name, bullet);
    if (name->words < 2 && !called) return std::nullopt;
    const bool cell_ends = next >= line.last || document_[next].kind != TokenKind::kWord ||
                           document_.breaks_after(next - 1) || next >= cell;
    if (beside && !bullet && !column && next < line.last && !parts_clauses(document_, next))
      return std::nullopt;
    return bullet || cell_ends ? name : std::nullopt;
  }

  // "- juf Karin: Taal", "Karin (groep 5) -> Taal", "- meester Bas": one by a first name alone,
  // among others.
  bool is_called(const Range& words, const PersonName& name, bool bullet) const {
    const bool titled = cues_.at(List::kTitle, words.begin);
    const bool first_name = cues_.at(List::kFirstName, name.range.begin);
    const std::size_t next = name.range.end;
    if (next >= words.end)
      return titled || (bullet && first_name && !cues_.at(List::kCommon, name.range.begin));
    if (bullet && document_.is_mark(next, ':')) return true;
    return (titled || first_name) && document_[next].kind == TokenKind::kPunctuation &&
           part_.names_group({next, words.end});
  }

  // "- Wil, gedrag": a first name that is an everyday word as well.
  std::optional<PersonName> everyday_name(std::size_t token, const Line& line) const {
    const std::size_t next = token + 1;
    if (!document_[token].capital || !cues_.at(List::kFirstName, token) || next >= line.last ||
        !parts_cells(next))
      return std::nullopt;
    return PersonName{std::string(document_.original(token)), {token, next}, 1, false};
  }

  bool is_row_line(const Line& line) const {
    return std::find(row_lines_.begin(), row_lines_.end(), document_[line.first].line) !=
           row_lines_.end();
  }

  // The line right above or below one that a known first name makes a row.
  bool is_beside_row(const Line& line) const {
    const std::size_t number = document_[line.first].line;
    return std::any_of(row_lines_.begin(), row_lines_.end(), [number](std::size_t row) {
      return row + 1 == number || row == number + 1;
    });
  }

  std::optional<PersonName> shaped(const Line& line) const {
    std::size_t token = line.first;
    while (token < line.last && is_ordinal(token, line)) ++token;
    return shaped_name(part_, {token, line.last});
  }

  // "- ikzelf (Taal)", "Ondergetekende: Rekenen"
  bool is_writers(const Line& line) const {
    std::size_t token = line.first;
    while (token < line.last && is_ordinal(token, line)) ++token;
    const bool bullet = token > line.first;
    while (token < line.last && (cues_.at(List::kAnd, token) || cues_.at(List::kAlso, token)))
      ++token;
    const std::size_t end = behind_listed_writer(part_, token, line.last);
    if (end > token && (end == line.last || parts_cells(end) || cell_end(token, line.last) == end ||
                        ((bullet || is_beside_row(line)) && cues_.at(List::kAbout, end))))
      return true;
    return bullet && is_told_of_writer(part_, {token, line.last});
  }

  bool parts_cells(std::size_t token) const { return extract::parts_cells(document_, token); }

  // "Ikzelf, Saskia Hulshof"
  std::size_t behind_writer(std::size_t token, std::size_t last) const {
    const std::size_t end = cues_.end_at(List::kFirstPerson, token);
    return end > token && end + 1 < last && document_.is_mark(end, ',') ? end + 1 : token;
  }

  // Where the first column ends that is drawn with spaces, tabs or bars; `last` without columns.
  std::size_t cell_end(std::size_t token, std::size_t last) const {
    for (std::size_t at = token + 1; at < last; ++at) {
      const std::size_t begin = document_[at - 1].end;
      const std::string_view between =
          std::string_view(document_.text()).substr(begin, document_[at].begin - begin);
      if (document_.is_mark(at, '|') || between.size() > 1 ||
          between.find('\t') != std::string_view::npos)
        return at;
    }
    return last;
  }

  // Bullets, "1.", "a)".
  bool is_ordinal(std::size_t token, const Line& line) const {
    if (document_[token].kind == TokenKind::kPunctuation) return true;
    if (document_[token].kind == TokenKind::kNumber) return token - line.first < 2;
    const bool letter = document_.folded(token).size() == 1 && token == line.first;
    return letter && token + 1 < line.last && document_.is_mark(token + 1, ')');
  }

  bool announced(std::size_t token) const {
    const std::size_t number = part_.sentences().index_of(token);
    if (number == 0) return false;
    const Sentence& before = part_.sentences().all()[number - 1];
    return before.introduces && cues_.any(List::kRegister, before.range) &&
           !cues_.any(List::kSelfRegister, before.range);
  }

  // "E. Sanderman, directeur" below those who all have a group in their lines.
  void drop_signature() {
    if (rows_.size() < 2) return;
    const Row& last = rows_.back();
    // Of two it stands apart.
    const std::size_t line = document_[last.range.begin].line;
    if (rows_.size() == 2 && (line == 0 || !document_.lines()[line - 1].empty())) return;
    const bool others_choose = std::all_of(rows_.begin(), rows_.end() - 1, [&](const Row& row) {
      return row.writer || part_.names_group(row.range);
    });
    const std::size_t next = last.name.range.end;
    const bool post = !last.writer && last.range.begin == last.name.range.begin &&
                      next + 1 < last.range.end && parts_cells(next) &&
                      (cues_.at(List::kJob, next + 1) || cues_.at(List::kCompanion, next + 1));
    if (others_choose && post && !part_.names_group(last.range)) rows_.pop_back();
  }

  // A row goes on over the lines below it, as long as they look like its cells.
  void extend(std::size_t number) {
    Range& range = rows_[number].range;
    if (range.empty() || document_[range.begin].line != document_[range.end - 1].line) return;
    const std::size_t stop =
        number + 1 < rows_.size() ? rows_[number + 1].range.begin : document_.size();
    const bool bullet = document_[range.begin].kind != TokenKind::kWord;
    for (std::size_t i = document_[range.begin].line + 1; i < document_.lines().size(); ++i) {
      const Line& line = document_.lines()[i];
      const Line& before = document_.lines()[i - 1];
      if (line.empty()) continue;
      if (line.first >= stop || !is_own(document_[line.first].zone)) return;
      if (before.empty() && (bullet || is_below_row(number))) return;
      if (bullet && is_item_beside(document_, line, range.begin)) return;
      if (!before.wrapped && is_prose({line.first, line.last})) return;
      range.end = line.last;
    }
  }

  // The rows of a list without blank lines end with the first one.
  bool is_below_row(std::size_t number) const {
    return number > 0 && document_[rows_[number - 1].range.begin].line + 1 ==
                             document_[rows_[number].range.begin].line;
  }

  bool is_prose(const Range& range) const {
    return range.size() > kLongestRowCell || cues_.any(List::kFirstPerson, range) ||
           cues_.any(List::kEveryone, range) || cues_.at(List::kClosing, range.begin);
  }

  const Part& part_;
  const Document& document_;
  const Cues& cues_;
  std::vector<Row> rows_;
  std::vector<std::size_t> row_lines_;  // those known to be rows
};

}  // namespace

bool holds_name_alone(const Part& part, const Row& row) {
  if (row.writer || row.range.begin != row.name.range.begin) return false;
  const std::size_t end = row.name.range.end;
  return row.range == row.name.range ||
         (part.document()[end].line != part.document()[end - 1].line &&
          !part.names_group({end, row.range.end}));
}

std::vector<Row> find_rows(const Part& part) {
  return RowFinder(part).find();
}

}  // namespace meldaan::extract
