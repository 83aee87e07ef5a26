#include "extract/groups/line_kinds.h"

#include "extract/groups/kinds.h"

namespace meldaan::extract {

Kinds kinds_in_heading(const Cues& cues, const Range& line) {
  Kinds kinds;
  for (const auto& [list, kind] : kNamedKinds) {
    for (const Range& cue : cues.all(list, line)) {
      if (cue.end == line.end && line.size() < 5) kinds.add(kind);
    }
  }
  return kinds;
}

Kinds kinds_before_colon(const Document& document, const Cues& cues, const Line& line) {
  Kinds kinds;
  std::size_t at = line.first;
  while (at < line.last && document[at].kind == TokenKind::kPunctuation) ++at;
  for (const auto& [list, kind] : kNamedKinds) {
    const std::size_t end = cues.end_at(list, at);
    if (end > at && document.is_mark(end, ':')) kinds.add(kind);
  }
  return kinds;
}

Kinds take_kinds_behind(const Document& document, const Cues& cues, Range& line) {
  Kinds kinds;
  for (const auto& [list, kind] : kNamedKinds) {
    for (const Range& cue : cues.all(list, line)) {
      std::size_t open = cue.begin;
      while (open > line.begin && cues.covers(List::kParticle, open - 1)) --open;  // "(de PLG)"
      const bool parted = open >= line.begin + 2 &&
                          (document.is_mark(open - 1, '(') || document.is_mark(open - 1, ','));
      if (cue.end != line.end || !parted) continue;
      kinds.add(kind);
      line.end = open - 1;
      return kinds;
    }
  }
  return kinds;
}

}  // namespace meldaan::extract
