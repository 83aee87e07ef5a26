#include "app/health_board.h"

#include <algorithm>

namespace meldaan::app {

void HealthBoard::expect(Worker worker, std::chrono::milliseconds within) {
  const std::lock_guard lock(mutex_);
  deadlines_[static_cast<std::size_t>(worker)] = std::chrono::steady_clock::now() + within;
}

void HealthBoard::finished(Worker worker) {
  const std::lock_guard lock(mutex_);
  deadlines_[static_cast<std::size_t>(worker)] = Deadline::max();
}

bool HealthBoard::all_alive() const {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  return std::all_of(deadlines_.begin(), deadlines_.end(), [&](Deadline d) { return now < d; });
}

void HealthBoard::restore(const store::Health& health) {
  const std::lock_guard lock(mutex_);
  health_.last_poll = health.last_poll;
  health_.courier_error = health.courier_error;
}

bool HealthBoard::has_looked() const {
  const std::lock_guard lock(mutex_);
  return has_looked_;
}

void HealthBoard::polled(Instant when, std::int64_t guarded) {
  const std::lock_guard lock(mutex_);
  has_looked_ = true;
  health_.last_poll = when;
  health_.guarded = guarded;
  health_.mailbox_error.clear();
}

void HealthBoard::mailbox_failed(const std::string& error) {
  const std::lock_guard lock(mutex_);
  has_looked_ = true;
  health_.mailbox_error = error;
}

void HealthBoard::courier_ok() {
  courier_failed("");
}

void HealthBoard::courier_failed(const std::string& error) {
  const std::lock_guard lock(mutex_);
  health_.courier_error = error;
}

store::Health HealthBoard::health() const {
  const std::lock_guard lock(mutex_);
  return health_;
}

std::string HealthBoard::line() const {
  const store::Health now = health();
  std::string line =
      now.last_poll ? "last good poll " + format_utc(*now.last_poll) : "not polled yet";
  if (!now.mailbox_error.empty()) line = "mailbox: " + now.mailbox_error + "; " + line;
  if (!now.courier_error.empty()) line = "courier: " + now.courier_error + "; " + line;
  if (now.guarded > 0) {
    line += "; " + std::to_string(now.guarded) + " older mails left alone (see meldaan check)";
  }
  return line;
}

}  // namespace meldaan::app
