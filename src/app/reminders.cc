#include "app/reminders.h"

#include <map>
#include <string>
#include <vector>

#include "app/intake.h"
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

std::optional<Instant> event_reminder_time(const config::Settings& settings) {
  const config::ReminderSettings& reminders = settings.reminders;
  if (reminders.before_event_days == 0) return std::nullopt;
  LocalTime due =
      noon_days_before(settings.event.start, reminders.before_event_days, settings.timezone);
  due.hour = reminders.at_hour;
  due.minute = reminders.at_minute;
  return settings.timezone.instant(due);
}

Result<int> queue_event_reminders(store::Store& store, Secretary& secretary,
                                  const config::Settings& settings, Instant now,
                                  const std::function<bool()>& go_on) {
  const std::optional<Instant> time = event_reminder_time(settings);
  if (!time || now < *time || now >= settings.event.start) return 0;
  const Result<std::vector<store::DueEventReminder>> due = store.due_event_reminders(*time);
  if (!due) return due.error();
  int queued = 0;
  for (const store::DueEventReminder& reminder : *due) {
    if (!go_on()) break;
    const Result<store::NewOutboxMail> mail = secretary.remind_of_event(reminder, now);
    if (!mail) return mail.error();
    if (Result<void> stored = store.queue(*mail, now); !stored) return stored.error();
    if (mail->held) warn_of_held(0, {*mail});
    ++queued;
  }
  if (queued > 0) log::info("event-reminders.queued", {{"mails", queued}});
  return queued;
}

Result<void> Intake::queue_reminders(bool of_questions, SweepReport& report) {
  Secretary writer = secretary();
  const Instant now = parts_.clock.now();
  const Result<int> asked =
      of_questions ? app::queue_reminders(parts_.store, writer, parts_.settings, now) : 0;
  if (!asked) return asked.error();
  const auto go_on = [this] {
    parts_.on_progress();
    return !parts_.stop;
  };
  const Result<int> told = queue_event_reminders(parts_.store, writer, parts_.settings, now, go_on);
  if (!told) return told.error();
  note_queued(*asked + *told, report);
  return {};
}

}  // namespace meldaan::app
