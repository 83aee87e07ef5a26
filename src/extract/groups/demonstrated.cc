#include "extract/groups/demonstrated.h"

#include <algorithm>

#include "extract/text/name_parts.h"

namespace meldaan::extract {
namespace {

// So many tokens behind its name a group is still the one that was spoken of.
constexpr std::size_t kFurthestPointing = 60;

// "die groep", "deze PLG"; not "die groep 4", "die groepen" and "die groep over lezen".
std::size_t end_of_pointed(const Document& document, const Cues& cues, std::size_t token) {
  if (!cues.at(List::kDemonstrative, token)) return token;
  const std::size_t end = kind_word_end(cues, token + 1);
  if (end == token + 1) return token;
  const std::string_view word = document.folded(end - 1);
  const bool several = word.ends_with("en") || word.ends_with("'s");
  const bool of_school = end < document.size() && document[end].kind == TokenKind::kNumber;
  const bool told_of = (cues.at(List::kAbout, end) || cues.at(List::kDescribes, end)) &&
                       !document.breaks_after(end - 1) && !cues.at(List::kFirstPerson, end + 1);
  return several || of_school || told_of ? token : end;
}

}  // namespace

std::vector<Mention> demonstrated_groups(const Document& document, const Cues& cues,
                                         const std::vector<Topic>& topics,
                                         const std::vector<Mention>& mentions) {
  std::vector<Mention> found;
  for (const Cue& cue : cues.of(List::kDemonstrative)) {
    const std::size_t at = cue.range.begin;
    const std::size_t end = end_of_pointed(document, cues, at);
    if (end == at || !is_own(document[at].zone)) continue;
    const auto next = first_from(mentions, at);
    if (next == mentions.begin() || (next != mentions.end() && next->phrase.begin < end)) continue;
    const Mention& named = *std::prev(next);
    const bool alone = next - mentions.begin() < 2 ||
                       named.name.begin > std::prev(next, 2)->name.end + kFurthestPointing ||
                       std::prev(next, 2)->topic == named.topic;
    if (!alone || named.name.end + kFurthestPointing < at || topics[named.topic].groups.size() > 1)
      continue;
    Mention mention;
    mention.topic = named.topic;
    mention.name = mention.phrase = {at, end};
    mention.has_kind_word = true;
    found.push_back(mention);
  }
  return found;
}

}  // namespace meldaan::extract
