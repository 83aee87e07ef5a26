#include "app/reminders.h"

#include <map>
#include <string>
#include <vector>

#include "util/log.h"

namespace meldaan::app {

namespace {

Result<std::vector<Standing>> due_reminders(store::Store& store, const config::Settings& settings,
                                            Instant now) {
  if (now > settings.event.closes) return std::vector<Standing>();
  return store.due_for_reminder(now - kRemindAfter);
}

}  // namespace

Result<bool> is_reminder_due(store::Store& store, const config::Settings& settings, Instant now) {
  const Result<std::vector<Standing>> due = due_reminders(store, settings, now);
  if (!due) return due.error();
  return !due->empty();
}

Result<int> queue_reminders(store::Store& store, Secretary& secretary,
                            const config::Settings& settings, Instant now) {
  const Result<std::vector<Standing>> due = due_reminders(store, settings, now);
  if (!due) return due.error();
  // The question went to whoever sent the mail in.
  std::map<std::string, std::vector<Standing>> by_asked;
  for (const Standing& standing : *due)
    by_asked[comparable_address(standing.registration.submitted_by)].push_back(standing);
  int queued = 0;
  for (const auto& [address, standings] : by_asked) {
    const Result<store::NewOutboxMail> mail = secretary.remind(standings, now);
    if (!mail) return mail.error();
    if (Result<void> stored = store.queue(*mail, now); !stored) return stored.error();
    log::info("reminder.queued", {{"registrations", static_cast<std::uint64_t>(standings.size())}});
    ++queued;
  }
  return queued;
}

}  // namespace meldaan::app
