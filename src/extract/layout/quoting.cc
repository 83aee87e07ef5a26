#include "extract/layout/quoting.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

// "Op ma 3 sep. 2018 om 10:12 schreef Kennisnetwerk Twente <\ninfo@lerendeleraren.nl>:" runs over
// two lines, seldom over three.
constexpr std::size_t kLongestIntroduction = 3;
// Van, Verzonden, Aan, CC, Onderwerp, Bijlagen, and a blank line or two between them in html mail.
constexpr std::size_t kLongestBlock = 14;
constexpr int kFieldsOfABlock = 2;          // beside the sender's
constexpr std::size_t kFurthestSender = 6;  // lines from the first field to the sender's

class Quotes {
 public:
  Quotes(const Document& document, const Cues& cues) : document_(document), cues_(cues) {}

  // The number of lines of the head that begins at this line; 0 where none does.
  std::size_t head_at(std::size_t line, bool& forwarded) const {
    if (const std::size_t n = marker(line, forwarded); n > 0) return n;
    if (const std::size_t n = block(line); n > 0) return n;
    if (const std::size_t n = between_arrows(line); n > 0) return n;
    return introduction(line);
  }

 private:
  const Line& at(std::size_t line) const { return document_.lines()[line]; }
  std::size_t line_count() const { return document_.lines().size(); }

  // The first token that is a word; the line's end where there is none.
  std::size_t first_word(const Line& line) const {
    std::size_t token = line.first;
    while (token < line.last && document_[token].kind == TokenKind::kPunctuation) ++token;
    return token;
  }

  // "-----Oorspronkelijk bericht-----", "Begin doorgestuurd bericht:"
  std::size_t marker(std::size_t line, bool& forwarded) const {
    const Range range{at(line).first, at(line).last};
    const std::size_t word = first_word(at(line));
    if (word >= range.end) return 0;
    for (const List list : {List::kForwardMarker, List::kQuoteMarker}) {
      const std::size_t end = cues_.end_at(list, word);
      if (end == word) continue;
      // Only dashes or a colon may follow, or it is a sentence about a message; or the whole head
      // does, as Yahoo glues it to one line.
      const std::size_t next = first_word({0, 0, end, range.end, 0, false});
      const bool glued = next < range.end && is_field_at(next, range.end, List::kQuoteFrom);
      if (next < range.end && !glued) continue;
      forwarded = forwarded || list == List::kForwardMarker;
      return glued ? with_wrapped(line) : 1;
    }
    return 0;
  }

  bool is_field_at(std::size_t word, std::size_t stop, List list) const {
    const std::size_t end = cues_.end_at(list, word);
    if (end == word) return false;
    std::size_t colon = end;
    while (colon < stop && document_.is_mark(colon, '*')) ++colon;
    return colon < stop && document_.is_mark(colon, ':');
  }

  bool is_field(std::size_t line, List list) const {
    return is_field_at(first_word(at(line)), at(line).last, list);
  }

  // "Van: … Aan: … Verzonden: … Onderwerp: …" on one line.
  int further_fields(std::size_t line) const {
    int fields = 0;
    for (std::size_t i = first_word(at(line)) + 1; i < at(line).last; ++i) {
      if (is_field_at(i, at(line).last, List::kQuoteField)) ++fields;
    }
    return fields;
  }

  // A line and those that a mail program broke it into.
  std::size_t with_wrapped(std::size_t line) const {
    constexpr std::size_t kMost = 5;
    std::size_t count = 1;
    while (count < kMost && at(line + count - 1).wrapped) ++count;
    return count;
  }

