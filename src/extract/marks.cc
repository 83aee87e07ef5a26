#include "extract/marks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extract/line_kinds.h"
#include "extract/list_numbers.h"
#include "extract/list_signs.h"
#include "extract/verdicts.h"

namespace meldaan::extract {
namespace {

// How far above its mark a heading may stand: the longest description in the invitation.
constexpr std::size_t kFurthestHeading = 40;
constexpr std::size_t kLongestHeading = 16;

struct ReadLine : ListLine {
  Verdict verdict = Verdict::kNone;  // of its group; without a group, of the heading above
  bool instead = false;              // below a heading: another group in its place
  Kinds kinds;                       // of a line such as "Werkgroepen"
};

class MarkFinder {
 public:
  MarkFinder(const Part& part, const Catalogue& catalogue)
      : part_(part),
        document_(part.document()),
        cues_(part.cues()),
        mentions_(part.mentions()),
        catalogue_(catalogue),
        verdicts_(part.document(), part.cues(), part.sentences()) {}

  Marks find() {
    for (const Line& line : document_.lines()) lines_.push_back(read(line));
    give_kinds();
    follow_headings();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const ReadLine& line = lines_[i];
      if (line.mention && line.verdict != Verdict::kNone) add(*line.mention, line.verdict);
      if (!line.mention && (line.verdict != Verdict::kNone || line.instead)) add_answer(i);
    }
    for (const Line& line : document_.lines()) read_boxes(line);
    for (const Table& table : part_.fields().tables) {
      read_grid(table);
      silence_other_columns(table);
    }
    std::vector<ListLine> numbered(lines_.begin(), lines_.end());
    std::vector<ListLine> cells = numbered_groups(part_, catalogue_);
    give_kinds_to(cells);
    numbered.insert(numbered.end(), cells.begin(), cells.end());
    marks_.pointed = groups_pointed_at(part_, numbered);
    const bool marked = !marks_.chosen.empty() || !marks_.pointed.empty();
    if (!marked && !lists_everything(numbered)) return std::move(marks_);
    for (const ListLine& line : numbered) {
      // "Taal" above the list that she quotes is no line of it.
      if (line.mention && (marked || !line.ordinal.empty()))
        marks_.settled.push_back(line.mention->name);
    }
    return std::move(marks_);
  }

 private:
  // Nobody wants so many groups: who numbers them all has yet to say which.
  static bool lists_everything(const std::vector<ListLine>& lines) {
    constexpr std::ptrdiff_t kMostWished = 9;
    return std::count_if(lines.begin(), lines.end(), [](const ListLine& line) {
             return line.mention && !line.ordinal.empty();
           }) > kMostWished;
  }

  void add(const Mention& mention, Verdict verdict) {
    (verdict == Verdict::kYes ? marks_.chosen : marks_.refused).push_back(mention);
    marks_.settled.push_back(mention.name);
  }

  // A remark below a heading of the quotation.
  void add_answer(std::size_t number) {
    const Mention* heading = heading_above(number);
    if (heading == nullptr) return;
    Mention answered = *heading;
    // Of whom the remark speaks, it is marked for.
    const Line& remark = document_.lines()[number];
    answered.phrase = answered.name = {remark.first, remark.last};
    if (lines_[number].instead) return refuse_for_another(answered);
    add(answered, lines_[number].verdict);
  }

  // The remark's other group is a wish by itself.
  void refuse_for_another(Mention refused) {
    refused.phrase = refused.name = {refused.name.begin, refused.name.begin + 1};
    marks_.refused.push_back(std::move(refused));
  }

