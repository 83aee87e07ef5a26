#include "app/daemon.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

#include "app/backoff.h"
#include "app/desk_lock.h"
#include "app/digest.h"
#include "app/dispatcher.h"
#include "app/erasure_duty.h"
#include "app/health_board.h"
#include "app/intake.h"
#include "app/signals.h"
#include "app/workshop.h"
#include "store/store.h"
#include "util/log.h"
#include "util/notify.h"
#include "util/wakeup.h"

namespace meldaan::app {
namespace {

using std::chrono::milliseconds;
using Worker = HealthBoard::Worker;

constexpr milliseconds kFirstRetry{2000};
constexpr milliseconds kMostRetry{5 * 60 * 1000};
// One step of a worker (a network read has a deadline of a minute, a large batch takes several)
// must be over by then, or the thread counts as hung.
constexpr milliseconds kStepLimit{10 * 60 * 1000};
// An erasure by command reads every mail of the mailbox that may be meant.
constexpr milliseconds kLockPatience{5 * 60 * 1000};
// How often the calling thread looks at the health board.
constexpr milliseconds kHeartbeat{1000};

// What all threads share. The store is not among it: a connection belongs to one thread.
struct Shared {
  Shared(const DaemonOptions& all_options, const std::atomic<bool>& stop_flag)
      : options(all_options), stop(stop_flag) {}

