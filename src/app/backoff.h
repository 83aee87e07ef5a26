// How long to wait after a failure before trying the same again.
#pragma once

#include <chrono>

namespace meldaan::app {

// Doubles from `first` to `most`; success starts over. No jitter: one daemon serves one mailbox.
class Backoff {
 public:
  Backoff(std::chrono::milliseconds first, std::chrono::milliseconds most)
      : first_(first), most_(most) {}

  // How long to wait after one more failure.
  std::chrono::milliseconds failed();
  void succeeded() { failures_ = 0; }
  int failures() const { return failures_; }

 private:
  std::chrono::milliseconds first_;
  std::chrono::milliseconds most_;
  int failures_ = 0;
};

}  // namespace meldaan::app
