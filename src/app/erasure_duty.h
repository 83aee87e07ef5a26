// The daemon's share in erasures: what is pending is tried again when it is due, and once a night
// it is looked whether the retention is over.
//
// Belongs to the thread that owns the mailbox and the store.
#pragma once

#include <chrono>
#include <functional>

#include "app/eraser.h"
#include "config/settings.h"
#include "net/mailbox.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/result.h"

namespace meldaan::app {

class ErasureDuty {
 public:
  struct Parts {
    const config::Settings& settings;
    const Clock& clock;
    Randomness& randomness;
    net::Mailbox& mailbox;
    store::Store& store;
    std::function<void()> on_progress;
  };
  explicit ErasureDuty(Parts parts) : parts_(std::move(parts)) {}

  // Whether tend() would do anything now; an error where the database does not say.
  Result<bool> is_due();
  // Does what is due; where `regardless`, all that is pending. That is for a program which does not
  // run at night: it does what the night before would have done, so that a rehearsal with old mail
  // keeps for the day what it has read. The caller has the desk's lock.
  Result<void> tend(bool regardless = false);
  // How long until the next is due, `limit` at the most.
  std::chrono::milliseconds wait(std::chrono::milliseconds limit);

 private:
  Result<Eraser> make_eraser();
  bool is_night() const;
  std::string today() const;
  Instant last_night() const;  // when the look at the retention was due last

  Parts parts_;
  std::string last_night_;  // the local day of the last look at the retention
};

}  // namespace meldaan::app
