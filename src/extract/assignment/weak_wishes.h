// What a secretary takes where nobody said "I want": a mail that registers and names a group means
// that group, unless something speaks against it.
#pragma once

#include <vector>

#include "extract/assignment/assignment.h"

namespace meldaan::extract {

// "Bij welke groep ik ga zitten, besluit ik later": then nothing that is named is the choice.
bool leaves_open(const Part& part);

// Makes sure of wishes that no cue supports. A name behind its kind word is taken in every mail
// that registers; a bare name only where the mail wishes for nothing plainer, an everyday word
// ("taal") only where it is named as a group's name is.
void accept_weak_wishes(std::vector<Findings>& findings);

}  // namespace meldaan::extract
