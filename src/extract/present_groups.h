// What a later mail says of groups that is no wish: the one that its writer is in already ("Judith
// heeft mij opgegeven voor HRM, maar …"), and what hangs on a group's being full ("is Taal vol? Dan
// liever Rekenen").
//
// Pure, and total like all reading.
#pragma once

#include <vector>

#include "domain/conversation.h"
#include "extract/letter.h"

namespace meldaan::extract {

// Takes the wishes that only say what stands on the list out of `found`.
void leave_present_groups(const std::vector<Acquaintance>& known, const Catalogue& catalogue,
                          Understood& found);

// "Eén keer met mijn privéadres jan@voorbeeld.nl. Die kan vervallen": what is withdrawn is another
// registration than the writer's.
bool withdraws_another_address(const Part& body, const std::vector<Acquaintance>& known);

// Either of the two: it is for people to settle.
bool is_for_people(const Part& body, const std::vector<Acquaintance>& known);

// Whether a group is spoken of under the condition that another is full: nothing is to be done
// before somebody has answered.
bool hangs_on_room(const Part& body);

}  // namespace meldaan::extract
