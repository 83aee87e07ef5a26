// What the service manager is told (sd_notify(3)); without $NOTIFY_SOCKET every call does nothing.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace meldaan::notify {

void ready();
void status(std::string_view text);
void stopping();
void watchdog();
// How often the manager wants to hear from us; nullopt where it does not.
std::optional<std::chrono::milliseconds> watchdog_interval();

}  // namespace meldaan::notify
