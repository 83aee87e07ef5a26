// What `forget` and `purge` share: the mailbox and the database that they erase in, and what they
// say of it.
#pragma once

#include <cstdint>
#include <optional>

#include "app/desk_lock.h"
#include "app/eraser.h"
#include "cli/command.h"
#include "config/settings.h"
#include "store/erasure_book.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::cli {

// The configuration, and whether this user may read the passwords in it. Says what is wrong with
// it, and gives nullopt.
struct Desk {
  config::Settings settings;
  bool has_passwords = false;
  std::optional<app::DeskLock> lock;
};
std::optional<Desk> load_desk(const Context& context);
// Waits until nobody else works in the mailbox, for before the erasure is asked for; does without
// where that takes too long, or where the daemon is to erase.
Result<void> lock_desk(Desk& desk);

// Carries out the pending erasure `id` at once, as far as that can be done now, and prints what was
// done and what still waits. Without passwords the daemon does it, which is waited for. Returns the
// exit status: kExitFailed while something waits.
int erase_now(const Desk& desk, const Clock& clock, std::int64_t id);

}  // namespace meldaan::cli
