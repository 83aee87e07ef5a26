// The surnames of those of whom our question knew the first name: "Vos", "Vos, de Wit en Smit",
// "Jolanda heet Vos".
//
// Pure, and total like all reading.
#pragma once

#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// For each of the expected people where the surname stands; nullopt of whom none does.
using Surnames = std::vector<std::optional<Range>>;

// Behind the first name, with a word between that says so: "Jolanda heet Vos", "Petra: de Wit".
Surnames surnames_beside(const Part& body, const Expectation& expectation);

// Where the answer is nothing but surnames, as many as were asked for, in the order in which they
// were.
Surnames surnames_alone(const Part& body, const Expectation& expectation);

}  // namespace meldaan::extract
