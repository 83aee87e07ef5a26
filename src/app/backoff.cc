#include "app/backoff.h"

#include <algorithm>

namespace meldaan::app {

std::chrono::milliseconds Backoff::failed() {
  constexpr int kMostDoublings = 30;
  const int doublings = std::min(failures_++, kMostDoublings);
  return std::min(most_, first_ * (std::int64_t{1} << doublings));
}

}  // namespace meldaan::app