  // "☒ Rekenen ☐ Taal", "Rekenen ☒ Taal ☐": the box before its group, or behind it where the line
  // begins with a group.
  void read_boxes(const Line& line) {
    const auto first_box = [&] {
      for (std::size_t i = line.first; i < line.last; ++i) {
        if (verdicts_.of_box(i) != Verdict::kNone) return i;
      }
      return line.last;
    }();
    if (first_box == line.last || !is_own(document_[first_box].zone) ||
        lines_[document_[first_box].line].mention)
      return;
    std::vector<const Mention*> here;
    for (const Mention& mention : mentions_) {
      if (Range{line.first, line.last}.holds(mention.name)) here.push_back(&mention);
    }
    const bool behind = !here.empty() && here.front()->name.begin < first_box;
    for (std::size_t i = 0; i < here.size(); ++i) {
      Verdict verdict = Verdict::kNone;
      const std::size_t begin = behind  ? here[i]->name.end
                                : i > 0 ? here[i - 1]->name.end
                                        : line.first;
      const std::size_t end = !behind               ? here[i]->name.begin
                              : i + 1 < here.size() ? here[i + 1]->name.begin
                                                    : line.last;
      for (std::size_t at = begin; at < end; ++at) {
        if (verdicts_.of_box(at) != Verdict::kNone) verdict = verdicts_.of_box(at);
      }
      if (verdict != Verdict::kNone) add(*here[i], verdict);
    }
  }

  // A cross in somebody's row of a grid; the names of groups that head it say nothing themselves.
  void read_grid(const Table& table) {
    if (!table.grid) return;
    for (std::size_t column = 1; column < table.heads.size(); ++column) {
      const auto group = catalogue_.exactly(document_, cues_, table.heads[column]);
      if (!group) continue;
      for (const Mention& mention : mentions_) {
        if (mention.name.overlaps(table.heads[column])) marks_.settled.push_back(mention.name);
      }
      for (const std::vector<Range>& row : table.rows) {
        if (row[column].empty() || verdicts_.of_remark(row[column]) != Verdict::kYes) continue;
        Mention crossed = *group;
        crossed.phrase = crossed.name = row[column];
        marks_.chosen.push_back(crossed);
      }
    }
  }

  // Where one column asks for groups, the others ("Taak: rekencoördinator") name none.
  void silence_other_columns(const Table& table) {
    const auto asks = [](const std::vector<List>& column) {
      return std::find(column.begin(), column.end(), List::kLabelGroup) != column.end();
    };
    if (std::none_of(table.columns.begin(), table.columns.end(), asks)) return;
    for (const std::vector<Range>& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (asks(table.columns[i])) continue;
        for (const Mention& mention : mentions_) {
          if (mention.name.overlaps(row[i])) marks_.settled.push_back(mention.name);
        }
      }
    }
  }

