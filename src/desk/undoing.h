// "Klopt het niet? Antwoord dan gewoon op deze mail, en we draaien het terug."
#pragma once

#include <optional>

#include "desk/desk.h"

namespace meldaan::desk {

// An objection to a change that we told of: what it altered becomes again what it was. nullopt
// where the mail is none, or says of those registrations what is to be done instead.
std::optional<Decision> decide_undoing(const Situation& situation);

// Whether it withdraws somebody.
bool leads_away(const Reading& reading);

}  // namespace meldaan::desk
