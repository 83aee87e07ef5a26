#include "extract/people/people_links.h"

namespace meldaan::extract {

bool links_people(const Part& body, const Range& between) {
  const Cues& cues = body.cues();
  for (std::size_t i = between.begin; i < between.end; ++i) {
    const bool link = cues.covers(List::kAnd, i) || body.document().is_mark(i, ',') ||
                      cues.covers(List::kColleague, i) || cues.covers(List::kMy, i);
    if (!link) return false;
  }
  return true;
}

std::optional<std::size_t> parted_at(const Part& body, const Range& between) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  for (std::size_t i = between.end; i-- > between.begin;) {
    const bool parts = parts_clauses(document, i) || cues.at(List::kAnd, i) ||
                       cues.at(List::kClauseBreak, i) || cues.at(List::kSubordinate, i) ||
                       document.is_mark(i, '.') || document.is_mark(i, ';');
    if (!parts) continue;
    while (i > between.begin && (document.is_mark(i - 1, ',') || cues.at(List::kAnd, i - 1))) --i;
    return i;
  }
  return std::nullopt;
}

bool begins_anew(const Part& body, const Range& between, std::size_t verb) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  if (between.size() != 1 || !document.is_mark(between.begin, ',') || verb >= document.size())
    return false;
  // "kunnen", "moeten": of all who are named.
  const bool plural = document.folded(verb).ends_with("en");
  return !plural && (cues.at(List::kThirdVerb, verb) || cues.at(List::kAuxiliary, verb));
}

}  // namespace meldaan::extract
