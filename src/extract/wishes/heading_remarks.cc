#include "extract/wishes/heading_remarks.h"

namespace meldaan::extract {

Range HeadingRemarks::at_end(const Range& line) const {
  const Document& document = part_.document();
  std::size_t begin = line.end;
  while (begin > line.begin && is_own(document[begin - 1].zone)) --begin;
  if (begin == line.end) begin = set_off_at_end(line);
  return begin > line.begin ? Range{begin, line.end} : Range{line.end, line.end};
}

// "Rekenen  *** hier kom ik ***", "Rekenen -> Diny", "Rekenen: ja, voor mij" in a quotation: what
// signs set off, or what says yes or no, behind the heading that fills the line up to it; the
// line's end where there is nothing.
std::size_t HeadingRemarks::set_off_at_end(const Range& line) const {
  const Document& document = part_.document();
  if (document[line.end - 1].zone == Zone::kInvitation) return line.end;
  constexpr std::size_t kFewest = 2;  // "*Rekenen*" is bold
  for (std::size_t at = line.begin + 1; at + kFewest <= line.end; ++at) {
    const Range rest{at, line.end};
    // "schoolopleiders, studenten met interesse in …" goes on.
    const bool begins =
        part_.cues().at(List::kMark, at) ||
        (document[at].kind == TokenKind::kPunctuation && !document.is_mark(at, ','));
    const bool remark =
        verdicts_.is_set_off(rest) || (begins && verdicts_.beside_heading(rest) != Verdict::kNone);
    if (remark && is_heading({line.begin, at})) return at;
  }
  return line.end;
}

Range HeadingRemarks::in_brackets(const Line& line, const Range& range) const {
  const Document& document = part_.document();
  const Range none{range.end, range.end};
  const Zone zone = document[range.begin].zone;
  if ((zone != Zone::kQuoted && zone != Zone::kInvitation && !is_own(zone)) || line.quote_depth > 0)
    return none;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    if (!document.is_mark(i, '[') && !document.is_mark(i, '(')) continue;
    const bool words = zone == Zone::kInvitation && !verdicts_.are_signs_alone({i + 1, range.end});
    // "Rekenen (Taal hoeft niet)" speaks of another group.
    const Range remark{i, range.end};
    const bool heads = is_heading({range.begin, i}) && !part_.names_group(remark);
    return heads && !words ? remark : none;
  }
  return none;
}

// A group's name below its bullet.
bool HeadingRemarks::is_heading(Range range) const {
  const Document& document = part_.document();
  while (!range.empty() && document[range.begin].kind == TokenKind::kPunctuation) ++range.begin;
  return catalogue_.exactly(document, part_.cues(), range).has_value();
}

}  // namespace meldaan::extract
