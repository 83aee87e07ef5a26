// What stands between two who are named in a sentence: what joins them, and what parts them.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/parts/part.h"

namespace meldaan::extract {

// Nothing but "en", commas and "mijn collega".
bool links_people(const Part& body, const Range& between);

// Where what is said of the one ends and of the other begins: at the last thing between the two
// that parts them; nullopt where nothing does.
std::optional<std::size_t> parted_at(const Part& body, const Range& between);

// "Graag ook HRM, | en mijn collega Bas komt voor Taal": where the clause ends that chooses a group
// before somebody is named of whom another speaks; the sentence's beginning where none does.
std::size_t end_of_choice_before(const Part& body, const Range& sentence, const Range& named);

// "Jolanda Vos, Petra de Wit, Esmée komt toch niet": of her alone, as the verb behind her says.
bool begins_anew(const Part& body, const Range& between, std::size_t verb);

}  // namespace meldaan::extract
