// Who waited for a place in a group, and has one now: told once, in the transaction that gives the
// place.
//
// Belongs to the thread that owns the store.
#pragma once

#include "app/secretary.h"
#include "config/settings.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::app {

// Gives free places to those who wait, the first one first, and says how many mails that are: one
// for each address. Whoever has none, or one that our mail does not reach, moves up in silence.
// Nobody does after the event has closed.
Result<int> move_up(store::Store& store, Secretary& secretary, const config::Settings& settings,
                    Instant now);

}  // namespace meldaan::app
