// Schools that head the lines of a list of people, whatever they are called: "De Zandkamp: Joke
// Olthof (taal), Rik Siemerink (gedrag)", with "Kring: Ab Vos (IKC)" below it.
#pragma once

#include <vector>

#include "extract/layout/fields.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

// The stretches before the colons; empty unless there are several such lines.
std::vector<Range> find_list_heads(const Document& document, const Cues& cues,
                                   const std::vector<Field>& fields,
                                   const std::vector<Mention>& mentions);

}  // namespace meldaan::extract
