// By what name a letter greets its reader.
#pragma once

#include <string>
#include <string_view>

#include "render/words.h"

namespace meldaan::render {

// "Marieke Jansen" and "JANSEN, MARIEKE" are greeted as "Marieke", "drs. J. de Vries" as "J. de
// Vries". Empty where the name is no person's ("Secretariaat OBS De Regenboog") or a bare log-in
// name ("mjansen"): a wrong name is worse than none.
std::string greeting_name(std::string_view name, const Words& words);

}  // namespace meldaan::render
