// SIGTERM and SIGINT as a wake-up call. One at a time in a process; SIGPIPE is ignored meanwhile,
// since a connection that is gone is an error of its write.
#pragma once

#include <atomic>
#include <csignal>

#include "util/wakeup.h"

namespace meldaan::app {

class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // Set by the first signal; lives as long as the program.
  const std::atomic<bool>& flag() const;
  // Called by the handler; wait for it to be told at once.
  const Wakeup& wakeup() const { return wakeup_; }

 private:
  Wakeup wakeup_;
  struct sigaction before_term_ {};
  struct sigaction before_int_ {};
  struct sigaction before_pipe_ {};
};

}  // namespace meldaan::app
