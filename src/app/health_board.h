// How the daemon fares, gathered from its threads: what STATUS, the watchdog and `status` tell.
//
// Thread-safe.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <string>

#include "store/store.h"
#include "util/clock.h"

namespace meldaan::app {

class HealthBoard {
 public:
  enum class Worker { kIntake, kDispatcher };

  // A worker says by when it will be heard of again at the latest. The watchdog is fed only while
  // none is overdue, so that a hung thread is noticed and not just a hung process.
  void expect(Worker worker, std::chrono::milliseconds within);
  void finished(Worker worker);
  bool all_alive() const;

  // What the last run of the program left: when a poll was good, and what the courier said last.
  void restore(const store::Health& health);
  // Whether this run has tried to look into the mailbox yet.
  bool has_looked() const;
  void polled(Instant when, std::int64_t guarded);
  void mailbox_failed(const std::string& error);
  // The server has dealt with a reply. That nothing was there to send says nothing of it.
  void courier_ok();
  void courier_failed(const std::string& error);

  store::Health health() const;
  // "idle; last poll 2018-09-11T06:41:22Z" or what is wrong: one line for systemctl status.
  std::string line() const;

 private:
  using Deadline = std::chrono::steady_clock::time_point;

  mutable std::mutex mutex_;
  store::Health health_;
  bool has_looked_ = false;
  std::array<Deadline, 2> deadlines_{Deadline::max(), Deadline::max()};
};

}  // namespace meldaan::app
