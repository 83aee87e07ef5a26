// From the outbox to the courier. A reply is marked `sending` before it is handed over and `sent`
// after the server took it; between the two a crash may send it twice, with the same Message-ID,
// and never lose it.
//
// Belongs to one thread, together with its courier and its store.
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "net/courier.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::app {

class Dispatcher {
 public:
  // How long an undelivered reply is tried.
  static constexpr Seconds kMaxAge = std::chrono::hours(48);
  // And how often at the least: the daemon may have been off for days, and the first refusal after
  // that must not be the last word.
  static constexpr int kLeastAttempts = 5;
  // The wait after a mail's first temporary refusal; doubles up to kMostWait.
  static constexpr Seconds kFirstWait{60};
  static constexpr Seconds kMostWait = std::chrono::hours(4);
  // The same where the server is away rather than refusing this mail.
  static constexpr Seconds kFirstServerWait{5};
  static constexpr Seconds kMostServerWait{300};

  // What is mailed to many at once takes no more than one part in so many of the hourly cap, so
  // that who writes meanwhile is answered.
  static constexpr int kBulkShare = 2;

  struct Parts {
    const Clock& clock;
    net::Courier& courier;
    store::Store& store;
    int replies_per_hour;
    const std::atomic<bool>& stop;
    std::function<void()> on_progress;
  };
  explicit Dispatcher(Parts parts) : parts_(std::move(parts)) {}

  struct Drained {
    int sent = 0;
    int failed = 0;
    bool reached = false;  // the server took or refused one: it is there
    bool over_hourly_cap = false;
    bool over_bulk_share = false;     // only what is mailed to many may wait
    std::optional<Instant> next_due;  // nullopt: the outbox is empty
  };
  // Sends what is due. An error says that the server or the database is away; what is queued stays
  // queued.
  Result<Drained> drain();

 private:
  store::Claim allowed_after(int sent_lately) const;
  Result<void> settle(const store::OutboxMail& mail, const Error& error, Drained& drained);

  Parts parts_;
};

}  // namespace meldaan::app