  // Van: … Verzonden: … Aan: … Onderwerp: …; or, as Thunderbird has it, the sender further below.
  std::size_t block(std::size_t line) const {
    const bool from = is_field(line, List::kQuoteFrom);
    if (!from && !(is_field(line, List::kQuoteField) && names_sender_below(line))) return 0;
    if (from && further_fields(line) >= kFieldsOfABlock) return with_wrapped(line);
    int fields = 0;
    std::size_t last = line;
    std::size_t without = 0;
    for (std::size_t i = line + 1; i < line_count() && i < line + kLongestBlock; ++i) {
      if (at(i).empty()) continue;
      // Below a letter of one line the next one begins.
      if (from && fields >= kFieldsOfABlock && is_field(i, List::kQuoteFrom)) break;
      if (is_field(i, List::kQuoteField) || is_field(i, List::kQuoteFrom)) {
        ++fields;
        last = i;
        without = 0;
      } else if (++without > 1) {
        break;  // a long list of recipients may take a second line; the letter itself begins with
                // more
      }
    }
    return fields >= kFieldsOfABlock ? last - line + 1 : 0;
  }

  // Whether fields of a head go on until one gives the sender with an address.
  bool names_sender_below(std::size_t line) const {
    for (std::size_t i = line + 1; i < line_count() && i < line + kFurthestSender; ++i) {
      if (at(i).empty()) return false;
      if (is_field(i, List::kQuoteFrom)) {
        return std::ranges::any_of(document_.tokens({at(i).first, at(i).last}),
                                   [](const Token& t) { return t.kind == TokenKind::kAddress; });
      }
    }
    return false;
  }

  // GroupWise: ">>> Janny Pot <j.pot@…> 20-9-2018 17:10 >>>". The marks in front were taken for
  // those of a quotation.
  std::size_t between_arrows(std::size_t line) const {
    constexpr int kArrows = 3;
    const Line& head = at(line);
    if (head.quote_depth < kArrows || head.last < head.first + kArrows + 1) return 0;
    bool has_date = false;
    for (std::size_t i = head.first; i < head.last; ++i)
      has_date = has_date || document_[i].kind == TokenKind::kNumber;
    for (std::size_t i = head.last - kArrows; i < head.last; ++i) {
      if (!document_.is_mark(i, '>')) return 0;
    }
    return has_date ? 1 : 0;
  }

  // Op … schreef …:   … heeft … het volgende geschreven:   On … wrote:   Am … schrieb …:
  std::size_t introduction(std::size_t line) const {
    const std::size_t word = first_word(at(line));
    if (!cues_.at(List::kQuoteStart, word)) return 0;
    for (std::size_t n = 1; n <= kLongestIntroduction && line + n <= line_count(); ++n) {
      const Line& last = at(line + n - 1);
      if (last.empty()) return 0;
      const Range range{word, last.last};
      if (!document_.is_mark(range.end - 1, ':')) continue;
      const bool has_date = std::ranges::any_of(
          document_.tokens(range), [](const Token& t) { return t.kind == TokenKind::kNumber; });
      return has_date && cues_.any(List::kQuoteEnd, range) ? n : 0;
    }
    return 0;
  }

  const Document& document_;
  const Cues& cues_;
};

}  // namespace

std::vector<Zone> quoted_lines(const Document& document, const Cues& cues,
                               bool subject_says_forwarded) {
  const Quotes quotes(document, cues);
  const auto& lines = document.lines();
  std::vector<Zone> zones(lines.size(), Zone::kOwn);
  Zone rest = Zone::kOwn;  // what the lines without a mark are
  bool forwarded = subject_says_forwarded;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t head = quotes.head_at(i, forwarded);
    const Zone quoted = forwarded ? Zone::kForwarded : Zone::kQuoted;
    if (head == 0) {
      zones[i] = lines[i].quote_depth > 0 ? quoted : rest;
      continue;
    }
    std::fill_n(zones.begin() + static_cast<std::ptrdiff_t>(i), head, Zone::kQuoteHead);
    i += head - 1;
    std::size_t next = i + 1;
    while (next < lines.size() && lines[next].empty()) ++next;
    // Where the quotation carries marks, lines without them are answers; where it has none, it runs
    // to the end.
    if (next < lines.size() && lines[next].quote_depth == 0) rest = quoted;
  }
  return zones;
}

}  // namespace meldaan::extract
