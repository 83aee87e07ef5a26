// Where the topic of a group that somebody proposes begins and ends.
#pragma once

#include <cstddef>

#include "extract/wishes/wishes.h"

namespace meldaan::extract {

// "een werkgroep hoogbegaafdheid starten": what stands bare behind the word is its topic where it
// is no everyday word.
bool is_bare_topic(const WishContext& c, std::size_t token, std::size_t stop);

// The topic behind "een groep": what follows "over", or what stands bare behind the word.
Range proposed_topic(const WishContext& c, std::size_t token, std::size_t stop, bool introduced);

// "een groep willen starten over executieve functies", "er een beginnen over krimp": where the
// preposition stands that introduces the topic; `stop` where none does.
std::size_t far_about(const WishContext& c, std::size_t token, std::size_t stop);

// The words from here to the end of the clause, or to what ends a topic.
Range topic_from(const WishContext& c, std::size_t begin, std::size_t stop);

}  // namespace meldaan::extract
