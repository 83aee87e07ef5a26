#include "extract/wishes/marks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extract/groups/line_kinds.h"
#include "extract/layout/verdicts.h"
#include "extract/text/list_signs.h"
#include "extract/wishes/heading_remarks.h"
#include "extract/wishes/list_numbers.h"

namespace meldaan::extract {
namespace {

// How far above its mark a heading may stand: the longest description in the invitation.
constexpr std::size_t kFurthestHeading = 40;
constexpr std::size_t kLongestHeading = 16;
constexpr std::size_t kMostWished = 9;

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
        verdicts_(part.document(), part.cues(), part.sentences()),
        remarks_(part, catalogue, verdicts_) {}

  Marks find() {
    for (const Line& line : document_.lines()) lines_.push_back(read(line));
    give_kinds();
    follow_headings();
    if (says_cut_down()) choose_what_is_left();
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
    return std::count_if(lines.begin(), lines.end(), [](const ListLine& line) {
             return line.mention && !line.ordinal.empty();
           }) > static_cast<std::ptrdiff_t>(kMostWished);
  }

  // "Wat niets voor mij is heb ik weggeknipt"; but "wil je Taal laten staan?" speaks of a
  // registration.
  bool says_cut_down() const {
    return part_.any_own_sentence([this](const Range& sentence) {
      return cues_.any(List::kCutsDown, sentence) && !part_.names_group(sentence);
    });
  }

  // The groups of a quotation that was cut down to those that are wanted, and nothing else set in
  // it.
  void choose_what_is_left() {
    std::vector<ReadLine*> left;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].mention || !is_quotation(document_[document_.lines()[i].first].zone)) continue;
      if (lines_[i].verdict != Verdict::kNone) return;
      left.push_back(&lines_[i]);
    }
    if (left.size() > kMostWished) return;
    for (ReadLine* line : left) line->verdict = Verdict::kYes;
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
    marks_.refused.push_back(refused);
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
    const Range bracketed = remarks_.in_brackets(line, range);
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
    const Range remark = heads ? bracketed : remarks_.at_end(range);
    if (heads) marks_.settled.push_back(remark);  // "dat" in "[nee, dat doet Wil]" wants nothing
    Verdict verdict = Verdict::kNone;
    if (!remark.empty()) {
      range.end = remark.begin;
      verdict = verdicts_.beside_heading(remark);
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
    if (before.begin > 0 && !document_.breaks_after(before.begin - 1)) return false;
    return std::ranges::all_of(document_.tokens(before),
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
        const Kinds before = kinds_before_colon(document_, cues_, document_.lines()[line]);
        if (!lines_[line].mention && !lines_[line].kinds.empty())
          kinds = lines_[line].kinds;
        else if (!before.empty())
          kinds = before;
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
  const HeadingRemarks remarks_;
  std::vector<ReadLine> lines_;
  Marks marks_;
};

}  // namespace

Marks find_marks(const Part& part, const Catalogue& catalogue) {
  return MarkFinder(part, catalogue).find();
}

}  // namespace meldaan::extract
