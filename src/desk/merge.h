// What becomes of a registered person when another mail speaks of them.
//
// Pure.
#pragma once

#include <string>
#include <vector>

#include "domain/reading.h"
#include "domain/registration.h"

namespace meldaan::desk {

// The known person with what a later mail adds: it fills gaps, adds groups, and settles unclear
// topics. What is known stays as it is; a foundation named in a mail replaces one looked up in the
// register.
Person merged(const Person& known, const Person& later);

// The known person after a change: what the mail declines goes, what it names comes, in the place
// of all groups where `replaces`; another school of the writer's own words takes the place of the
// known one. `read` is what `later` was made of.
Person altered(const Person& known, const Person& later, const PersonReading& read, bool replaces);

// Whether the known groups stay beside those that are named, though no word says so: `later` is
// what the mail says of that person.
bool keeps_groups(const Reading& reading, const Person& known, const Person& later);

// Who comes in somebody's place wishes what they wished, and works where they work, where the mail
// says nothing else.
void inherit(Person& coming, const Person& leaving);

// Whether one of the groups is about the topic.
bool has_topic(const std::vector<GroupId>& groups, const std::string& topic);

// Known, unclear or proposed ones.
bool names_groups(const Person& person);

// "A.B. de Wit" and "Anna de Wit", "Marieke Jansen" and "Marieke Jansen-Smit" may be one; an empty
// name may be anybody.
bool may_be_same_name(const std::string& a, const std::string& b);

// Whether of one of them no more than a first name is known, and it is the other's as well.
bool share_first_name(const Person& a, const Person& b);

// Whether `other`, whom a colleague signed up without an address, is surely the known person: the
// same whole name at the same school, however it is spelt.
bool is_same_person(const Person& known, const Person& other);

}  // namespace meldaan::desk
