#include "extract/purpose/agreement.h"

#include <algorithm>
#include <array>

namespace meldaan::extract {
namespace {

constexpr std::array kAgreeing = {List::kAffirmation, List::kPraise, List::kThanks,
                                  List::kUntilThen,   List::kFiller, List::kClosing,
                                  List::kCommon};

bool says_no_more(const Part& body) {
  const Document& document = body.document();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!document.is_word(i) || !is_own(document[i].zone)) continue;
    const bool agrees = std::any_of(kAgreeing.begin(), kAgreeing.end(),
                                    [&](List list) { return body.cues().covers(list, i); });
    if (!agrees || body.cues().covers(List::kNegation, i)) return false;
  }
  return true;
}

}  // namespace

std::optional<Cue> agreement(const Part& body) {
  if (!body.has(Zone::kInvitation) || !(body.says(List::kAffirmation) || body.says(List::kPraise)))
    return std::nullopt;
  const auto cues = body.cues().of(List::kUntilThen);
  const auto until = std::find_if(cues.begin(), cues.end(), [&](const Cue& cue) {
    return is_own(body.document()[cue.range.begin].zone);
  });
  return until != cues.end() && says_no_more(body) ? std::optional(*until) : std::nullopt;
}

}  // namespace meldaan::extract
