// How many typing errors lie between two words.
#pragma once

#include <cstddef>
#include <string_view>

namespace meldaan::extract {

// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), over
// bytes; every number above `limit` is reported as limit + 1. Time is |a| * limit.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// How many errors a word of this length may have and still be meant: none in a short one, since
// another word is one letter away ("taal", "zaal"), more in a long one.
std::size_t allowed_errors(std::size_t length);

}  // namespace meldaan::extract
