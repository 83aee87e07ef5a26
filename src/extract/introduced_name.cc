#include "extract/introduced_name.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

bool tells_what_she_is(const Part& body, const Range& rest) {
  constexpr std::size_t kNear = 8;
  const Range near{rest.begin, std::min(rest.begin + kNear, rest.end)};
  const Cues& cues = body.cues();
  const bool told = cues.any(List::kJob, near) || cues.any(List::kCompanion, near) ||
                    cues.any(List::kWorksAt, near);
  return told || std::any_of(body.places().begin(), body.places().end(), [&](const Place& place) {
           return place.is_school && near.contains(place.range.begin);
         });
}

}  // namespace

std::optional<PersonName> introduced_name(const Part& body) {
  const Document& document = body.document();
  for (const Sentence& sentence : body.sentences().all()) {
    const Range& range = sentence.range;
    if (range.empty() || !is_own(document[range.begin].zone) || sentence.question) continue;
    auto name = person_at(body, range.begin, true);
    if (!name || name->words < 2 || name->range.end >= range.end) continue;
    const std::size_t next = name->range.end;
    const bool goes_on = parts_clauses(document, next) || body.cues().at(List::kOblique, next);
    if (goes_on && tells_what_she_is(body, {next, range.end})) return name;
  }
  return std::nullopt;
}

}  // namespace meldaan::extract