  const DaemonOptions& options;
  const std::atomic<bool>& stop;
  HealthBoard board;
  Wakeup intake_wakeup;
  Wakeup dispatcher_wakeup;
};

Intake::Parts intake_parts(Shared& shared, net::Mailbox& mailbox, store::Store& store) {
  return {shared.options.settings,
          shared.options.reader,
          shared.options.renderer,
          shared.options.clock,
          shared.options.randomness,
          mailbox,
          store,
          shared.stop,
          [&shared] { shared.board.expect(Worker::kIntake, kStepLimit); },
          [&shared] { shared.dispatcher_wakeup.call(); }};
}

Dispatcher::Parts dispatcher_parts(Shared& shared, net::Courier& courier, store::Store& store) {
  return {shared.options.clock,
          courier,
          store,
          shared.options.settings.limits.replies_per_hour,
          shared.stop,
          [&shared] { shared.board.expect(Worker::kDispatcher, kStepLimit); }};
}

DigestParts digest_parts(Shared& shared, store::Store& store) {
  return {shared.options.settings, shared.options.reader, shared.options.renderer,
          shared.options.randomness, store};
}

void log_failure(std::string_view event, const Error& error, milliseconds wait) {
  log::error(event, {{"error", name_of(error.code)},
                     {"text", error.text},
                     {"retry_in_ms", static_cast<std::int64_t>(wait.count())}});
}

// While one works in the mailbox the others wait.
Result<DeskLock> lock_desk(Shared& shared) {
  Result<std::optional<DeskLock>> lock =
      DeskLock::take(shared.options.settings.database, kLockPatience, &shared.stop);
  if (!lock) return lock.error();
  if (!*lock) return transient(Errc::kTimeout, "another program is at work in the mailbox");
  return **std::move(lock);
}

// Opens, releases what the operator released, sweeps; and notes on the board how it went.
Result<SweepReport> pass(Shared& shared, Intake& intake, std::optional<Instant>& release) {
  shared.board.expect(Worker::kIntake, kStepLimit);
  const Result<DeskLock> lock = lock_desk(shared);
  if (!lock) return lock.error();
  if (release) {
    if (Result<void> released = intake.release(*release); !released) return released.error();
    release.reset();
  }
  Result<SweepReport> report = intake.sweep();
  const bool is_first_look = !shared.board.has_looked();
  if (report) shared.board.polled(shared.options.clock.now(), report->guarded);
  // A digest may have waited for it.
  if (report && is_first_look) shared.dispatcher_wakeup.call();
  return report;
}

void report_guarded(std::int64_t guarded, std::int64_t& reported) {
  if (guarded == reported) return;
  reported = guarded;
  if (guarded == 0) return;
  log::warning("mailbox.guarded",
               {{"mails", guarded},
                {"text", std::to_string(guarded) +
                             " mails would be handled, but arrived before the first start: release "
                             "them with --answer-since DATE"}});
}

ErasureDuty::Parts erasure_parts(Shared& shared, net::Mailbox& mailbox, store::Store& store) {
  return {shared.options.settings,
          shared.options.clock,
          shared.options.randomness,
          mailbox,
          store,
          [&shared] { shared.board.expect(Worker::kIntake, kStepLimit); }};
}

// What fails is a matter of the database, and of the next pass.
milliseconds tend_erasures(Shared& shared, ErasureDuty& duty, milliseconds limit) {
  const Result<bool> due = duty.is_due();
  Result<void> done = due ? Result<void>() : due.error();
  if (due && *due) {
    const Result<DeskLock> lock = lock_desk(shared);
    done = lock ? duty.tend() : lock.error();
  }
  if (done) return duty.wait(limit);
  log::error("erasure.failed", {{"text", done.error().text}});
  return limit;
}

void intake_loop(Shared& shared, net::Mailbox& mailbox, store::Store& store) {
  Intake intake(intake_parts(shared, mailbox, store));
  ErasureDuty erasures(erasure_parts(shared, mailbox, store));
  Backoff backoff(kFirstRetry, kMostRetry);
  std::optional<Instant> release = shared.options.answer_since;
  std::int64_t reported_guarded = 0;
  while (!shared.stop) {
    const Result<SweepReport> report = pass(shared, intake, release);
    Result<void> waited;
    milliseconds limit =
        report && report->again ? kFirstRetry : milliseconds(shared.options.settings.mailbox.poll);
    if (!shared.stop) limit = tend_erasures(shared, erasures, limit);
    if (report) {
      backoff.succeeded();
      report_guarded(report->guarded, reported_guarded);
      shared.board.expect(Worker::kIntake, limit + kStepLimit);
      if (!shared.stop) waited = mailbox.wait(limit, shared.intake_wakeup);
    }
    if (!report || !waited) {
      const Error& error = report ? waited.error() : report.error();
      const milliseconds wait = backoff.failed();
      log_failure("mailbox.failed", error, wait);
      shared.board.mailbox_failed(error.text);
      shared.board.expect(Worker::kIntake, wait + kStepLimit);
      shared.intake_wakeup.wait(wait);
    }
  }
  mailbox.close();
  shared.board.finished(Worker::kIntake);
}

// Until the next reply is due, a new one is queued, or the hourly cap may have room again.
milliseconds until_due(const Dispatcher::Drained& drained, Instant now) {
  constexpr milliseconds kLongest{60 * 1000};
  const bool over_cap = drained.over_hourly_cap || drained.over_bulk_share;
  if (over_cap || !drained.next_due) return kLongest;
  const milliseconds wait = *drained.next_due - now;
  return std::clamp(wait, milliseconds{0}, kLongest);
}

// Waits for a server that is away; a reply that is queued meanwhile does not shorten it.
void sit_out(Shared& shared, milliseconds wait) {
  const auto end = std::chrono::steady_clock::now() + wait;
  for (auto now = end - wait; !shared.stop && now < end; now = std::chrono::steady_clock::now()) {
    shared.dispatcher_wakeup.wait(std::chrono::ceil<milliseconds>(end - now));
  }
}

// Here and not beside the intake: organisers hear of a mailbox that does not answer. Not before the
// first look into it, so that after an outage the digest tells of the mail that came meanwhile.
void queue_due_digest(Shared& shared, store::Store& store) {
  if (!shared.board.has_looked()) return;
  const Instant now = shared.options.clock.now();
  const Result<bool> queued =
      queue_digest(digest_parts(shared, store), shared.board.health(), now, now);
  if (!queued) log::error("digest.failed", {{"text", queued.error().text}});
}

// Sends what is due; and notes on the board how it went.
Result<Dispatcher::Drained> drain(Shared& shared, Dispatcher& dispatcher) {
  Result<Dispatcher::Drained> drained = dispatcher.drain();
  if (!drained)
    shared.board.courier_failed(drained.error().text);
  else if (drained->reached)
    shared.board.courier_ok();
  return drained;
}

void dispatcher_loop(Shared& shared, net::Courier& courier, store::Store& store) {
  Dispatcher dispatcher(dispatcher_parts(shared, courier, store));
  Backoff backoff(kFirstRetry, kMostRetry);
  bool over_cap = false;
  while (!shared.stop) {
    queue_due_digest(shared, store);
    const Result<Dispatcher::Drained> drained = drain(shared, dispatcher);
    milliseconds wait{};
    if (drained) {
      backoff.succeeded();
      wait = until_due(*drained, shared.options.clock.now());
      if (drained->over_hourly_cap && !over_cap) {
        log::warning("reply.hourly-cap",
                     {{"text", "the hourly cap is reached; replies wait their turn"}});
      }
      over_cap = drained->over_hourly_cap;
      // The mailbox is the other worker's, and so are the copies in it.
      if (drained->sent > 0 && !shared.options.settings.mailbox.save_sent.empty()) {
        shared.intake_wakeup.call();
      }
    } else {
      wait = backoff.failed();
      log_failure("courier.failed", drained.error(), wait);
    }
    shared.board.expect(Worker::kDispatcher, wait + kStepLimit);
    if (drained) {
      shared.dispatcher_wakeup.wait(wait);
    } else {
      sit_out(shared, wait);
    }
  }
  courier.close();
  shared.board.finished(Worker::kDispatcher);
}

// The calling thread's part: keeps the manager and `status` informed until a stop signal arrives.
void attend(Shared& shared, const StopSignals& signals, store::Store& store) {
  const auto watchdog = notify::watchdog_interval();
  const milliseconds beat = watchdog ? std::min(kHeartbeat, *watchdog / 3) : kHeartbeat;
  std::string told;
  notify::ready();
  while (!shared.stop) {
    const std::string line = shared.board.line();
    if (line != told) {
      notify::status(line);
      if (const Result<void> saved = store.save_health(shared.board.health()); !saved) {
        log::error("store.failed", {{"text", saved.error().text}});
      }
      told = line;
    }
    // Asked for by a command, which may be waiting for it.
    const Result<store::PendingErasures> erasures = store.erasures();
    if (erasures && erasures->next_try && *erasures->next_try <= shared.options.clock.now()) {
      shared.intake_wakeup.call();
    }
    if (watchdog && shared.board.all_alive()) notify::watchdog();
    signals.wakeup().wait(beat);
  }
}

// Opens a connection on the worker's own thread, to which it then belongs; a database that cannot
// be opened now is tried again.
void with_own_store(Shared& shared, const std::function<void(store::Store&)>& loop) {
  const Wakeup nobody;
  while (!shared.stop) {
    Result<store::Store> store = store::Store::open(shared.options.settings.database);
    if (store) return loop(*store);
    log_failure("store.failed", store.error(), kFirstRetry);
    nobody.wait(kFirstRetry);
  }
}

// Of `run --once`: before the digest, which tells what was erased.
Result<void> erase_all_due(Shared& shared, net::Mailbox& mailbox, store::Store& store) {
  const Result<DeskLock> lock = lock_desk(shared);
  if (!lock) return lock.error();
  return ErasureDuty(erasure_parts(shared, mailbox, store)).tend(true);
}

// The last step of `run --once`: copies of what it has sent.
Result<void> copy_what_was_sent(Shared& shared, Intake& intake) {
  const Result<DeskLock> lock = lock_desk(shared);
  if (!lock) return lock.error();
  const Result<void> copied = intake.copy_sent();
  if (!copied) shared.board.mailbox_failed(copied.error().text);
  return {};
}

}  // namespace

Result<void> run_daemon(const DaemonOptions& options) {
  const StopSignals signals;
  Result<store::Store> own = store::Store::open(options.settings.database);
  if (!own) return own.error();
  auto mailbox = make_mailbox(options.settings);
  if (!mailbox) return mailbox.error();
  auto courier = make_courier(options.settings);
  if (!courier) return courier.error();
  const Result<int> requeued = own->requeue_interrupted();
  if (!requeued) return requeued.error();
  log::info("daemon.started", {{"requeued", *requeued}});

  Shared shared(options, signals.flag());
  if (const Result<store::Health> last = own->health()) shared.board.restore(*last);
  std::thread intake(with_own_store, std::ref(shared),
                     [&](store::Store& store) { intake_loop(shared, **mailbox, store); });
  std::thread dispatcher(with_own_store, std::ref(shared),
                         [&](store::Store& store) { dispatcher_loop(shared, **courier, store); });
  attend(shared, signals, *own);

  notify::stopping();
  log::info("daemon.stopping");
  shared.intake_wakeup.call();
  shared.dispatcher_wakeup.call();
  intake.join();
  dispatcher.join();
  if (const Result<void> saved = own->save_health(shared.board.health()); !saved) return saved;
  log::info("daemon.stopped");
  return {};
}

Result<void> run_once(const DaemonOptions& options) {
  const StopSignals signals;
  Result<store::Store> store = store::Store::open(options.settings.database);
  if (!store) return store.error();
  auto mailbox = make_mailbox(options.settings);
  if (!mailbox) return mailbox.error();
  auto courier = make_courier(options.settings);
  if (!courier) return courier.error();
  if (const Result<int> requeued = store->requeue_interrupted(); !requeued) return requeued.error();

  Shared shared(options, signals.flag());
  if (const Result<store::Health> last = store->health()) shared.board.restore(*last);
  Intake intake(intake_parts(shared, **mailbox, *store));
  std::optional<Instant> release = options.answer_since;
  std::int64_t reported = 0;
  Result<SweepReport> swept = pass(shared, intake, release);
  // A mail that failed to be read or fetched gets its other attempts now; there is no later. One
  // more pass is for those that it stood in the way of.
  const auto worth_another = [&] { return swept ? swept->again : intake.is_searching(); };
  for (int i = 0; i <= Intake::kMaxAttempts && worth_another() && !shared.stop; ++i) {
    swept = pass(shared, intake, release);
  }
  if (swept) {
    report_guarded(swept->guarded, reported);
  } else {
    shared.board.mailbox_failed(swept.error().text);
  }

  Dispatcher dispatcher(dispatcher_parts(shared, **courier, *store));
  Result<Dispatcher::Drained> sent = drain(shared, dispatcher);
  const Result<void> erased = erase_all_due(shared, **mailbox, *store);
  // After the replies, so that it tells how the courier fares; what this pass has just done belongs
  // into it: nothing else will happen in this second.
  const Instant now = options.clock.now();
  const Result<bool> digest =
      queue_digest(digest_parts(shared, *store), shared.board.health(), now, now + Seconds(1));
  if (!digest) log::error("digest.failed", {{"text", digest.error().text}});
  if (sent && digest && *digest) sent = drain(shared, dispatcher);
  (*courier)->close();
  const Result<void> copied = swept ? copy_what_was_sent(shared, intake) : Result<void>();
  (*mailbox)->close();
  if (const Result<void> saved = store->save_health(shared.board.health()); !saved) return saved;
  if (!swept) return swept.error();
  if (!sent) return sent.error();
  if (!digest) return digest.error();
  return erased ? copied : erased;
}

}  // namespace meldaan::app
