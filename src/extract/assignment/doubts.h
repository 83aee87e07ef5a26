// Wishes of which it is not sure whose they are: "Hier komt Mustafa graag bij", where no Mustafa is
// signed up.
#pragma once

#include <vector>

#include "extract/assignment/assignment.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// Lowers such wishes below kSure, so that they are asked about and not confirmed.
void doubt_unowned(std::vector<Findings>& findings, const std::vector<PersonFound>& people);

// The same for what a model found likely in spite of the rules, for it does not know whose a wish
// is: those that were not doubted before, and those on lines that begin with the full name of
// somebody else ("Tanja Reimert   HRM").
void doubt_opinion(std::vector<Findings>& findings, const std::vector<PersonFound>& people);

// What may be anybody's is not asked about where somebody surely has it: "… meld ik aan: Piet, HRM.
// De heer Ensink van HRM is verhinderd."
void drop_what_is_anothers(std::vector<PersonReading>& people);

}  // namespace meldaan::extract
