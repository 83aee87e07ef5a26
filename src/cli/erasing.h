// What `forget` and `purge` share: the mailbox and the database that they erase in, and what they
// say of it.
#pragma once

#include "app/eraser.h"
#include "cli/command.h"
#include "config/settings.h"
#include "store/erasure_book.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::cli {

// Carries out the pending erasure `id` at once, as far as that can be done now, and prints what was
// done and what still waits. Returns the exit status: kExitFailed while something waits.
int erase_now(const config::Settings& settings, const Clock& clock, std::int64_t id);

}  // namespace meldaan::cli
