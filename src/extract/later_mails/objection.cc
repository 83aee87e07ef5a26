#include "extract/later_mails/objection.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "extract/wishes/questions.h"

namespace meldaan::extract {
namespace {

// "Mijn naam klopt niet", "de datum klopt niet": that is wrong, and not the change.
constexpr std::array kParticulars = {List::kLabelName,  List::kLabelSchool, List::kLabelFoundation,
                                     List::kLabelEmail, List::kSchoolNoun,  List::kBoardNoun,
                                     List::kCondition,  List::kSupposed};

bool is_of_particular(const Cues& cues, const Range& sentence, const Range& cue) {
  return std::any_of(kParticulars.begin(), kParticulars.end(), [&](List list) {
    const std::vector<Range> found = cues.all(list, {sentence.begin, cue.end});
    return std::any_of(found.begin(), found.end(),
                       [&](const Range& one) { return one.end <= cue.begin; });
  });
}

bool only_asks(const Part& body, const Sentence& sentence) {
  const Cues& cues = body.cues();
  return is_question(body.document(), cues, sentence) &&
         !cues.any(List::kRequest, sentence.range) && !cues.any(List::kMayAsk, sentence.range) &&
         !cues.any(List::kPoliteQuestion, sentence.range);
}

bool says_so(const Part& body, const Cue& cue) {
  // "Klopt niet helemaal": something is put right, and the rest stays.
  const bool nearly = body.cues().covers(List::kNotWholly, cue.range.begin);
  if (nearly || !is_own(body.document()[cue.range.begin].zone)) return false;
  const Sentence& sentence = body.sentences().of(cue.range.begin);
  return !only_asks(body, sentence) && !is_of_particular(body.cues(), sentence.range, cue.range);
}

// "Nee!", and nothing else.
bool is_bare_no(const Part& body) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  bool no = false;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].zone != Zone::kOwn || document[i].kind == TokenKind::kPunctuation) continue;
    // "Nee hoor, dank je" is content.
    const bool content = cues.covers(List::kNoNegation, i) || cues.covers(List::kThanks, i) ||
                         cues.covers(List::kAffirmation, i);
    if (content || (!cues.covers(List::kNegation, i) && !cues.covers(List::kFiller, i)))
      return false;
    no = no || cues.covers(List::kNegation, i);
  }
  return no;
}

}  // namespace

bool objects(const Part& body, const std::vector<Acquaintance>& known, const SpokenOf& spoken) {
  const auto near = std::count_if(known.begin(), known.end(),
                                  [](const Acquaintance& one) { return one.in_thread; });
  const auto names_one_of_several = [&](const Told& told) {
    return std::any_of(told.named.begin(), told.named.end(), [&](const Told::Named& named) {
      return named.who < known.size() && !known[named.who].is_writer &&
             (near > 1 || !known[named.who].in_thread);
    });
  };
  if (near == 0 || std::any_of(spoken.told.begin(), spoken.told.end(), names_one_of_several))
    return false;
  const auto cues = body.cues().of(List::kObjection);
  return is_bare_no(body) ||
         std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) { return says_so(body, cue); });
}

}  // namespace meldaan::extract
