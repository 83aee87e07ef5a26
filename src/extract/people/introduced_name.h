// A sentence that says who writes, by no verb: "Marc Vos, groep 7 van obs De Brug.", "Karel de Boer
// (leerkracht)". It tells the writer's name where nothing else does, as from a family's account.
#pragma once

#include <optional>

#include "extract/people/person_at.h"

namespace meldaan::extract {

// Of the first that begins with a full name, and goes on with what she is or where.
std::optional<PersonName> introduced_name(const Part& body);

// "Hallo, met Kevin Zwiers van de Mariaschool": the letter's first words.
std::optional<PersonName> opening_name(const Part& body);

// "Stuur het antwoord naar pimnijhuis@…" and, elsewhere, "Pim Nijhuis, invaller bij …", from a
// family's account. Beside a name, and where there are several, addresses are whom they stand by.
std::optional<PersonName> spelt_by_own_address(const Part& body);

// "Margriet" below a text that names one Margriet in full.
std::optional<PersonName> full_name_of_signed(const Part& body);

// Behind the words by which somebody says who she is: "ik ben Anna Smit", "ondergetekende, mw. A.
// Smit, …".
std::optional<PersonName> name_behind_introduction(const Part& part, const Range& words);

}  // namespace meldaan::extract
