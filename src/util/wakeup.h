// A wake-up call between threads, or from a signal handler, that poll(2) can wait for (an eventfd).
#pragma once

#include <chrono>

#include "util/file.h"

namespace meldaan {

class Wakeup {
 public:
  Wakeup();
  // Async-signal-safe and callable from any thread. Calls add up to one wake-up until it is taken.
  void call() const;
  // True where there was a call since the last take.
  bool take() const;
  // Waits for a call, takes it, and says whether there was one within `timeout`.
  bool wait(std::chrono::milliseconds timeout) const;
  // Readable while there is a call that nobody took.
  int fd() const { return fd_.get(); }

 private:
  UniqueFd fd_;
};

}  // namespace meldaan
