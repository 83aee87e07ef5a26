// One reminder to those who have not answered a question: three days after it went out, never after
// the event has closed. And, where the configuration asks for it, one mail to all who come, some
// days before the event.
//
// Belongs to the thread that owns the store.
#pragma once

#include <functional>
#include <optional>

#include "app/secretary.h"
#include "config/settings.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::app {

inline constexpr std::chrono::hours kRemindAfter{72};

// Whether queue_reminders() would queue any.
Result<bool> is_reminder_due(store::Store& store, const config::Settings& settings, Instant now);

// Queues what is due and says how many mails that are. Who was asked about several people gets one.
Result<int> queue_reminders(store::Store& store, Secretary& secretary,
                            const config::Settings& settings, Instant now);

// When the mail before the event is due; nullopt where none is to go out. After an outage it goes
// out later, but never once the event has begun.
std::optional<Instant> event_reminder_time(const config::Settings& settings);

// Queues what is due and says how many mails that are: one an address, each in a transaction that
// notes who has had it, so that what ends in between is gone on with. Stops where `go_on` says so,
// which is asked before each.
Result<int> queue_event_reminders(store::Store& store, Secretary& secretary,
                                  const config::Settings& settings, Instant now,
                                  const std::function<bool()>& go_on);

}  // namespace meldaan::app
