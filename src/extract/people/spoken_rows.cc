#include "extract/people/spoken_rows.h"

#include <algorithm>
#include <optional>

#include "extract/people/absence.h"
#include "extract/wishes/open_choice.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestSaying = 3;  // tokens between the name and its colon: "schreef"

class SpokenRows {
 public:
  explicit SpokenRows(const Part& part)
      : part_(part), document_(part.document()), cues_(part.cues()) {}

  std::vector<Row> find() {
    const auto& lines = document_.lines();
    std::size_t spoken = 0;
    std::size_t pasted = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].empty() || !is_own(document_[lines[i].first].zone)) continue;
      auto row = pasted_at(lines[i]);
      pasted += row ? 1 : 0;
      if (!row) row = named_at(i);
      if (!row) continue;
      spoken += says_it_herself(*row, i) ? 1 : 0;
      close(lines[i].first);
      rows_.push_back(std::move(*row));
    }
    if (rows_.empty()) return {};
    close(own_end());
    if (rows_.size() < 2 || (pasted < 2 && spoken == 0)) return {};
    if (pasted == 0) end_with_block();
    return std::move(rows_);
  }

 private:
  void close(std::size_t end) {
    if (!rows_.empty()) rows_.back().range.end = end;
  }

  std::size_t own_end() const {
    std::size_t end = 0;
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (reads(document_[i].zone)) end = i + 1;
    }
    return end;
  }

  // She may close and sign what is pasted.
  static bool reads(Zone zone) {
    return is_own(zone) || zone == Zone::kSignature || zone == Zone::kClosing ||
           zone == Zone::kGreeting;
  }

  // "Van: Karin Vos <k.vos@…>" alone.
  std::optional<Row> pasted_at(const Line& line) const {
    std::size_t at = line.first;
    while (at < line.last && document_[at].kind == TokenKind::kPunctuation) ++at;
    if (at >= line.last) return std::nullopt;
    const std::size_t end = cues_.end_at(List::kQuoteFrom, at);
    if (end == at || !document_.is_mark(end, ':')) return std::nullopt;
    const auto name = name_in(document_, cues_, {end + 1, line.last});
    if (!name || name->words < 2) return std::nullopt;
    for (std::size_t i = name->range.end; i < line.last; ++i) {
      if (document_[i].kind != TokenKind::kPunctuation && document_[i].kind != TokenKind::kAddress)
        return std::nullopt;
    }
    return Row{{line.first, line.last}, *name, false, true};
  }

  // "Karin Vos:", "Karin Vos schreef:", and what she said in the same line or the next.
  std::optional<Row> named_at(std::size_t number) const {
    const Line& line = document_.lines()[number];
    std::size_t at = line.first;
    while (at < line.last && (document_[at].kind == TokenKind::kPunctuation)) ++at;
    if (at >= line.last) return std::nullopt;
    const auto name = person_at(part_, at, true);
    if (!name || name->words < 2 || name->range.end > line.last) return std::nullopt;
    std::size_t colon = name->range.end;
    while (colon < line.last && colon - name->range.end < kLongestSaying &&
           !document_.is_mark(colon, ':') && document_.is_word(colon) && !document_[colon].capital)
      ++colon;
    if (!document_.is_mark(colon, ':') || colon >= line.last) return std::nullopt;
    return Row{{line.first, line.last}, *name, false, true};
  }

  // Quotation marks, or a first person behind the colon.
  bool says_it_herself(const Row& row, std::size_t number) const {
    const auto& lines = document_.lines();
    std::size_t at = row.name.range.end;
    while (at < lines[number].last && !document_.is_mark(at, ':')) ++at;
    ++at;
    std::size_t last = lines[number].last;
    if (at >= last) {
      std::size_t next = number + 1;
      while (next < lines.size() && lines[next].empty()) ++next;
      if (next >= lines.size()) return false;
      at = lines[next].first;
      last = lines[next].last;
    }
    return at < last && (is_quote(at) || cues_.any(List::kFirstPerson, {at, last}));
  }

  bool is_quote(std::size_t token) const {
    const std::string_view sign = document_.folded(token);
    return sign == "\"" || sign == "'" || sign == "\u201c" || sign == "\u201e" ||
           sign == "\u00ab" || sign == "\u2018";
  }

  // Behind the last answer the letter's writer goes on: as many paragraphs as the others have, one
  // beside the name's own.
  void end_with_block() {
    Range& last = rows_.back().range;
    const std::size_t head = document_[last.begin].line;
    bool answered = !document_.is_mark(document_.lines()[head].last - 1, ':');
    for (std::size_t i = head + 1; i < document_.lines().size(); ++i) {
      const Line& line = document_.lines()[i];
      if (line.empty() ? answered : line.first >= last.end) {
        last.end = std::min(last.end, line.first);
        return;
      }
      if (!line.empty() && !is_own(document_[line.first].zone)) {
        last.end = line.first;
        return;
      }
      answered = answered || !line.empty();
    }
  }

  const Part& part_;
  const Document& document_;
  const Cues& cues_;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<Row> find_spoken_rows(const Part& part) {
  return SpokenRows(part).find();
}

bool speaks_in(const std::vector<Row>& rows, std::string_view name) {
  return std::any_of(rows.begin(), rows.end(), [name](const Row& row) {
    return row.speaks && same_person(row.name.text, name);
  });
}

namespace {

// "afgemeld (ziek)" in a cell of its own, "nee" below "Aanwezig".
bool declines_in_cell(const Part& part, const Range& row) {
  constexpr std::size_t kLongest = 5;  // tokens
  const Cues& cues = part.cues();
  for (const Table& table : part.fields().tables) {
    for (const std::vector<Range>& cells : table.rows) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const Range& cell = cells[i];
        if (cell.empty() || !row.holds(cell) || cell.size() > kLongest || part.names_group(cell))
          continue;
        const bool asked = cues.any(List::kComes, table.heads[i]);
        if (cues.at(List::kCancel, cell.begin) || cues.at(List::kDropsOut, cell.begin) ||
            (asked && cues.at(List::kNegation, cell.begin)))
          return true;
      }
    }
  }
  return false;
}

}  // namespace

bool declines(const Part& part, const Row& row) {
  const Cues& cues = part.cues();
  if (declines_in_cell(part, row.range) || leaves_by_list(part, row.range.begin)) return true;
  if (part.names_group(row.range)) return false;
  if (leaves_choice_open(cues, row.range)) return false;
  for (const List list : {List::kAbsent, List::kNotComing, List::kKeepsAway}) {
    if (cues.any(list, row.range)) return true;
  }
  // "sorry, heb dan oudergesprekken"
  return row.speaks && (cues.any(List::kNegation, row.range) || cues.any(List::kSlip, row.range));
}

}  // namespace meldaan::extract
