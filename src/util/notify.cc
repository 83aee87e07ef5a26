#include "util/notify.h"

#include <systemd/sd-daemon.h>

#include <cstdint>
#include <string>

namespace meldaan::notify {

// The socket stays in the environment: the daemon has no children that could speak in its name.
void ready() {
  sd_notify(0, "READY=1");
}

void status(std::string_view text) {
  std::string line = "STATUS=";
  for (const char c : text) line += c == '\n' ? ' ' : c;
  sd_notify(0, line.c_str());
}

void stopping() {
  sd_notify(0, "STOPPING=1");
}
void watchdog() {
  sd_notify(0, "WATCHDOG=1");
}

std::optional<std::chrono::milliseconds> watchdog_interval() {
  std::uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::nullopt;
  return std::chrono::milliseconds(microseconds / 1000);
}

}  // namespace meldaan::notify