  bool in_grid(const Line& line) const {
    const auto& tables = part_.fields().tables;
    return std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
      return table.grid && table.range.contains(line.first);
    });
  }

  // What the writer put behind the heading, on the quotation's own line.
  Range remark_at_end(const Range& range) const {
    std::size_t begin = range.end;
    while (begin > range.begin && is_own(document_[begin - 1].zone)) --begin;
    if (begin == range.end) begin = set_off_at_end(range);
    return begin > range.begin ? Range{begin, range.end} : Range{range.end, range.end};
  }

  // "Rekenen  *** hier kom ik ***" in a quotation without marks of its own: what signs set off from
  // the heading that fills the line up to them; its end where there is nothing.
  std::size_t set_off_at_end(const Range& range) const {
    constexpr std::size_t kFewest = 3;  // "*Rekenen*" is bold
    for (std::size_t at = range.begin + 1; at + kFewest <= range.end; ++at) {
      if (verdicts_.is_set_off({at, range.end}))
        return is_heading({range.begin, at}) ? at : range.end;
    }
    return range.end;
  }

  // "Cultuureducatie [Tjalling: jaaa, eindelijk]": a heading of the quotation and brackets that the
  // invitation has not.
  Range remark_in_brackets(const Line& line, const Range& range) const {
    const Range none{range.end, range.end};
    const Zone zone = document_[range.begin].zone;
    if ((zone != Zone::kQuoted && zone != Zone::kInvitation && !is_own(zone)) ||
        line.quote_depth > 0)
      return none;
    for (std::size_t i = range.begin + 1; i < range.end; ++i) {
      if (!document_.is_mark(i, '[') && !document_.is_mark(i, '(')) continue;
      const bool words =
          zone == Zone::kInvitation && !verdicts_.are_signs_alone({i + 1, range.end});
      // "Rekenen (Taal hoeft niet)" speaks of another group.
      const Range remark{i, range.end};
      const bool heads = is_heading({range.begin, i}) && !part_.names_group(remark);
      return heads && !words ? remark : none;
    }
    return none;
  }

  // A group's name below its bullet.
  bool is_heading(Range range) const {
    while (!range.empty() && document_[range.begin].kind == TokenKind::kPunctuation) ++range.begin;
    return catalogue_.exactly(document_, cues_, range).has_value();
  }

  // The writer's words directly below a line of the quotation; not an "[x]" before its heading.
  bool is_answer(const Line& line) const {
    if (!is_own(document_[line.first].zone) || !is_own(document_[line.last - 1].zone)) return false;
    for (std::size_t i = document_[line.first].line; i-- > 0;) {
      const Line& above = document_.lines()[i];
      if (!above.empty()) return is_quotation(document_[above.first].zone);
    }
    return false;
  }

  // Whether the writer's words here name a group themselves, on this line or a later one.
  bool names_group(const Line& line) const {
    Range block{line.first, line.last};
    while (block.end < document_.size() && is_about_sender(document_[block.end].zone)) ++block.end;
    return part_.names_group(block);
  }

  ReadLine read(const Line& line) {
    ReadLine result;
    Range range{line.first, line.last};
    if (range.empty() || in_grid(line)) return result;
    const Zone zone = document_[range.begin].zone;
    if (zone == Zone::kSignature || zone == Zone::kDisclaimer || zone == Zone::kDeviceLine ||
        zone == Zone::kQuoteHead) {
      return result;
    }
    const Range bracketed = remark_in_brackets(line, range);
    const bool heads = verdicts_.of_remark(bracketed) != Verdict::kNone;
    if (is_own(zone) && reads_with_tail(range, result)) return result;
    if (!heads && is_answer(line)) {
      const auto other = first_from(mentions_, range.begin);
      result.instead =
          other != mentions_.end() && range.holds(other->name) && verdicts_.prefers(range, *other);
      if (result.instead) return result;
      // "Ja, als ib'er natuurlijk" answers, whatever it names.
      result.verdict = verdicts_.of_beginning(range);
      if (result.verdict == Verdict::kNone && !names_group(line))
        result.verdict = verdicts_.of_remark(range);
      return result;
    }
    if (range.size() > kLongestHeading) return result;
    result.ordinal = ordinal_of(part_, range);
    if (!result.ordinal.empty()) range.begin = behind_ordinal(part_, range);
    const Range remark = heads ? bracketed : remark_at_end(range);
    if (heads) marks_.settled.push_back(remark);  // "dat" in "[nee, dat doet Wil]" wants nothing
    Verdict verdict = Verdict::kNone;
    if (!remark.empty()) {
      range.end = remark.begin;
      verdict = verdicts_.of_remark(remark);
    }
    const Verdict taken = verdicts_.take(range);
    if (verdict == Verdict::kNone) verdict = taken;
    if (range.empty()) {
      if (is_own(document_[line.first].zone)) result.verdict = verdict;
      return result;
    }
    result.kinds = kinds_in_heading(cues_, range);
    const Kinds behind = take_kinds_behind(document_, cues_, range);
    if (const auto mention = catalogue_.exactly(document_, cues_, range)) {
      result.verdict = verdict;
      result.mention = *mention;
      if (!behind.empty()) result.mention->kinds = behind;
    }
    return result;
  }

  // "niet: Academische school, hoe interessant ook", "Gedrag: nee, dat doet Ria": a group and its
  // verdict, and more words behind them.
  bool reads_with_tail(const Range& range, ReadLine& result) {
    const auto first = std::find_if(mentions_.begin(), mentions_.end(),
                                    [&](const Mention& m) { return range.holds(m.name); });
    if (first == mentions_.end()) return false;
    Range before{range.begin, std::min(first->phrase.begin, first->name.begin)};
    const bool labelled = !before.empty() && document_.is_mark(before.end - 1, ':');
    if (labelled) {
      const Verdict verdict = verdicts_.take(before);
      if (verdict == Verdict::kNone || !before.empty()) return false;
      const Range sentence = part_.sentences().of(first->name.begin).range;
      for (auto mention = first; mention != mentions_.end(); ++mention) {
        if (mention->name.end > std::min(range.end, sentence.end)) break;
        if (mention == first)
          result.mention = *mention;
        else
          add(*mention, verdict);
      }
      result.verdict = verdict;
      return true;
    }
    const std::size_t behind = first->name.end;
    for (std::size_t i = before.begin; i < before.end; ++i) {
      if (verdicts_.of_box(i) != Verdict::kNone) return false;
    }
    // "· Taal   JA, HIER WIL IK BIJ": behind a mark or a gap.
    if (!begins_line(before) || behind >= range.end || document_.is_mark(behind, ',') ||
        (document_[behind].kind != TokenKind::kPunctuation && !document_.gap_before(behind)))
      return false;
    const Verdict verdict = verdicts_.of_beginning({behind, range.end});
    if (verdict == Verdict::kNone || names_another_in_brackets({behind, range.end})) return false;
    result.mention = *first;
    result.verdict = verdict;
    return true;
  }

  // "Rekenen (geen Taal, daar ben ik geweest)"
  bool names_another_in_brackets(const Range& behind) const {
    if (!document_.is_mark(behind.begin, '(') && !document_.is_mark(behind.begin, '['))
      return false;
    std::size_t end = behind.begin;
    while (end < behind.end && !document_.is_mark(end, ')') && !document_.is_mark(end, ']')) ++end;
    return part_.names_group({behind.begin, end});
  }

  // Not where a mail program broke a sentence's line.
  bool begins_line(const Range& before) const {
    const auto tokens = document_.tokens().begin();
    if (before.begin > 0 && !document_.breaks_after(before.begin - 1)) return false;
    return std::all_of(tokens + static_cast<std::ptrdiff_t>(before.begin),
                       tokens + static_cast<std::ptrdiff_t>(before.end),
                       [](const Token& token) { return token.kind != TokenKind::kWord; });
  }

  // A group stands below the heading of its kind.
  void give_kinds() {
    Kinds kinds;
    for (ReadLine& line : lines_) {
      if (!line.mention && !line.kinds.empty()) kinds = line.kinds;
      if (line.mention && line.mention->kinds.empty()) line.mention->kinds = kinds;
    }
  }

  // The same for cells, which come in the order of their lines.
  void give_kinds_to(std::vector<ListLine>& cells) const {
    Kinds kinds;
    std::size_t line = 0;
    for (ListLine& cell : cells) {
      for (; line <= document_[cell.ordinal_at].line; ++line) {
        if (!lines_[line].mention && !lines_[line].kinds.empty()) kinds = lines_[line].kinds;
      }
      if (cell.mention->kinds.empty()) cell.mention->kinds = kinds;
    }
  }

  // "Niet:" above lines of groups speaks of all of them.
  void follow_headings() {
    Verdict heading = Verdict::kNone;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = document_.lines()[i];
      if (line.empty()) continue;
      if (lines_[i].mention) {
        if (lines_[i].verdict == Verdict::kNone && is_own(document_[line.first].zone))
          lines_[i].verdict = heading;
        continue;
      }
      heading = is_own(document_[line.first].zone) ? verdicts_.of_heading({line.first, line.last})
                                                   : Verdict::kNone;
    }
  }

  const Mention* heading_above(std::size_t line) const {
    const std::size_t last = line > kFurthestHeading ? line - kFurthestHeading : 0;
    for (std::size_t i = line; i-- > last;) {
      if (!lines_[i].mention) continue;
      if (is_own(document_[lines_[i].mention->name.begin].zone)) return nullptr;
      return lines_[i].verdict == Verdict::kNone ? &*lines_[i].mention : nullptr;
    }
    return nullptr;
  }

  const Part& part_;
  const Document& document_;
  const Cues& cues_;
  const std::vector<Mention>& mentions_;
  const Catalogue& catalogue_;
  const Verdicts verdicts_;
  std::vector<ReadLine> lines_;
  Marks marks_;
};

}  // namespace

Marks find_marks(const Part& part, const Catalogue& catalogue) {
  return MarkFinder(part, catalogue).find();
}

}  // namespace meldaan::extract
