// A bare answer to a question of ours: "OBS De Springplank", "2 en 5", "de werkgroep", "Saxion".
// What our mail asked tells what the words are.
//
// Pure, and total like all reading.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"
#include "extract/assignment/assignment.h"
#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// Thanks for our confirmation, and no word of a group, a school or a change.
bool alters_nothing(const Part& body);

// A name, a place or a group: what may answer a question of ours.
bool says_something(const PersonReading& answer);

// One entry for each expected person of whom something new was understood, with `registration` set
// and only what the answer says; empty where it answers nothing that was asked. `findings` are the
// body's; `writer`: which of the registrations is the writer's, where one is.
std::vector<PersonReading> read_answer(const Part& body, const Findings& findings,
                                       const Catalogue& catalogue, const Expectation& expectation,
                                       std::optional<std::int64_t> writer);

// Who answers for himself, and signs, says what he is called: for answers whose name is open.
void sign_answers(std::vector<PersonReading>& answers, const std::vector<PersonFound>& people,
                  const Expectation& expected);

}  // namespace meldaan::extract
