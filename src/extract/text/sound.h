// How a Dutch word sounds, for names that are spelt by ear: "tegniek", "kultuur".
#pragma once

#include <string>
#include <string_view>

namespace meldaan::extract {

// Of a letter without accents.
bool is_vowel(char letter);

// Words that are said alike have the same sound: ch/g, c/k/s, ei/ij/y, ph/f, th/t, z/s, ou/au,
// "tie" and "sie", double consonants, d or dt at the end. Long and short vowels stay apart
// ("gedrag", "gedraag"). `word` is folded.
std::string sound_of(std::string_view word);

}  // namespace meldaan::extract
