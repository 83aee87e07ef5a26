#include "extract/groups/kinds.h"

#include <algorithm>
#include <iterator>

#include "extract/text/name_parts.h"

namespace meldaan::extract {
namespace {

// Words that may stand between a kind word and the name: "de groep over het lerarentekort".
constexpr std::size_t kMostBesideKind = 3;

}  // namespace

Kinds Kinds::all() {
  Kinds kinds;
  for (const GroupKind kind : {GroupKind::kPlg, GroupKind::kWerkgroep, GroupKind::kProjectgroep})
    kinds.add(kind);
  return kinds;
}

std::size_t cue_begin(const Cues& cues, List list, std::size_t last) {
  constexpr std::size_t kLongestKindWord = 3;
  if (!cues.covers(list, last)) return last + 1;
  for (std::size_t n = 0; n < kLongestKindWord && n <= last; ++n) {
    if (cues.end_at(list, last - n) == last + 1) return last - n;
  }
  return last + 1;
}

KindRun kinds_before(const Document& document, const Cues& cues, std::size_t token,
                     std::size_t furthest) {
  struct KindList {
    List list;
    bool is_kind;
    GroupKind kind;
  };
  static constexpr KindList kLists[] = {{List::kKindPlg, true, GroupKind::kPlg},
                                        {List::kKindWerkgroep, true, GroupKind::kWerkgroep},
                                        {List::kKindProjectgroep, true, GroupKind::kProjectgroep},
                                        {List::kKindAny, false, GroupKind::kPlg}};
  KindRun run;
  run.begin = token;
  std::size_t between = 0;
  bool doubt = false;
  for (std::size_t at = token; at > furthest && between <= kMostBesideKind;) {
    --at;
    if (document[at].zone != document[token].zone || document.breaks_after(at)) break;
    std::size_t start = at;
    const auto kind =
        std::find_if(std::begin(kLists), std::end(kLists), [&](const KindList& known) {
          start = cue_begin(cues, known.list, at);
          return start <= at;
        });
    if (kind != std::end(kLists)) {
      at = start;
      if (kind->is_kind) {
        run.in_doubt = run.in_doubt || (doubt && !run.kinds.empty());
        run.kinds.add(kind->kind);
      }
      run.any_word = true;
      run.begin = at;
      between = 0;
      doubt = false;
      continue;
    }
    doubt = doubt || cues.at(List::kOr, at);
    const bool article = cues.covers(List::kParticle, at) || cues.covers(List::kAbout, at);
    const bool link =
        cues.covers(List::kAnd, at) || cues.at(List::kOr, at) || document.is_mark(at, ',');
    // Conjunctions only link kind words to each other: "taal en werkgroep rekenen" is no run.
    if (!article && !is_quote(document, at) && !(link && run.any_word)) break;
    ++between;
  }
  return run;
}

}  // namespace meldaan::extract
