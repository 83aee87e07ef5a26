#include "extract/marks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace meldaan::extract {
namespace {

// How far above its mark a heading may stand: the longest description in the invitation.
constexpr std::size_t kFurthestHeading = 40;

enum class LineKind { kOther, kKind, kGroup, kMarkedGroup, kMark };

struct ReadLine {
  LineKind kind = LineKind::kOther;
  std::optional<Mention> mention;
  std::string ordinal;  // "2", "b": how the line is numbered; empty where it is not
  Kinds kinds;          // of a line such as "Werkgroepen"
};

class MarkFinder {
 public:
  MarkFinder(const Part& part, const Catalogue& catalogue)
      : document_(part.document()),
        cues_(part.cues()),
        sentences_(part.sentences()),
        mentions_(part.mentions()),
        catalogue_(catalogue) {}

  Marks find() {
    plus_chooses_ = has_plus_and_minus();
    for (const Line& line : document_.lines()) lines_.push_back(read(line));
    give_kinds();
    Marks marks;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind == LineKind::kMarkedGroup) marks.chosen.push_back(*lines_[i].mention);
      if (lines_[i].kind == LineKind::kMark) {
        if (const Mention* heading = heading_above(i)) {
          marks.chosen.push_back(*heading);
          // Of whom the remark speaks, it is marked for.
          const Line& remark = document_.lines()[i];
          marks.chosen.back().phrase = marks.chosen.back().name = {remark.first, remark.last};
        }
      }
    }
    for (Mention& pointed : pointed_at()) marks.chosen.push_back(pointed);
    if (marks.chosen.empty()) return marks;
    for (const ReadLine& line : lines_) {
      if (line.mention) marks.settled.push_back(line.mention->name);
    }
    return marks;
  }

 private:
  bool is_mark_sign(std::size_t token) const {
    return document_.is_mark(token, '+') || document_.folded(token) == "\u2713";
  }

  // "+ Taal" between lines such as "- Rekenen": two signs before the lines of a list tell its
  // groups apart.
  bool has_plus_and_minus() const {
    constexpr std::size_t kFewest = 3;
    std::size_t plus = 0;
    std::size_t minus = 0;
    for (const Line& line : document_.lines()) {
      if (line.empty() || !is_own(document_[line.first].zone) || line.last < line.first + 2)
        continue;
      if (document_.is_mark(line.first, '+')) ++plus;
      if (document_.is_mark(line.first, '-')) ++minus;
    }
    return plus > 0 && minus > 0 && plus + minus >= kFewest;
  }

  // The line without bullets, arrows and brackets.
  Range stripped(Range range) const {
    const auto sign = [this](std::size_t token) {
      return document_[token].kind == TokenKind::kPunctuation && !is_mark_sign(token);
    };
    while (!range.empty() &&
           (sign(range.begin) || document_[range.begin].kind == TokenKind::kNumber))
      ++range.begin;
    while (!range.empty() && sign(range.end - 1)) --range.end;
    return range;
  }

  // "hier wil ik bij", "en deze": the writer's words on a line that says yes to the heading above.
  bool affirms(const Range& remark) const {
    const bool yes = cues_.any(List::kMark, remark) || cues_.any(List::kWish, remark);
    return yes && !cues_.any(List::kNegation, remark) && !cues_.any(List::kHistory, remark) &&
           !cues_.any(List::kUndecided, remark) && !sentences_.of(remark.begin).question;
  }

  // "<<<<< ik": an arrow, and nothing but the writer beside it.
  bool points_with_arrow(const Range& remark) const {
    bool arrow = false;
    for (std::size_t i = remark.begin; i < remark.end; ++i) {
      if (is_arrow(i)) {
        arrow = true;
      } else if (document_[i].kind != TokenKind::kPunctuation &&
                 !cues_.covers(List::kFirstPerson, i)) {
        return false;
      }
    }
    return arrow;
  }

  bool is_arrow(std::size_t token) const {
    if (document_.is_mark(token, '<') || document_.is_mark(token, '>')) return true;
    const std::string_view sign = document_.folded(token);
    return sign == "\u2190" || sign == "\u2192" || sign == "\u21d0" || sign == "\u21d2";
  }

  bool says_yes(const Range& remark) const { return affirms(remark) || points_with_arrow(remark); }

  // What the writer put behind the heading, on the quotation's own line.
  Range remark_at_end(const Range& range) const {
    std::size_t begin = range.end;
    while (begin > range.begin && is_own(document_[begin - 1].zone)) --begin;
    return begin > range.begin ? Range{begin, range.end} : Range{range.end, range.end};
  }

  // The writer's words directly below a line of the quotation; not an "[x]" before its heading.
  bool is_answer(const Line& line) const {
    if (!is_own(document_[line.first].zone) || !is_own(document_[line.last - 1].zone)) return false;
    for (std::size_t i = document_[line.first].line; i-- > 0;) {
      const Line& above = document_.lines()[i];
      if (above.empty()) continue;
      const Zone zone = document_[above.first].zone;
      return zone == Zone::kQuoted || zone == Zone::kInvitation || zone == Zone::kForwarded;
    }
    return false;
  }

  bool names_group(const Range& range) const {
    return std::any_of(mentions_.begin(), mentions_.end(),
                       [&](const Mention& mention) { return range.overlaps(mention.name); });
  }

  // Takes the marks off both ends; whether there was one.
  bool take_marks(Range& range) const {
    bool taken = false;
    for (bool again = true; again && !range.empty();) {
      again = false;
      range = stripped(range);
      if (range.empty()) break;
      if (plus_chooses_ && document_.is_mark(range.begin, '+')) {
        ++range.begin;
        taken = again = true;
        continue;
      }
      const std::size_t front = cues_.end_at(List::kMark, range.begin);
      if (front > range.begin && front <= range.end && !is_invitation(range.begin)) {
        range.begin = front;
        taken = again = true;
        continue;
      }
      for (const Range& cue : cues_.all(List::kMark, range)) {
        if (cue.end != range.end || is_invitation(cue.begin)) continue;
        range.end = cue.begin;
        taken = again = true;
        break;
      }
    }
    range = stripped(range);
    return taken;
  }

  bool is_invitation(std::size_t token) const { return document_[token].zone == Zone::kInvitation; }

  ReadLine read(const Line& line) const {
    constexpr std::size_t kLongestHeading = 16;
    ReadLine result;
    Range range{line.first, line.last};
    if (range.empty() || range.size() > kLongestHeading) return result;
    const Zone zone = document_[range.begin].zone;
    if (zone == Zone::kSignature || zone == Zone::kDisclaimer || zone == Zone::kDeviceLine ||
        zone == Zone::kQuoteHead) {
      return result;
    }
    if (is_answer(line)) {
      if (says_yes(range) && !names_group(range)) result.kind = LineKind::kMark;
      return result;
    }
    result.ordinal = ordinal_of(range);
    if (!result.ordinal.empty()) range.begin = behind_ordinal(range);
    const Range remark = remark_at_end(range);
    if (!remark.empty()) range.end = remark.begin;
    const bool marked = take_marks(range) || (!remark.empty() && says_yes(remark));
    if (range.empty()) {
      if (marked && is_own(document_[line.first].zone)) result.kind = LineKind::kMark;
      return result;
    }
    for (const auto& [list, kind] :
         {std::pair{List::kKindPlg, GroupKind::kPlg},
          std::pair{List::kKindWerkgroep, GroupKind::kWerkgroep},
          std::pair{List::kKindProjectgroep, GroupKind::kProjectgroep}}) {
      for (const Range& cue : cues_.all(list, range)) {
        if (cue.end == range.end && range.size() < 5) {
          result.kind = LineKind::kKind;
          result.kinds.add(kind);
        }
      }
    }
    const Kinds behind = take_kinds(range);
    if (const auto mention = catalogue_.exactly(document_, cues_, range)) {
      result.kind = marked ? LineKind::kMarkedGroup : LineKind::kGroup;
      result.mention = *mention;
      if (!behind.empty()) result.mention->kinds = behind;
    }
    return result;
  }

  // "W&T (werkgroep)": takes what is in brackets off the end.
  Kinds take_kinds(Range& range) const {
    Kinds kinds;
    for (const auto& [list, kind] :
         {std::pair{List::kKindPlg, GroupKind::kPlg},
          std::pair{List::kKindWerkgroep, GroupKind::kWerkgroep},
          std::pair{List::kKindProjectgroep, GroupKind::kProjectgroep}}) {
      for (const Range& cue : cues_.all(list, range)) {
        std::size_t open = cue.begin;
        while (open > range.begin && cues_.covers(List::kParticle, open - 1)) --open;  // "(de PLG)"
        if (cue.end != range.end || open < range.begin + 2 || !document_.is_mark(open - 1, '('))
          continue;
        kinds.add(kind);
        range.end = open - 1;
        return kinds;
      }
    }
    return kinds;
  }

  // "2." and "b)" at the line's beginning, below its bullet.
  std::string ordinal_of(const Range& range) const {
    std::size_t at = range.begin;
    while (at < range.end && document_[at].kind == TokenKind::kPunctuation &&
           !document_.is_mark(at, '['))
      ++at;
    if (at + 1 >= range.end) return {};
    const bool letter = document_.is_word(at) && document_.folded(at).size() == 1;
    if (document_[at].kind != TokenKind::kNumber && !letter) return {};
    const bool numbers = document_.is_mark(at + 1, '.') || document_.is_mark(at + 1, ')') ||
                         document_.is_mark(at + 1, ':');
    const bool bare = !letter && document_.is_word(at + 1);  // "12 HRM"
    return bare || (numbers && document_[at + 1].glued) ? std::string(document_.folded(at))
                                                        : std::string();
  }

  std::size_t behind_ordinal(const Range& range) const {
    std::size_t at = range.begin;
    while (document_[at].kind == TokenKind::kPunctuation) ++at;
    return at + 1;
  }

  // Numbers in the writer's own words that name lines of a numbered list in the mail.
  std::vector<Mention> pointed_at() const {
    constexpr std::size_t kShortestList = 3;
    std::vector<const ReadLine*> numbered;
    for (const ReadLine& line : lines_) {
      if (line.mention && !line.ordinal.empty()) numbered.push_back(&line);
    }
    std::vector<Mention> pointed;
    if (numbered.size() < kShortestList) return pointed;
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (!is_own(document_[i].zone) || !is_pointer(i)) continue;
      const auto line = std::find_if(numbered.begin(), numbered.end(), [&](const ReadLine* known) {
        return known->ordinal == document_.folded(i);
      });
      if (line == numbered.end()) continue;
      Mention mention = *(*line)->mention;
      mention.phrase = mention.name = {i, i + 1};  // the evidence is the number
      pointed.push_back(mention);
    }
    return pointed;
  }

  // A number of a wish or an answer, or one behind "nr"; no date, no line's own number, no class
  // ("groep 4").
  bool is_pointer(std::size_t token) const {
    const bool number = document_[token].kind == TokenKind::kNumber;
    const bool letter = document_.is_word(token) && document_.folded(token).size() == 1;
    if (!number && !letter) return false;
    const std::size_t line = document_[token].line;
    if (lines_[line].mention || !lines_[line].ordinal.empty()) return false;
    if (token + 1 < document_.size() && cues_.at(List::kDateWord, token + 1)) return false;
    if (document_[token].glued ||
        (token + 1 < document_.size() && document_[token + 1].glued &&
         !document_.is_mark(token + 1, ',') && !document_.is_mark(token + 1, '.'))) {
      return false;
    }
    const Range sentence = sentences_.of(token).range;
    if (cues_.any(List::kPointer, {sentence.begin, token})) return true;
    if (letter && (has_ordinal_beside(token) || behind_preposition(token)))
      return cues_.any(List::kWish, sentence) || cues_.any(List::kRegister, sentence) ||
             only_letters(sentence);
    return number && (cues_.any(List::kWish, sentence) || cues_.any(List::kRegister, sentence) ||
                      only_numbers(sentence));
  }

  bool is_ordinal(std::size_t token) const {
    return std::any_of(lines_.begin(), lines_.end(), [&](const ReadLine& line) {
      return line.mention && line.ordinal == document_.folded(token);
    });
  }

  // "a, e en k"
  bool has_ordinal_beside(std::size_t token) const {
    const auto link = [this](std::size_t at) {
      return document_.is_mark(at, ',') || document_.is_mark(at, '/') ||
             cues_.covers(List::kAnd, at);
    };
    const bool behind = token + 2 < document_.size() && link(token + 1) && is_ordinal(token + 2);
    return behind || (token >= 2 && link(token - 1) && is_ordinal(token - 2));
  }

  // "Ik kies voor b."
  bool behind_preposition(std::size_t token) const {
    return token > 0 && cues_.covers(List::kAbout, token - 1) &&
           (token + 1 == document_.size() || document_[token + 1].kind == TokenKind::kPunctuation);
  }

  bool only_letters(const Range& sentence) const {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const bool part = document_[i].kind != TokenKind::kWord || cues_.covers(List::kAnd, i) ||
                        document_.folded(i).size() == 1 || cues_.covers(List::kFiller, i);
      if (!part) return false;
    }
    return true;
  }

  bool only_numbers(const Range& sentence) const {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const bool part = document_[i].kind != TokenKind::kWord || cues_.covers(List::kAnd, i);
      if (!part) return false;
    }
    return true;
  }

  // A group stands below the heading of its kind.
  void give_kinds() {
    Kinds kinds;
    for (ReadLine& line : lines_) {
      if (line.kind == LineKind::kKind) kinds = line.kinds;
      if (line.mention && line.mention->kinds.empty()) line.mention->kinds = kinds;
    }
  }

  const Mention* heading_above(std::size_t line) const {
    const std::size_t last = line > kFurthestHeading ? line - kFurthestHeading : 0;
    for (std::size_t i = line; i-- > last;) {
      if (lines_[i].kind == LineKind::kGroup &&
          !is_own(document_[lines_[i].mention->name.begin].zone)) {
        return &*lines_[i].mention;
      }
      if (lines_[i].kind == LineKind::kMarkedGroup) return nullptr;
    }
    return nullptr;
  }

  const Document& document_;
  const Cues& cues_;
  const Sentences& sentences_;
  const std::vector<Mention>& mentions_;
  const Catalogue& catalogue_;
  std::vector<ReadLine> lines_;
  bool plus_chooses_ = false;
};

}  // namespace

Marks find_marks(const Part& part, const Catalogue& catalogue) {
  return MarkFinder(part, catalogue).find();
}

}  // namespace meldaan::extract
