// What a wish for a group, or against one, makes of a person's groups.
#pragma once

#include <string>
#include <vector>

#include "domain/reading.h"
#include "extract/groups/catalogue.h"
#include "extract/parts/part.h"
#include "extract/wishes/wishes.h"

namespace meldaan::extract {

// Once each; seen again, the value counts as sure as the surest.
void add_once(std::vector<Found<std::string>>& list, Found<std::string> item);
// A topic of one's own; "het jonge kind" and "jonge kind" are one, in the fuller words.
void add_proposed(std::vector<Found<std::string>>& list, Found<std::string> topic);

// Of a topic that stands in several kinds those that are named, or all where none is.
std::vector<GroupId> groups_of(const Topic& topic, const Kinds& kinds);
// The wish's topic in these kinds; where it stands in several and none is told, the topic is
// unclear.
void choose_groups(const Catalogue& catalogue, const Wish& wish, const Kinds& kinds,
                   double confidence, const Evidence& evidence, PersonReading& person);
// Of a topic in several kinds those that are named, else all.
void decline_groups(const Catalogue& catalogue, const Wish& wish, PersonReading& person);

// "Ook graag Taal", "Taal erbij", but not "alleen nog Taal": beside the groups there were.
bool takes_on(const Part& body, const Range& range);

// "Toch HRM", "liever HRM", "maak er HRM van": in the place of the groups there were. Of "graag
// naar HRM" nobody knows.
bool chooses_anew(const Part& body);

}  // namespace meldaan::extract
