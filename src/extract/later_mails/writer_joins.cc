#include "extract/later_mails/writer_joins.h"

#include <algorithm>

namespace meldaan::extract {

bool writer_joins(const Part& body, const std::vector<Acquaintance>& known, const Range& stretch) {
  const Cues& cues = body.cues();
  if (cues.any(List::kNegation, stretch)) return false;
  if (cues.any(List::kJoinsMyself, stretch)) return true;
  // "Ik denk ook aan HRM", where we have asked for their groups, is an answer.
  const bool asked = std::any_of(known.begin(), known.end(),
                                 [](const Acquaintance& one) { return one.person.groups.empty(); });
  return !asked && body.names_group(stretch) &&
         (cues.any(List::kAdditive, stretch) || cues.any(List::kSelfToo, stretch));
}

}  // namespace meldaan::extract
