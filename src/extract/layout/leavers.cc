#include "extract/layout/leavers.h"

#include <algorithm>
#include <array>

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestRow = 16;      // tokens; what is longer is a paragraph
constexpr std::size_t kMostLines = 60;       // of one list
constexpr std::size_t kLongestHeadless = 6;  // "Annemoon ter Horst: Taal" heads nothing

bool ends_with(const Document& document, const Line& line, std::string_view marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](char mark) { return document.is_mark(line.last - 1, mark); });
}

// "…, die u van de lijst kunt halen:": of the heading's sentence what stands last counts.
Range last_clause(const Document& document, const Cues& cues, const Range& sentence) {
  Range clause = sentence;
  for (std::size_t i = sentence.begin; i + 1 < sentence.end; ++i) {
    const bool cut =
        document.is_mark(i, ',') || cues.at(List::kClauseBreak, i) || cues.at(List::kContrast, i);
    if (cut) clause.begin = i;
  }
  return clause;
}

bool withdraws(const Cues& cues, const Range& clause) {
  constexpr std::array kLeaving = {List::kNotComing, List::kDropsOut, List::kAbsent};
  if (cues.any(List::kCancel, clause) && !cues.any(List::kReflexive, clause)) return true;
  // "…, zelf neem ik niet deel"
  if (cues.any(List::kFirstPerson, clause)) return false;
  // "Van ons komen de volgende personen niet:"
  const bool of_people =
      cues.any(List::kFollowing, clause) || cues.any(List::kParticipants, clause);
  const bool denied = of_people && cues.any(List::kNegation, clause) &&
                      cues.any(List::kComes, clause) && !cues.any(List::kNoNegation, clause);
  return denied || std::any_of(kLeaving.begin(), kLeaving.end(),
                               [&](List list) { return cues.any(list, clause); });
}

}  // namespace

bool is_listed_to_leave(const Document& document, const Cues& cues, const Sentences& sentences,
                        std::size_t token) {
  const Range& own = sentences.of(token).range;
  for (std::size_t colon = token; colon-- > own.begin;) {
    if (!document.is_mark(colon, ':')) continue;
    if (withdraws(cues, last_clause(document, cues, {own.begin, colon}))) return true;
    if (colon - own.begin > kLongestHeadless) return false;
  }
  const std::size_t row = document[token].line;
  for (std::size_t number = row; number-- > 0 && row - number <= kMostLines;) {
    const Line& line = document.lines()[number];
    if (line.empty()) continue;
    if (document[line.first].zone != Zone::kOwn) return false;
    const Range& sentence = sentences.of(line.last - 1).range;
    const bool points = cues.any(List::kFollowing, sentence);
    if (ends_with(document, line, ":") || (points && ends_with(document, line, "?.")))
      return withdraws(cues, last_clause(document, cues, sentence));
    if (line.last - line.first > kLongestRow || ends_with(document, line, ".!?")) return false;
  }
  return false;
}

}  // namespace meldaan::extract
