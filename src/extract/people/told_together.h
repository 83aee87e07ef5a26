// Who is told in one breath with somebody who takes part: "Els Smit (Taal) en | onze stagiaire".
#pragma once

#include <string_view>
#include <vector>

#include "extract/parts/part.h"
#include "extract/people/roster.h"

namespace meldaan::extract {

// Of each token whether it is of the full name of somebody who takes part.
std::vector<bool> words_of_those_who_come(const Document& document,
                                          const std::vector<PersonName>& full_names,
                                          Roster& roster);

// `comes` says of each token whether it is of the name of somebody who takes part.
bool is_told_together(const Part& body, const Range& words, const std::vector<bool>& comes);

// The same of whoever is called so: "Bregje (Taal), Twan (Gedrag) en | Saskia (HRM)".
bool is_told_together(const Part& body, std::string_view call_name, const std::vector<bool>& comes);

// "Graag Taal voor mij en Rekenen voor | onze ib'er", "Voor mij Taal, voor | onze ib'er Rekenen".
bool has_share_beside_writer(const Part& body, const Range& words);

// "Ik wil met mijn duo naar Gedrag"; not "ik wil met mijn duo praten over gedrag".
bool goes_to_group(const Part& body, const Range& told);

// "Een collega heeft haar zinnen gezet op Taal", "op die voor Taal mag een collega van mij": a
// sentence about somebody without a name, and about the group that is for her.
bool has_sentence_with_group(const Part& body, const Range& words);

// The sentence that speaks of her, and the one before it where it only goes on: "Schrijf mij in. En
// mijn duo ook."
Range with_sentence_before(const Part& body, const Range& words);

}  // namespace meldaan::extract
