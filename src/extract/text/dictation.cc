#include "extract/text/dictation.h"

#include <algorithm>
#include <utility>

namespace meldaan::extract {
namespace {

constexpr std::pair<List, char> kSpoken[] = {{List::kSpokenComma, ','},
                                             {List::kSpokenStop, '.'},
                                             {List::kSpokenQuestion, '?'},
                                             {List::kSpokenColon, ':'}};

// "het punt is", "op punt 3"
bool is_meant(const Document& document, const Cues& cues, const Range& words) {
  if (words.begin == 0 || document.breaks_after(words.begin - 1)) return true;
  const std::size_t before = words.begin - 1;
  const bool noun = cues.at(List::kArticle, before) || cues.at(List::kDemonstrative, before) ||
                    cues.at(List::kPossessive, before);
  // "punt 4 oktober kom ik"
  const bool numbered = words.end < document.size() &&
                        document[words.end].kind == TokenKind::kNumber &&
                        !cues.at(List::kDateWord, words.end + 1);
  return !noun && !numbered;
}

bool is_stop(const Document& document, std::size_t token) {
  return document.is_mark(token, ',') || document.is_mark(token, '.') ||
         document.is_mark(token, '!') || document.is_mark(token, '?');
}

// "vraagteken nee punt": only the last was meant.
void take_back_corrected(const Document& document, const Cues& cues,
                         std::vector<SpokenMark>& marks) {
  std::size_t token = 0;
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    while (token < document.size() && document[token].begin < marks[i].end) ++token;
    const bool no = token + 1 < document.size() && cues.at(List::kNegation, token) &&
                    document[token + 1].begin == marks[i + 1].begin;
    if (!no) continue;
    marks[i + 1].begin = marks[i].begin;
    marks[i].end = marks[i].begin;
  }
  std::erase_if(marks, [](const SpokenMark& mark) { return mark.begin == mark.end; });
}

}  // namespace

std::vector<SpokenMark> spoken_marks(const Document& document, const Cues& cues) {
  constexpr std::size_t kFewest = 2;
  std::vector<SpokenMark> marks;
  std::vector<bool> dictated(document.lines().size(), false);
  for (const auto& [list, mark] : kSpoken) {
    for (const Cue& cue : cues.of(list)) {
      if (!is_meant(document, cues, cue.range)) continue;
      marks.push_back({document[cue.range.begin].begin, document[cue.range.end - 1].end, mark});
      dictated[document[cue.range.begin].line] = true;
    }
  }
  if (marks.size() < kFewest) return {};
  std::sort(marks.begin(), marks.end(), [](const SpokenMark& a, const SpokenMark& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  // "dubbele punt" is no "punt".
  const auto within = [end = std::size_t{0}](const SpokenMark& mark) mutable {
    const bool inside = mark.begin < end;
    end = std::max(end, mark.end);
    return inside;
  };
  marks.erase(std::remove_if(marks.begin(), marks.end(), within), marks.end());
  take_back_corrected(document, cues, marks);
  std::size_t typed = 0;
  for (std::size_t i = 0; i < document.size(); ++i)
    typed += dictated[document[i].line] && is_stop(document, i) ? 1 : 0;
  return typed < marks.size() ? marks : std::vector<SpokenMark>();
}

}  // namespace meldaan::extract
