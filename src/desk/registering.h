// A mail that registers somebody, completes a registration, or says once more what is known.
//
// Pure.
#pragma once

#include "desk/desk.h"

namespace meldaan::desk {

Decision decide_registration(const Situation& situation, const Judgement& judgement);

}  // namespace meldaan::desk
