// Which wish, school and foundation belongs to whom.
#pragma once

#include <vector>

#include "domain/reading.h"
#include "extract/groups/catalogue.h"
#include "extract/parts/part.h"
#include "extract/people/people.h"
#include "extract/wishes/proposals.h"
#include "extract/wishes/wishes.h"
#include "extract/workplaces/workplace.h"

namespace meldaan::extract {

// What one part of the mail (its body, its subject) says.
struct Findings {
  const Part& part;
  std::vector<Wish> wishes;
  std::vector<Proposal> proposals;
  std::vector<Range> unknown = {};  // the words of groups that nobody knows
};

// One entry for each person, with all that is theirs. `models` weigh the places.
std::vector<PersonReading> assign(const std::vector<PersonFound>& people,
                                  const std::vector<Findings>& findings, const Catalogue& catalogue,
                                  const PlaceModels& models = {});

}  // namespace meldaan::extract
