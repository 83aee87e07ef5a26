#include "extract/groups/shortened_names.h"

#include <algorithm>
#include <string_view>

#include "extract/text/sound.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kShortestShortened = 3;
constexpr std::size_t kPlain = 6;    // so many letters are no other word's
constexpr std::size_t kCellGap = 4;  // so many spaces part two cells

// "stagecoord" and "mentortr": the beginning of the name, or of each of its two parts, cut before a
// vowel as Dutch does it; "school." at a sentence's end is no "schooldirectie".
bool abbreviates(std::string_view word, std::string_view name) {
  constexpr std::size_t kShortestPart = 4;
  constexpr std::size_t kMostSkipped = 3;
  if (word.size() >= name.size() || is_vowel(word.back())) return false;
  std::size_t same = 0;
  while (same < word.size() && word[same] == name[same]) ++same;
  if (same == word.size()) return is_vowel(name[same]);
  if (same < kShortestPart || word.size() < same + 2) return false;
  for (std::size_t skipped = 1; skipped <= kMostSkipped; ++skipped) {
    const std::string_view part = name.substr(std::min(name.size(), same + skipped));
    const std::string_view cut = word.substr(same);
    if (part.size() > cut.size() && part.starts_with(cut) && is_vowel(part[cut.size()]))
      return true;
  }
  return false;
}

bool is_other_word(const Cues& cues, std::size_t token) {
  constexpr List kOthers[] = {List::kTitle,          List::kJob,     List::kSchoolType,
                              List::kFoundationType, List::kClosing, List::kGreeting};
  return std::any_of(std::begin(kOthers), std::end(kOthers),
                     [&](List list) { return cues.at(list, token); });
}

bool may_be_value(const Document& document, const Cues& cues, std::size_t token) {
  constexpr std::string_view kMarks = ":,+-/&*";
  return token == 0 || document.gap_before(token, kCellGap) || document.breaks_after(token - 1) ||
         cues.covers(List::kAbout, token - 1) || cues.covers(List::kAnd, token - 1) ||
         std::any_of(kMarks.begin(), kMarks.end(),
                     [&](char mark) { return document.is_mark(token - 1, mark); });
}

}  // namespace

bool ShortenedNames::find(const Document& document, const Cues& cues, std::size_t token,
                          NameHit& hit) const {
  const std::string_view word = document.folded(token);
  if (word.size() < kShortestShortened || is_other_word(cues, token)) return false;
  if (word.size() < kPlain && !may_be_value(document, cues, token)) return false;
  bool found = false;
  for (const Name& name : names_) {
    if (name.word.front() != word.front() || !abbreviates(word, name.word)) continue;
    if (found && hit.topic != name.topic) return false;
    hit = {name.topic, 1, 1};
    found = true;
  }
  return found;
}

}  // namespace meldaan::extract
