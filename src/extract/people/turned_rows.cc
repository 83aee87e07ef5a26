#include "extract/people/turned_rows.h"

#include <algorithm>
#include <optional>

#include "extract/layout/table_names.h"
#include "extract/people/shaped_rows.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestTurnedSurname = 6;  // "Oude Nijhuis-van der Berg"

class TurnedRows {
 public:
  explicit TurnedRows(const Part& part)
      : part_(part), document_(part.document()), cues_(part.cues()) {}

  std::vector<Row> find() {
    std::vector<Row> rows = collect();
    if (rows.empty()) return rows;
    // Among them one with a rare first name is a row as well.
    any_given_ = true;
    rows = collect();
    if (rows.size() < 2) rows.clear();
    return rows;
  }

 private:
  std::vector<Row> collect() const {
    std::vector<Row> rows;
    for (const Line& line : document_.lines()) {
      if (line.empty() || !is_own(document_[line.first].zone)) continue;
      if (auto name = name_at(document_.first_word({line.first, line.last}), line.last))
        rows.push_back({{line.first, line.last}, std::move(*name), false});
    }
    return rows;
  }

  std::optional<PersonName> name_at(std::size_t token, std::size_t last) const {
    const std::size_t comma = surname_end(token, last);
    if (comma == token || comma + 1 >= last || !document_.is_mark(comma, ',')) return std::nullopt;
    const std::size_t given = comma + 1;
    if (!is_given(given) && !is_initial(given, last)) return std::nullopt;
    std::size_t end = given + 1;
    while (end < last && !document_.gap_before(end) && !part_.is_of_group(end) &&
           (cues_.covers(List::kParticle, end) || goes_on_glued(end) || is_given(end)))
      ++end;
    if (end < last && !cell_ends(end)) return std::nullopt;
    std::vector<PersonName> names = names_in_cell({token, end}, document_, cues_);
    if (names.size() != 1 || names.front().words < 2) return std::nullopt;
    return std::move(names.front());
  }

  // A first name, a town or a school before the comma is no surname; but "Horst, Annemoon ter".
  std::size_t surname_end(std::size_t token, std::size_t last) const {
    if (token >= last || (!any_given_ && cues_.at(List::kFirstName, token)) ||
        cues_.at(List::kLocation, token) || part_.is_of_place(token))
      return token;
    std::size_t end = token;
    while (end < last && end - token < kLongestTurnedSurname &&
           ((document_.is_word(end) && document_[end].capital) ||
            cues_.covers(List::kParticle, end) || document_.is_mark(end, '-')))
      ++end;
    return end;
  }

  bool is_given(std::size_t token) const {
    return document_[token].capital && document_.is_word(token) &&
           (any_given_ || cues_.at(List::kFirstName, token));
  }

  // "M.J."
  bool is_initial(std::size_t token, std::size_t last) const {
    return document_.folded(token).size() == 1 && token + 1 < last &&
           document_.is_mark(token + 1, '.');
  }

  // "Anna-Marie", "M.J."
  bool goes_on_glued(std::size_t token) const {
    if (!document_[token].glued) return false;
    return document_.is_mark(token, '-') || document_.is_mark(token, '.') ||
           (document_.is_word(token) && document_[token].capital);
  }

  bool cell_ends(std::size_t token) const {
    return parts_cells(document_, token) || document_.is_mark(token, '(') ||
           document_.gap_before(token) || cues_.at(List::kAbout, token);
  }

  const Part& part_;
  const Document& document_;
  const Cues& cues_;
  bool any_given_ = false;  // whether or not a list has it
};

}  // namespace

std::vector<Row> find_turned_rows(const Part& part) {
  return TurnedRows(part).find();
}

}  // namespace meldaan::extract
