#include "extract/questions.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

// "Ons bestuur? Keender.", "Werkplek? De Brug": a form's blank that the writer fills herself.
bool is_filled_in(const Document& document, const Cues& cues, const Range& sentence) {
  constexpr std::size_t kLongest = 5;
  const std::size_t mark = sentence.end - 1;
  if (sentence.size() < 2 || sentence.size() > kLongest || !document.is_mark(mark, '?') ||
      sentence.end >= document.size() || document.breaks_after(mark) ||
      !document[sentence.end].capital)
    return false;
  return cues.at(List::kSchoolNoun, mark - 1) || cues.at(List::kBoardNoun, mark - 1);
}

}  // namespace

bool asks_to_register(const Cues& cues, const Range& sentence) {
  if (cues.any(List::kAsksToTell, sentence)) return false;
  if (cues.any(List::kPoliteQuestion, sentence)) return true;
  const bool joins = cues.any(List::kRegister, sentence) || cues.any(List::kWish, sentence) ||
                     cues.any(List::kChange, sentence) || cues.any(List::kCancel, sentence);
  return joins && cues.any(List::kRequest, sentence);
}

bool is_asked(const Document& document, const Cues& cues, const Sentences& sentences,
              std::size_t token) {
  const Sentence& sentence = sentences.of(token);
  // "Vraag over IKC"
  if (const Cue* asks = cues.first(List::kSubjectQuestion, sentence.range);
      asks != nullptr && document.source() == Source::kSubject)
    return asks->range.begin <= token;
  if (asks_to_register(cues, sentence.range)) return false;
  // People run on: "ik wil graag naar Gedrag, moet ik iets meenemen". What comes before the
  // question is not in it.
  if (const Cue* asks = cues.first(List::kQuestion, sentence.range)) {
    return sentences.clause_of(document, asks->range.begin).begin <= token;
  }
  if (!sentence.question) return false;
  const Range clause = sentences.clause_of(document, token);
  const bool wishes = cues.any(List::kSelfRegister, clause);
  return !wishes || clause.end + 1 >= sentence.range.end;
}

bool has_question(const Document& document, const Cues& cues, const Sentences& sentences) {
  return std::any_of(sentences.all().begin(), sentences.all().end(), [&](const Sentence& sentence) {
    if (sentence.range.empty() || !is_own(document[sentence.range.begin].zone)) return false;
    if (cues.any(List::kRhetorical, sentence.range) || is_filled_in(document, cues, sentence.range))
      return false;
    const bool asks = sentence.question || cues.any(List::kQuestion, sentence.range);
    return asks && !asks_to_register(cues, sentence.range);
  });
}

}  // namespace meldaan::extract
