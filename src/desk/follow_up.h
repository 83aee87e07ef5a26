// A later mail that says of each whom its conversation is about what becomes of them.
//
// Pure.
#pragma once

#include "desk/desk.h"

namespace meldaan::desk {

Decision decide_follow_up(const Situation& situation);

}  // namespace meldaan::desk
