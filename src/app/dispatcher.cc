#include "app/dispatcher.h"

#include <algorithm>

#include "util/log.h"

namespace meldaan::app {
namespace {

// The server is away or refuses us as a whole; it says nothing of this mail.
bool is_server_error(const Error& error) {
  switch (error.code) {
    case Errc::kUnreachable:
    case Errc::kTimeout:
    case Errc::kTls:
    case Errc::kAuth:
    case Errc::kProtocol:
      return true;
    default:
      return false;
  }
}

Seconds doubled(Seconds first, int attempts, Seconds most) {
  constexpr int kMostDoublings = 16;
  return std::min(most, first * (1 << std::min(attempts, kMostDoublings)));
}

// A server that is away holds each reply up for minutes at the most, so that all go out soon after
// it is back; but the reply that it fell over steps aside at once, so that the next pass begins
// with another one.
Seconds wait_after(const Error& error, int attempts) {
  return is_server_error(error)
             ? doubled(Dispatcher::kFirstServerWait, attempts, Dispatcher::kMostServerWait)
             : doubled(Dispatcher::kFirstWait, attempts, Dispatcher::kMostWait);
}

}  // namespace

store::Claim Dispatcher::allowed_after(int sent_lately) const {
  if (sent_lately >= parts_.replies_per_hour) return store::Claim::kDigest;
  const bool over_share = sent_lately * kBulkShare >= parts_.replies_per_hour;
  return over_share ? store::Claim::kReply : store::Claim::kAny;
}

Result<Dispatcher::Drained> Dispatcher::drain() {
  Drained drained;
  const Result<int> dropped = parts_.store.drop_expired(parts_.clock.now());
  if (!dropped) return dropped.error();
  if (*dropped > 0) {
    log::warning("reply.expired", {{"replies", *dropped},
                                   {"text", "the event has begun: they would come too late"}});
  }
  while (!parts_.stop) {
    parts_.on_progress();
    const Instant now = parts_.clock.now();
    const Result<int> lately = parts_.store.sent_since(now - std::chrono::hours(1));
    if (!lately) return lately.error();
    const store::Claim allowed = allowed_after(*lately);
    const auto mail = parts_.store.claim(now, allowed);
    if (!mail) return mail.error();
    if (!*mail) {
      drained.over_hourly_cap = allowed == store::Claim::kDigest;
      drained.over_bulk_share = allowed == store::Claim::kReply;
      break;
    }
    const store::OutboxMail& next = **mail;
    const Result<void> sent =
        parts_.courier.send({next.envelope_from, {next.recipient}}, next.message);
    if (sent) {
      if (Result<void> marked = parts_.store.mark_sent(next.id, parts_.clock.now()); !marked) {
        return marked.error();
      }
      ++drained.sent;
      drained.reached = true;
      log::info("reply.sent", {{"reply", next.id}, {"attempt", next.attempts + 1}});
      continue;
    }
    if (Result<void> settled = settle(next, sent.error(), drained); !settled)
      return settled.error();
    if (is_server_error(sent.error())) return sent.error();
    drained.reached = true;
  }
  const auto due = parts_.store.next_due();
  if (!due) return due.error();
  drained.next_due = *due;
  return drained;
}

Result<void> Dispatcher::settle(const store::OutboxMail& mail, const Error& error,
                                Drained& drained) {
  const Instant now = parts_.clock.now();
  const bool too_old = now - mail.created > kMaxAge && mail.attempts + 1 >= kLeastAttempts;
  if (error.retry == Retry::kPermanent || too_old) {
    ++drained.failed;
    log::error("reply.failed",
               {{"reply", mail.id}, {"error", name_of(error.code)}, {"text", error.text}});
    return parts_.store.mark_failed(mail.id, now, error.text);
  }
  const Instant next = now + wait_after(error, mail.attempts);
  log::warning("reply.deferred", {{"reply", mail.id},
                                  {"attempt", mail.attempts + 1},
                                  {"error", name_of(error.code)},
                                  {"text", error.text},
                                  {"next", format_utc(next)}});
  return parts_.store.mark_deferred(mail.id, next, error.text);
}

}  // namespace meldaan::app
