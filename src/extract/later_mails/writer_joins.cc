#include "extract/later_mails/writer_joins.h"

#include <algorithm>

namespace meldaan::extract {

bool writer_joins(const Part& body, const std::vector<Acquaintance>& known, const Range& stretch) {
  const Cues& cues = body.cues();
  if (cues.any(List::kNegation, stretch)) return false;
  // "Piet is ziek, ik ga in zijn plaats", but not "ik stuur iemand in mijn plaats".
  const std::vector<Range> places = cues.all(List::kTakesPlace, stretch);
  if (std::any_of(places.begin(), places.end(), [&](const Range& cue) {
        return !cues.any(List::kMy, cue) && !cues.any(List::kFirstPerson, cue) &&
               cues.any(List::kFirstPerson, {stretch.begin, cue.begin});
      }))
    return true;
  if (cues.any(List::kJoinsMyself, stretch)) return true;
  // "Ik denk ook aan HRM", where we have asked for their groups, is an answer.
  const bool asked = std::any_of(known.begin(), known.end(),
                                 [](const Acquaintance& one) { return one.person.groups.empty(); });
  return !asked && body.names_group(stretch) &&
         (cues.any(List::kAdditive, stretch) || cues.any(List::kSelfToo, stretch));
}

}  // namespace meldaan::extract
