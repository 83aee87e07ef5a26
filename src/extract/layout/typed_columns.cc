#include "extract/layout/typed_columns.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/layout/table_cells.h"
#include "extract/layout/table_columns.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostTyped = 10;  // columns
constexpr std::size_t kLongestSurname = 6;
constexpr std::size_t kLongestPlace = 9;

enum class Holds {
  kNothing,
  kOther,
  kAddress,
  kGroup,
  kParticle,
  kGiven,
  kSurname,
  kName,
  kSchool,
  kFoundation
};

class ColumnTypes {
 public:
  ColumnTypes(const Document& document, const Cues& cues, const std::vector<Mention>& mentions,
              const Block& block)
      : document_(document),
        cues_(cues),
        mentions_(mentions),
        block_(block),
        holds_(block.front().size(), Holds::kNothing) {}

  // Empty where these are no people's rows.
  std::vector<Holds> find(Parted by) {
    for (std::size_t i = 0; i < holds_.size(); ++i) holds_[i] = by_itself(i);
    const bool several = block_.size() > 1;
    const bool parted = by != Parted::kByMarks && find_parts();
    if (!parted && (by == Parted::kByCommas || !several || !find_names())) return {};
    find_places();
    const bool groups = has(Holds::kGroup);
    const bool school = has(Holds::kSchool);
    const bool wide = holds_.size() > kFewestColumns;
    bool people = several && (groups || school || has(Holds::kAddress));
    // One line alone may be anything: it has to say all of it.
    if (!several) people = groups && wide;
    if (by == Parted::kByCommas) people = groups && (wide || several);
    if (by == Parted::kByMarks) people = several && groups && school;
    return people ? std::move(holds_) : std::vector<Holds>();
  }

 private:
  bool has(Holds what) const {
    return std::find(holds_.begin(), holds_.end(), what) != holds_.end();
  }

  template <class Test>
  std::size_t count(std::size_t column, Test test) const {
    return static_cast<std::size_t>(std::count_if(
        block_.begin(), block_.end(),
        [&](const std::vector<Range>& row) { return !row[column].empty() && test(row[column]); }));
  }
  std::size_t filled(std::size_t column) const {
    return count(column, [](const Range&) { return true; });
  }

  bool names_group(const Range& cell) const {
    const auto mention = first_from(mentions_, cell.begin);
    return mention != mentions_.end() && mention->name.end <= cell.end;
  }

  // What a column's cells say without the columns beside it.
  Holds by_itself(std::size_t column) const {
    const std::size_t all = filled(column);
    if (all == 0) return Holds::kNothing;
    const auto address = [&](const Range& cell) {
      return cell.size() == 1 && document_[cell.begin].kind == TokenKind::kAddress;
    };
    if (2 * count(column, address) > all) return Holds::kAddress;
    const auto number = [&](const Range& cell) {
      return document_[cell.begin].kind == TokenKind::kNumber && cell.size() <= 2;
    };
    if (count(column, number) == all) return Holds::kOther;
    const auto particle = [&](const Range& cell) {
      for (std::size_t i = cell.begin; i < cell.end; ++i) {
        if (!cues_.covers(List::kParticle, i) && document_[i].kind != TokenKind::kPunctuation)
          return false;
      }
      return true;
    };
    if (count(column, particle) == all) return Holds::kParticle;
    const auto job = [&](const Range& cell) { return cues_.at(List::kJob, cell.begin); };
    if (2 * count(column, job) > all) return Holds::kOther;
    const auto group = [&](const Range& cell) { return names_group(cell); };
    return 2 * count(column, group) > all ? Holds::kGroup : Holds::kNothing;
  }

  bool is_given(const Range& cell) const {
    std::size_t words = 0;
    for (std::size_t i = cell.begin; i < cell.end; ++i) {
      // "Anne-Wil" is one.
      if (document_.is_word(i) && (i == cell.begin || !document_[i].glued)) ++words;
      if (!document_.is_word(i) && document_[i].kind != TokenKind::kPunctuation) return false;
    }
    return words == 1 && document_[cell.begin].capital && cues_.at(List::kFirstName, cell.begin);
  }

  bool says_place(const Range& cell) const {
    for (const List list : {List::kSchoolType, List::kSchoolEnding, List::kSchoolWord,
                            List::kFoundationType, List::kOrganisationType}) {
      if (cues_.any(list, cell)) return true;
    }
    return cues_.at(List::kArticle, cell.begin) && cell.size() > 1 &&
           document_[cell.begin + 1].capital;
  }

