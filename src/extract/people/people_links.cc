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

std::size_t end_of_choice_before(const Part& body, const Range& sentence, const Range& named) {
  const Cues& cues = body.cues();
  std::size_t at = named.begin;
  while (at > sentence.begin &&
         (cues.covers(List::kColleague, at - 1) || cues.covers(List::kMy, at - 1)))
    --at;
  if (at == sentence.begin || !cues.at(List::kAnd, at - 1)) return sentence.begin;
  const bool comma = at > sentence.begin + 1 && body.document().is_mark(at - 2, ',');
  const Range before{sentence.begin, at - (comma ? 2 : 1)};
  const Range behind{named.end, sentence.end};
  const bool tells = cues.at(List::kThirdVerb, named.end) || cues.at(List::kAuxiliary, named.end) ||
                     cues.at(List::kAlso, named.end) || cues.at(List::kComes, named.end);
  const bool chooses = cues.any(List::kAdditive, before) || cues.any(List::kNegation, before) ||
                       cues.any(List::kWish, before) || cues.any(List::kCancel, before) ||
                       cues.any(List::kChange, before);
  const bool two = chooses && body.names_group(before) && (tells || body.names_group(behind));
  return two ? before.end : sentence.begin;
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
