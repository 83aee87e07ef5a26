#include "extract/groups/kind_headings.h"

#include <algorithm>

#include "extract/text/name_parts.h"

namespace meldaan::extract {
namespace {

// The kind that is all the line says, whatever bullet, article or colon stands beside it.
Kinds heading_of(const Document& document, const Cues& cues, const Line& line) {
  Kinds kinds;
  bool other = !is_own(document[line.first].zone);
  for (std::size_t token = line.first; token < line.last;) {
    const std::size_t begin = token++;
    if (!document.is_word(begin) || cues.covers(List::kParticle, begin)) continue;
    const auto named =
        std::find_if(std::begin(kNamedKinds), std::end(kNamedKinds),
                     [&](const auto& known) { return cues.end_at(known.first, begin) > begin; });
    other = other || named == std::end(kNamedKinds) || !kinds.empty();
    if (other) break;
    kinds.add(named->second);
    token = cues.end_at(named->first, begin);
  }
  return other ? Kinds() : kinds;
}

bool has_group(const std::vector<Mention>& mentions, const Line& line) {
  const auto next = first_from(mentions, line.first);
  return next != mentions.end() && next->name.begin < line.last;
}

}  // namespace

void add_headed_kinds(const Document& document, const Cues& cues, std::vector<Mention>& mentions) {
  Kinds heading;
  for (const Line& line : document.lines()) {
    if (line.empty()) continue;
    const Kinds kinds = heading_of(document, cues, line);
    if (!kinds.empty() || !is_own(document[line.first].zone) || !has_group(mentions, line))
      heading = kinds;
    if (heading.empty()) continue;
    for (Mention& mention : mentions) {
      if (mention.name.begin >= line.first && mention.name.end <= line.last &&
          !mention.has_kind_word)
        mention.kinds = heading;
    }
  }
}

}  // namespace meldaan::extract
