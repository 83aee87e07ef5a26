#include "app/erasure_duty.h"

#include <algorithm>
#include <utility>

#include "store/erasure_book.h"

namespace meldaan::app {
namespace {

using std::chrono::milliseconds;

// From this hour on, local time; a second look after a restart costs nothing.
constexpr int kNightlyHour = 3;

}  // namespace

std::string ErasureDuty::today() const {
  return format_day(parts_.settings.timezone.local(parts_.clock.now()));
}

bool ErasureDuty::is_night() const {
  return parts_.settings.timezone.local(parts_.clock.now()).hour >= kNightlyHour &&
         today() != last_night_;
}

Instant ErasureDuty::last_night() const {
  const Instant now = parts_.clock.now();
  const TimeZone& zone = parts_.settings.timezone;
  LocalTime night = zone.local(now);
  if (night.hour < kNightlyHour) night = noon_days_before(now, 1, zone);
  night.hour = kNightlyHour;
  night.minute = night.second = 0;
  return zone.instant(night);
}

Result<Eraser> ErasureDuty::make_eraser() {
  Result<std::string> secret = parts_.store.secret(parts_.randomness);
  if (!secret) return secret.error();
  Result<store::ErasureBook> book = store::ErasureBook::open(parts_.settings.database);
  if (!book) return book.error();
  return Eraser({parts_.settings, parts_.clock, *std::move(secret), parts_.mailbox,
                 *std::move(book), parts_.on_progress});
}

Result<bool> ErasureDuty::is_due() {
  if (is_night()) return true;
  const Result<store::PendingErasures> pending = parts_.store.erasures();
  if (!pending) return pending.error();
  return pending->next_try && *pending->next_try <= parts_.clock.now();
}

Result<void> ErasureDuty::tend(bool regardless) {
  Result<Eraser> eraser = make_eraser();
  if (!eraser) return eraser.error();
  if (regardless || is_night()) {
    const Instant stored_before = regardless ? last_night() : Instant::max();
    if (Result<void> looked = eraser->purge_if_due(stored_before); !looked) return looked;
    last_night_ = today();
  }
  return eraser->carry_out_pending(regardless);
}

milliseconds ErasureDuty::wait(milliseconds limit) {
  constexpr milliseconds kLeast{1000};
  const Result<store::PendingErasures> pending = parts_.store.erasures();
  if (!pending || !pending->next_try) return limit;
  const milliseconds until = *pending->next_try - parts_.clock.now();
  return std::clamp(until, std::min(kLeast, limit), limit);
}

}  // namespace meldaan::app
