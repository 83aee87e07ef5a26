#include "extract/people/idle_wishes.h"

namespace meldaan::extract {
namespace {

// From the verb to where another one begins: at a comma, "en" or "maar".
Range told_with(const Part& body, const Range& verb) {
  Range told{verb.begin, body.sentences().clause_of(body.document(), verb.begin).end};
  told.end = std::max(told.end, verb.end);
  for (std::size_t at = verb.end; at < told.end; ++at) {
    if (body.cues().at(List::kAnd, at) || body.cues().at(List::kContrast, at)) told.end = at;
  }
  return told;
}

// "… wil graag weten of er ook iemand van de gemeente bij zit": to know, and not to come.
bool wants_to_know(const Part& body, const Range& told) {
  const Cue* other = body.cues().first(List::kWantsOtherwise, told);
  return other != nullptr && !body.names_group({told.begin, other->range.begin}) &&
         !body.cues().any(List::kComes, {told.begin, other->range.begin});
}

// "… willen ook wel, maar iemand moet op de klas passen", "… is enthousiast over Taal, maar ik kom
// voor Rekenen"
bool is_conceded(const Part& body, const Range& told) {
  const Cues& cues = body.cues();
  const Range& sentence = body.sentences().of(told.begin).range;
  std::size_t but = told.end;
  if (but < sentence.end && parts_clauses(body.document(), but)) ++but;
  if (but >= sentence.end || !cues.at(List::kContrast, but)) return false;
  const std::size_t behind = cues.end_at(List::kContrast, but);
  const Range rest{behind, sentence.end};
  const bool of_writer = cues.at(List::kFirstPerson, behind);
  const bool comes = cues.any(List::kComes, told) || cues.any(List::kThereto, told);
  if (of_writer) return !comes && body.names_group(rest);
  return cues.any(List::kConceding, told) && !body.names_group(sentence) &&
         !cues.any(List::kComes, rest);
}

}  // namespace

bool wants_no_place(const Part& body, const Range& verb) {
  const Range told = told_with(body, verb);
  return wants_to_know(body, told) || is_conceded(body, told);
}

}  // namespace meldaan::extract
