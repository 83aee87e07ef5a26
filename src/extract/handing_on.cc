#include "extract/handing_on.h"

#include <algorithm>

#include "extract/letter.h"
#include "extract/parts/announced.h"
#include "extract/people/absence.h"

namespace meldaan::extract {
namespace {

// Whether somebody else's mail stands below.
bool brings_another(const Part& subject, const Part& body) {
  return subject.is_forward() || body.has(Zone::kForwarded);
}

// "Zelf ben ik die dag verhinderd."
bool writer_stays_away(const Part& body) {
  return body.any_own_sentence(
      [&body](const Range& sentence) { return writer_stays_away(body, sentence); });
}

// "Van een van onze leerkrachten, ter verwerking.": no word of the writer's own.
bool only_passes_on(const Part& body) {
  constexpr std::size_t kMostWords = 25;
  const Document& document = body.document();
  const auto own = static_cast<std::size_t>(
      std::count_if(document.tokens().begin(), document.tokens().end(), [](const Token& token) {
        return token.zone == Zone::kOwn && token.kind == TokenKind::kWord;
      }));
  return own > 0 && own <= kMostWords && body.says(List::kPassesOn) &&
         !body.says(List::kFirstPerson) && !body.says(List::kWish) && !body.says(List::kReceived) &&
         (body.says(List::kColleague) || body.says(List::kCompanion) ||
          body.says(List::kParticipants) || body.says(List::kThirdPerson));
}

}  // namespace

bool hands_on(const IncomingMail& mail, const Part& subject, const Part& body,
              const std::vector<Findings>& findings) {
  if (std::any_of(findings.begin(), findings.end(), wishes_something) ||
      (body.says(List::kSelfRegister) && !writer_stays_away(body)))
    return false;
  return brings_another(subject, body) || body.says(List::kPassesOn) ||
         !mail.attached_mails.empty();
}

bool passes_on_beside(const Part& subject, const Part& body) {
  // An answer quotes whom it answers.
  const bool below =
      brings_another(subject, body) || (!subject.is_reply() && body.has(Zone::kQuoteHead));
  return below && body.any_own_sentence([&body](const Range& sentence) {
    return body.cues().any(List::kPassesOn, sentence) &&
           !body.cues().any(List::kReceived, sentence);
  });
}

bool comes_too(const Part& body) {
  return (body.says(List::kSelfToo) || body.says(List::kSelfRegister)) && !writer_stays_away(body);
}

bool is_about_another(const Part& body) {
  return writer_stays_away(body) || (signs_up_others(body) && !comes_too(body)) ||
         only_passes_on(body);
}

bool asks_to_be_entered(const Part& body) {
  const auto& sentences = body.sentences().all();
  return std::any_of(sentences.begin(), sentences.end(), [&body](const Sentence& sentence) {
    return !sentence.range.empty() && sentence.question &&
           body.cues().any(List::kReflexive, sentence.range) &&
           body.cues().any(List::kRequest, sentence.range) &&
           body.cues().any(List::kSignsUp, sentence.range);
  });
}

}  // namespace meldaan::extract
