// Mails that change, withdraw or replace what is registered.
//
// Pure.
#pragma once

#include "desk/desk.h"

namespace meldaan::desk {

Decision decide_change(const Situation& situation);
Decision decide_withdrawal(const Situation& situation);

}  // namespace meldaan::desk
