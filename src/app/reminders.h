// One reminder to those who have not answered a question: three days after it went out, never after
// the event has closed.
//
// Belongs to the thread that owns the store.
#pragma once

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

}  // namespace meldaan::app
