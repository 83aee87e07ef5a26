#include "extract/layout/table_names.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

bool asks_for_name(const Table& table, std::size_t column) {
  const auto& asks = table.columns[column];
  return std::find(asks.begin(), asks.end(), List::kLabelName) != asks.end();
}

std::vector<std::size_t> name_columns(const Table& table) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (asks_for_name(table, i)) found.push_back(i);
  }
  return found;
}

bool is_particle(const Range& cell, const Document& document, const Cues& cues) {
  for (std::size_t i = cell.begin; i < cell.end; ++i) {
    if (!cues.covers(List::kParticle, i) && document[i].kind != TokenKind::kPunctuation)
      return false;
  }
  return true;
}

// The column of given names: that with the most known ones.
std::optional<std::size_t> given_column(const Table& table, const Cues& cues) {
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (const std::size_t column : name_columns(table)) {
    const auto known = static_cast<std::size_t>(
        std::count_if(table.rows.begin(), table.rows.end(), [&](const std::vector<Range>& row) {
          return column < row.size() && row[column].size() == 1 &&
                 cues.at(List::kFirstName, row[column].begin);
        }));
    if (known <= most) continue;
    most = known;
    best = column;
  }
  return best;
}

// "Berg, Anna", "Jansen op de Haar, Ties", but "Anna Berg, Ties Vos".
bool is_turned(const Range& before, const Range& behind, const Document& document,
               const Cues& cues) {
  std::size_t words = 0;
  for (std::size_t i = behind.begin; i < behind.end; ++i) {
    if (document.is_mark(i, ',')) return false;
    const bool counts =
        document.is_word(i) && !cues.covers(List::kParticle, i) && document.folded(i).size() > 1;
    words += counts ? 1 : 0;
  }
  return words < 2 && !behind.empty() && !cues.at(List::kFirstName, before.begin);
}

}  // namespace

std::vector<PersonName> names_in_cell(const Range& cell, const Document& document,
                                      const Cues& cues) {
  std::vector<PersonName> names;
  for (std::size_t begin = cell.begin; begin < cell.end;) {
    std::size_t end = begin;
    while (end < cell.end && !document.is_mark(end, ',') && !document.is_mark(end, '/') &&
           !document.is_mark(end, ';') && !cues.at(List::kAnd, end))
      ++end;
    const auto name = name_in(document, cues, {begin, end});
    // A surname alone is no second person's beginning.
    const bool comma = end < cell.end && document.is_mark(end, ',');
    if (name && comma &&
        (name->words < 2 || is_turned({begin, end}, {end + 1, cell.end}, document, cues))) {
      if (auto turned = name_turned(document, cues, {begin, end}, {end + 1, cell.end})) {
        names.push_back(std::move(*turned));
        return names;
      }
    }
    if (name) names.push_back(*name);
    begin = end + 1;
  }
  return names;
}

bool names_in_parts(const Table& table, const Document& document, const Cues& cues) {
  const std::vector<std::size_t> columns = name_columns(table);
  if (columns.size() < 2 || !given_column(table, cues)) return false;
  // Two columns of full names are those of two people.
  for (const auto& row : table.rows) {
    for (const std::size_t column : columns) {
      if (column >= row.size() || row[column].empty()) continue;
      const auto name = name_in(document, cues, row[column]);
      if (name && name->words > 1 && cues.at(List::kFirstName, row[column].begin) &&
          column != *given_column(table, cues))
        return false;
    }
  }
  return true;
}

std::optional<PersonName> name_of_parts(const Table& table, const std::vector<Range>& row,
                                        const Document& document, const Cues& cues) {
  const auto given = given_column(table, cues);
  if (!given || *given >= row.size() || row[*given].empty()) return std::nullopt;
  Range surname;
  Range particle;
  Range whole = row[*given];
  for (const std::size_t column : name_columns(table)) {
    if (column == *given || column >= row.size() || row[column].empty()) continue;
    (is_particle(row[column], document, cues) ? particle : surname) = row[column];
    whole = {std::min(whole.begin, row[column].begin), std::max(whole.end, row[column].end)};
  }
  if (surname.empty()) return std::nullopt;
  PersonName name;
  name.range = whole;
  name.words = 2;
  name.text = std::string(document.original(row[*given]));
  if (!particle.empty()) name.text += " " + std::string(document.original(particle));
  // "Santen, van"
  std::size_t end = surname.begin;
  while (end < surname.end && !document.is_mark(end, ',')) ++end;
  if (end + 1 < surname.end)
    name.text += " " + std::string(document.original(Range{end + 1, surname.end}));
  name.text += " " + std::string(document.original(Range{surname.begin, end}));
  return name;
}

}  // namespace meldaan::extract
