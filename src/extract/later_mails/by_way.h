// Who is named in a sentence of a later mail, or only pointed to, and in what way.
//
// Pure, and total like all reading.
#pragma once

#include <cstddef>

#include "extract/parts/part.h"

namespace meldaan::extract {

// "Ik ben door Tom opgegeven", "door ziekte van mijn collega kan ik niet": named, but not whom the
// sentence is about.
bool is_by_way(const Document& document, const Cues& cues, std::size_t token);

// "Zijn mailadres is …": the one spoken of before, and not the verb.
bool is_owner(const Document& document, const Cues& cues, std::size_t token);

// "Onze directeur", in the writer's own words.
bool speaks_of_role(const Part& body, const Range& range);

// "Dezelfde groep als | Thomas", "iedereen behalve | Piet": the last such cue of the sentence ends
// there.
bool is_right_behind(const Cues& cues, List list, const Range& sentence, std::size_t token);

// "Mijn collega | Bas": a word right behind, with a capital and no group's.
bool names_somebody(const Part& body, std::size_t token);

// "Petra's | achternaam", "Petra's | plaats": a word for what somebody named right before has.
bool is_owned(const Cues& cues, std::size_t token);

// "Onze directeur, Harm Stegeman, komt ook", "zijn collega's van taal: Eefje en Guus": somebody of
// the same school.
bool is_of_ours(const Part& body, std::size_t token);

// "Priyanka wil liever naar Gedrag": a name that nobody knows, where a sentence begins.
bool begins_with_stranger(const Part& body, const Range& range);

}  // namespace meldaan::extract
