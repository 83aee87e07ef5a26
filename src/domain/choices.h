// The numbered choices of a question. `render` prints them and a bare answer ("2 en 5") is read by
// them, so both must number alike: the numbers follow from what is stored, and need no storing of
// their own.
#pragma once

#include <string_view>
#include <vector>

#include "domain/event.h"
#include "domain/registration.h"

namespace meldaan {

// What a question over these people offers; choice number n is element n-1. One numbering holds for
// the whole mail, so that a number means one group whoever it is for:
// - where anyone has no group at all, the whole catalogue in the event's order;
// - else the groups of every unclear topic that has several, each once, in the order in which the
//   topics come up. A topic with one group is asked for a yes or a no, and has no number.
std::vector<GroupId> choices_of(const std::vector<Registration>& registrations, const Event& event);

// "4 en 11": the groups by the numbers of a question over that person, or of the whole catalogue
// where there is nothing to choose; none where the words are anything else.
std::vector<GroupId> chosen_by_number(std::string_view words, const Person& person,
                                      const Event& event);

}  // namespace meldaan
