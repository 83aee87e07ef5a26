#include "extract/parts/announced.h"

#include <algorithm>
#include <string_view>

namespace meldaan::extract {

bool signs_up_others(const Part& body) {
  const Cues& cues = body.cues();
  return body.any_own_sentence([&cues](const Range& range) {
    const bool others = cues.any(List::kSignsUp, range) || cues.any(List::kThirdPerson, range) ||
                        cues.any(List::kParticipants, range);
    return others && cues.any(List::kRegister, range) && !cues.any(List::kReflexive, range) &&
           !cues.any(List::kNegation, range);
  });
}

bool speaks_for_several(const Part& body) {
  constexpr std::size_t kFarthest = 3;  // "twee van onze enthousiaste leerkrachten"
  const Document& document = body.document();
  const Cues& cues = body.cues();
  if (body.says(List::kSeveral)) return true;
  return std::any_of(cues.of(List::kParticipants).begin(), cues.of(List::kParticipants).end(),
                     [&](const Cue& cue) {
                       const std::size_t at = cue.range.begin;
                       if (!is_own(document[at].zone)) return false;
                       for (std::size_t back = 1; back <= kFarthest + 1 && back <= at; ++back) {
                         const std::size_t token = at - back;
                         if (document.breaks_after(token)) return false;
                         const std::string_view word = document.folded(token);
                         const bool figure = document[token].kind == TokenKind::kNumber &&
                                             word.size() == 1 && word > "1";
                         const bool number = cues.covers(List::kCardinal, token) && word != "een";
                         if (figure || number) return true;
                         if (!document.is_word(token)) return false;
                       }
                       return false;
                     });
}

bool are_named_behind(const Part& body, const Range& words, std::size_t count,
                      const std::vector<PersonName>& names) {
  const std::size_t sentence = body.sentences().index_of(words.begin);
  const auto follow = std::count_if(names.begin(), names.end(), [&](const PersonName& name) {
    const std::size_t at = body.sentences().index_of(name.range.begin);
    return name.range.begin >= words.end && at >= sentence && at <= sentence + 1;
  });
  return static_cast<std::size_t>(follow) >= count;
}

}  // namespace meldaan::extract
