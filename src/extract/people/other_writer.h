// Who writes from somebody else's account: "Ik mail vanaf het adres van Karin. Mijn naam is Ruben
// Elferink", "Khalid Bouchiba hier", "Sanne heeft zich al opgegeven, ik zit achter haar computer"
// above the name of who signs.
#pragma once

#include <optional>

#include "extract/parts/part.h"
#include "extract/text/names.h"

namespace meldaan::extract {

// `account`: the From header's name, in full. Nullopt where nobody else introduces himself or
// signs.
std::optional<PersonName> other_writer(const Part& body, const PersonName& account);

// "Khalid Bouchiba hier", "Jesper Veltkamp is mijn naam": and no more of the phrase.
bool names_herself(const Part& part, const Range& name);

// Whether words of introduction speak of somebody else: "haar volledige naam is".
bool introduces_another(const Part& part, std::size_t token);

}  // namespace meldaan::extract
