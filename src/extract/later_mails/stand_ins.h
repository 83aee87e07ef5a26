// Who comes in the place of somebody who is registered, and is not known by a full name: "Piet kan
// niet, Anja komt in zijn plaats", "Piet is ziek, zijn collega komt".
//
// Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/parts/part.h"
#include "extract/text/names.h"

namespace meldaan::extract {

// Whether its sentence says that one person comes in another's place.
bool is_of_exchange(const Part& body, std::size_t token);

// "Anja" in such a sentence: called by the first name alone.
std::optional<PersonName> stand_in_at(const Part& body, std::size_t token);

// "Zijn collega", "een andere collega" in the place of somebody who is named or stays away:
// nobody whom we know, and without a name.
std::optional<PersonName> nameless_stand_in_at(const Part& body, std::size_t token);

// The name without the group behind it: "Lisa HRM in plaats van Taal".
PersonName without_group(const Part& body, PersonName name);

}  // namespace meldaan::extract
