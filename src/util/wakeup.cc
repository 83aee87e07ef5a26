#include "util/wakeup.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>

namespace meldaan {

Wakeup::Wakeup() : fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (!fd_) std::abort();  // out of descriptors at start: nothing could work
}

void Wakeup::call() const {
  const int saved = errno;  // a signal handler leaves errno as it found it
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(fd_.get(), &one, sizeof one);
  errno = saved;
}

bool Wakeup::take() const {
  std::uint64_t count = 0;
  return ::read(fd_.get(), &count, sizeof count) == static_cast<ssize_t>(sizeof count);
}

bool Wakeup::wait(std::chrono::milliseconds timeout) const {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd item{fd_.get(), POLLIN, 0};
    const int ready = ::poll(&item, 1, left.count() > 0 ? static_cast<int>(left.count()) : 0);
    if (ready > 0) return take();
    if (ready == 0) return false;
    if (errno != EINTR) return false;
  }
}

}  // namespace meldaan
