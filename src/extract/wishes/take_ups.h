// Clauses that take up what was named before them: "… gezien. Daar wil ik heen", "…; die sla ik
// dus over", "Is er nog plek bij …? Dan graag."
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/wishes/wish_context.h"

namespace meldaan::extract {

// Which of an enumeration: "Taal en Rekenen; ik kies de laatste".
enum class Picks : std::uint8_t { kAll, kFirst, kLast };

struct TakeUp {
  std::size_t at = 0;  // the word that takes up
  Range clause;
  bool next = false;  // it stands in a later sentence
  bool plain = true;  // else it says something of the group only where it wants it: "dan", "erbij"
  bool bare = false;  // "Niet mijn ding.": nothing but a refusal
  Picks picks = Picks::kAll;
};

// What takes up the name that ends at `from`, in its own sentence and in the next ones, as far as
// none of `mentions` lies between.
std::vector<TakeUp> take_ups(const WishContext& context, const std::vector<Mention>& mentions,
                             std::size_t from);

}  // namespace meldaan::extract
