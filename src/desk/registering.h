// A mail that registers somebody, completes a registration, or says once more what is known.
//
// Pure.
#pragma once

#include "desk/desk.h"

namespace meldaan::desk {

// Two questions about the same gap are what a person bears; then a human takes over.
inline constexpr int kMostQuestions = 2;

Decision decide_registration(const Situation& situation, const Judgement& judgement);

}  // namespace meldaan::desk
