// Whether a mail says that it is about others, or about several.
#pragma once

#include <vector>

#include "extract/parts/part.h"
#include "extract/text/names.h"

namespace meldaan::extract {

// "Graag geef ik twee leerkrachten op", "Schrijf ze maar in."
bool signs_up_others(const Part& body);
// "Hierbij twee aanmeldingen", "drie van onze leerkrachten", "met z'n drieën"
bool speaks_for_several(const Part& body);
// "Twee collega's van ons gaan mee: Anna Smit naar Taal en …": whether so many of the names follow
// the words, in their sentence or the next.
bool are_named_behind(const Part& body, const Range& words, std::size_t count,
                      const std::vector<PersonName>& names);

}  // namespace meldaan::extract
