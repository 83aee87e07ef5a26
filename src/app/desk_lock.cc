#include "app/desk_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <thread>
#include <utility>

namespace meldaan::app {
namespace {

constexpr std::chrono::milliseconds kPause{50};

Error lock_error(const std::filesystem::path& path) {
  const std::string why = std::strerror(errno);
  return transient(Errc::kIo, "cannot lock " + path.string() + ": " + why);
}

}  // namespace

Result<std::optional<DeskLock>> DeskLock::take(const std::filesystem::path& database,
                                               std::chrono::milliseconds patience,
                                               const std::atomic<bool>* stop) {
  std::filesystem::path path = database;
  path += ".lock";
  // For reading only, and readable by all: whoever comes first may be another user.
  UniqueFd file(::open(path.c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, 0644));
  if (!file) return lock_error(path);
  const auto end = std::chrono::steady_clock::now() + patience;
  while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return lock_error(path);
    const auto now = std::chrono::steady_clock::now();
    if (now >= end || (stop != nullptr && *stop)) return std::optional<DeskLock>();
    std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(kPause, end - now));
  }
  return std::optional<DeskLock>(DeskLock(std::move(file)));
}

}  // namespace meldaan::app