  bool may_be_surname(const Range& cell) const {
    if (cell.size() > kLongestSurname || names_group(cell) || says_place(cell)) return false;
    bool capital = false;
    for (std::size_t i = cell.begin; i < cell.end; ++i) {
      if (cues_.covers(List::kParticle, i) || document_[i].kind == TokenKind::kPunctuation)
        continue;
      if (!document_.is_word(i)) return false;
      capital = capital || document_[i].capital;
      if (!document_[i].capital) return false;
    }
    return capital;
  }

  // Given names, and surnames beside them; a column for the particles may stand between or behind.
  bool find_parts() {
    std::optional<std::size_t> given;
    std::size_t most = 0;
    for (std::size_t i = 0; i < holds_.size(); ++i) {
      if (holds_[i] != Holds::kNothing) continue;
      const std::size_t known = count(i, [&](const Range& cell) { return is_given(cell); });
      const auto single = [&](const Range& cell) {
        return document_[cell.begin].capital && cell.size() <= 3 && may_be_surname(cell);
      };
      if (2 * known < block_.size() || known <= most || filled(i) != block_.size() ||
          count(i, single) != block_.size())
        continue;
      most = known;
      given = i;
    }
    if (!given) return false;
    const std::optional<std::size_t> surname = surname_beside(*given);
    if (!surname) return false;
    holds_[*given] = Holds::kGiven;
    holds_[*surname] = Holds::kSurname;
    return true;
  }

  std::optional<std::size_t> surname_beside(std::size_t given) const {
    std::optional<std::size_t> best;
    std::size_t best_differing = 0;
    const auto try_column = [&](std::size_t column) {
      if (column >= holds_.size() || holds_[column] != Holds::kNothing) return;
      const auto fits = [&](const Range& cell) { return may_be_surname(cell); };
      if (count(column, fits) != block_.size()) return;
      const std::size_t differing = differing_cells(column);
      // A school is said of several; else the one that comes first on the page.
      if (best && differing <= best_differing) return;
      best = column;
      best_differing = differing;
    };
    const auto is_particle = [&](std::size_t column) {
      return column < holds_.size() && holds_[column] == Holds::kParticle;
    };
    if (given > 0) try_column(is_particle(given - 1) && given > 1 ? given - 2 : given - 1);
    try_column(is_particle(given + 1) ? given + 2 : given + 1);
    return best;
  }

  std::size_t differing_cells(std::size_t column) const {
    std::vector<std::string> texts;
    for (const auto& row : block_) texts.push_back(document_.original(row[column]));
    std::sort(texts.begin(), texts.end());
    return static_cast<std::size_t>(std::unique(texts.begin(), texts.end()) - texts.begin());
  }

  // "Karin Vos", "Vos, K.", "Petra Kuiper / Kim Boer"
  bool holds_names(const Range& cell) const {
    if (has_form_of_name(document_, cues_, cell)) return true;
    std::size_t begin = cell.begin;
    for (std::size_t at = cell.begin; at <= cell.end; ++at) {
      const bool parts = at == cell.end || document_.is_mark(at, ',') ||
                         document_.is_mark(at, '/') || document_.is_mark(at, '&') ||
                         document_.is_mark(at, '+') || cues_.at(List::kAnd, at);
      if (!parts) continue;
      if (!has_form_of_name(document_, cues_, {begin, at})) return false;
      begin = at + 1;
    }
    return true;
  }

  bool begins_with_person(const Range& cell) const {
    std::size_t comma = cell.end;
    for (std::size_t i = cell.begin; i < cell.end; ++i) {
      const bool initial = document_.is_mark(i + 1, '.') && document_[i + 1].glued &&
                           document_.folded(i).size() == 1;
      if (initial) return true;
      if (comma == cell.end && document_.is_mark(i, ',')) comma = i;
    }
    return cues_.at(List::kFirstName, cell.begin) ||
           (comma + 1 < cell.end && cues_.at(List::kFirstName, comma + 1));
  }

  bool find_names() {
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < holds_.size(); ++i) {
      if (holds_[i] != Holds::kNothing || filled(i) != block_.size() ||
          count(i, [&](const Range& cell) {
            return holds_names(cell) || cues_.end_at(List::kListedWriter, cell.begin) == cell.end;
          }) != block_.size())
        continue;
      const std::size_t known =
          count(i, [&](const Range& cell) { return begins_with_person(cell); });
      if (known <= most) continue;
      most = known;
      best = i;
    }
    if (!best || 2 * most < block_.size()) return false;
    holds_[*best] = Holds::kName;
    return true;
  }

  void find_places() {
    std::optional<std::size_t> only;
    std::size_t left = 0;
    for (std::size_t i = 0; i < holds_.size(); ++i) {
      if (holds_[i] != Holds::kNothing || filled(i) == 0) continue;
      const std::size_t all = filled(i);
      const auto foundation = [&](const Range& cell) {
        return cues_.any(List::kFoundationType, cell) || cues_.any(List::kFoundationWord, cell);
      };
      const auto place = [&](const Range& cell) { return says_place(cell); };
      // "directeur obs De Brug": what is more than a place's name is read as the words that it is.
      if (count(i, [&](const Range& cell) { return cues_.at(List::kJob, cell.begin); }) > 0)
        continue;
      if (2 * count(i, foundation) > all) {
        holds_[i] = Holds::kFoundation;
      } else if (count(i, place) > 0 && !has(Holds::kSchool)) {
        holds_[i] = Holds::kSchool;
      } else if (count(i, [&](const Range& cell) { return may_be_place(cell); }) == all) {
        ++left;
        only = i;
      }
    }
    if (left == 1 && !has(Holds::kSchool)) holds_[*only] = Holds::kSchool;
  }

  // Capitals, and no town.
  bool may_be_place(const Range& cell) const {
    return cell.size() <= kLongestPlace && document_[cell.begin].capital &&
           document_.is_word(cell.begin) && !cues_.at(List::kLocation, cell.begin) &&
           !names_group(cell) && cues_.end_at(List::kJob, cell.begin) != cell.end;
  }

  const Document& document_;
  const Cues& cues_;
  const std::vector<Mention>& mentions_;
  const Block& block_;
  std::vector<Holds> holds_;
};

std::vector<List> asked_by(Holds what, bool in_parts) {
  switch (what) {
    case Holds::kAddress:
      return {List::kLabelEmail};
    case Holds::kGroup:
      return {List::kLabelGroup};
    case Holds::kParticle:
      return in_parts ? std::vector<List>{List::kLabelName} : std::vector<List>{};
    case Holds::kGiven:
    case Holds::kSurname:
    case Holds::kName:
      return {List::kLabelName};
    case Holds::kSchool:
      return {List::kLabelSchool};
    case Holds::kFoundation:
      return {List::kLabelFoundation};
    case Holds::kOther:
      return {List::kLabelOther};
    case Holds::kNothing:
      break;
  }
  return {};
}

}  // namespace

Table table_of_typed_block(const Document& document, const Cues& cues,
                           const std::vector<Mention>& mentions, const Block& block,
                           Parted parted_by) {
  Table table;
  if (block.empty() || block.front().size() < kFewestColumns || block.front().size() > kMostTyped)
    return table;
  const std::vector<Holds> holds = ColumnTypes(document, cues, mentions, block).find(parted_by);
  if (holds.empty()) return table;
  const bool parted = std::find(holds.begin(), holds.end(), Holds::kGiven) != holds.end();
  std::size_t first = document.size();
  for (const Range& cell : block.front()) {
    if (!cell.empty()) first = std::min(first, cell.begin);
  }
  for (const Holds what : holds) {
    table.columns.push_back(asked_by(what, parted));
    table.heads.push_back({first, first});
  }
  table.rows = block;
  return table;
}

bool is_known_name(const Document& document, const Cues& cues, const Range& cell) {
  return !cell.empty() && cues.at(List::kFirstName, cell.begin) &&
         has_form_of_name(document, cues, cell);
}

Table table_of_records(const Document& document, const Cues& cues,
                       const std::vector<Mention>& mentions, const std::vector<Range>& cells) {
  constexpr std::size_t kWidest = 6;
  std::size_t width = 1;
  while (width < cells.size() && !has_form_of_name(document, cues, cells[width])) ++width;
  if (width < kFewestColumns || width > kWidest || width >= cells.size()) return {};
  Block block;
  for (std::size_t i = 0; i < cells.size(); i += width) {
    if (!has_form_of_name(document, cues, cells[i])) break;
    const std::size_t end = std::min(i + width, cells.size());
    // A name alone signs the letter.
    if (end == i + 1) break;
    for (std::size_t at = i + 1; at < end; ++at) {
      if (is_known_name(document, cues, cells[at])) return {};
    }
    block.emplace_back(cells.begin() + static_cast<std::ptrdiff_t>(i),
                       cells.begin() + static_cast<std::ptrdiff_t>(end));
    block.back().resize(width, Range{cells[end - 1].end, cells[end - 1].end});
  }
  if (block.size() < 2) return {};
  Table table = table_of_typed_block(document, cues, mentions, block, Parted::kByCells);
  const bool groups = std::any_of(table.columns.begin(), table.columns.end(), [](const auto& asks) {
    return std::find(asks.begin(), asks.end(), List::kLabelGroup) != asks.end();
  });
  return groups ? table : Table();
}

}  // namespace meldaan::extract
