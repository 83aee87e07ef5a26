// meldaan status: how the daemon fares, for people and for monitors.
#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/digest.h"
#include "cli/command.h"
#include "cli/subcommand.h"
#include "store/store.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

// A mailbox that was not looked at for so long deserves an alarm, whatever the daemon says of
// itself; where it is polled less often, two polls must have been missed.
constexpr Seconds kStale{15 * 60};

// An erasure that waits for so long waits for somebody to look.
constexpr Seconds kSlowErasure{24 * 60 * 60};

// A reply that waits for so long waits for a server that refuses it; so does a digest that is due.
constexpr Seconds kSlowReply{60 * 60};
constexpr Seconds kDay{24 * 60 * 60};

struct Status {
  store::Counts counts;
  store::Health health;
  store::PendingErasures erasures;
  std::optional<store::DigestDay> digest;  // the last one
  Report day;                              // of the last 24 hours, with what is open now
  bool over_hourly_cap = false;
  bool stale = false;
  bool digest_overdue = false;
  bool slow = false;  // the oldest reply
  int exit = kExitOk;

  std::int64_t open(ItemKind kind) const {
    return std::count_if(day.open.begin(), day.open.end(),
                         [kind](const OpenItem& item) { return item.kind == kind; });
  }
};

// What nobody needs to be woken for, and somebody should see today.
bool wants_a_look(const Status& status, Instant now) {
  return status.open(ItemKind::kHeld) > 0 || status.open(ItemKind::kSetAside) > 0 ||
         status.day.fitness.failed > 0 || !status.day.fitness.without_digest.empty() ||
         !status.day.fitness.silencing_rule.empty() || status.slow || status.digest_overdue ||
         (status.erasures.oldest && now - *status.erasures.oldest > kSlowErasure);
}

void judge(const config::Settings& settings, Instant now, Status& status) {
  const store::Health& health = status.health;
  const Seconds patience = std::max(kStale, 2 * settings.mailbox.poll);
  status.stale = !health.last_poll || now - *health.last_poll > patience;
  const auto& oldest = status.counts.oldest_unsent;
  status.slow = oldest && now - *oldest > kSlowReply && !status.over_hourly_cap;
  status.digest_overdue = !settings.digest.to.empty() && status.digest &&
                          app::due_digest(settings, status.digest, now - kSlowReply).has_value();
  if (status.stale || !health.mailbox_error.empty() || !health.courier_error.empty()) {
    status.exit = kExitCritical;
  } else if (wants_a_look(status, now)) {
    status.exit = kExitFailed;
  }
}

Result<Status> look(const config::Settings& settings, Instant now) {
  Result<store::Store> store = store::Store::open_read_only(settings.database);
  if (!store) return store.error();
  const auto counts = store->counts();
  if (!counts) return counts.error();
  const auto health = store->health();
  if (!health) return health.error();
  const auto erasures = store->erasures();
  if (!erasures) return erasures.error();
  const auto digest = store->last_digest();
  if (!digest) return digest.error();
  const auto day = store->report(settings.event, now - kDay, now + Seconds(1));
  if (!day) return day.error();
  const auto lately = store->sent_since(now - std::chrono::hours(1));
  if (!lately) return lately.error();
  Status status{*counts, *health, *erasures, *digest, *day};
  status.over_hourly_cap = counts->queued > 0 && *lately >= settings.limits.replies_per_hour;
  judge(settings, now, status);
  return status;
}

constexpr std::array kItemKinds = {ItemKind::kReview, ItemKind::kSetAside, ItemKind::kUnsettled,
                                   ItemKind::kHeld, ItemKind::kBounced};

nlohmann::ordered_json time_json(const std::optional<Instant>& when) {
  return when ? nlohmann::ordered_json(format_utc(*when)) : nlohmann::ordered_json(nullptr);
}

void print_json(const Status& status) {
  nlohmann::ordered_json shown;
  shown["ok"] = status.exit == kExitOk;
  shown["last_poll"] = time_json(status.health.last_poll);
  shown["mailbox_error"] = status.health.mailbox_error;
  shown["courier_error"] = status.health.courier_error;
  shown["guarded"] = status.health.guarded;
  shown["oldest_unsent"] = time_json(status.counts.oldest_unsent);
  shown["mails"] = status.counts.mails;
  shown["review"] = status.counts.review;
  shown["set_aside"] = status.counts.set_aside;
  shown["registrations"] = {{"confirmed", status.counts.confirmed},
                            {"incomplete", status.counts.incomplete},
                            {"cancelled", status.counts.cancelled},
                            {"late", status.counts.late},
                            {"waiting", status.counts.waiting}};
  shown["replies"] = {{"queued", status.counts.queued},
                      {"held", status.counts.held},
                      {"failed", status.counts.failed},
                      {"failed_today", status.day.fitness.failed},
                      {"sent", status.counts.sent}};
  shown["over_hourly_cap"] = status.over_hourly_cap;
  shown["silencing_rule"] = status.day.fitness.silencing_rule;
  for (const ItemKind kind : kItemKinds) shown["open"][name_of(kind)] = status.open(kind);
  shown["last_digest"] =
      status.digest ? nlohmann::ordered_json(status.digest->day) : nlohmann::ordered_json(nullptr);
  shown["without_digest"] = status.day.fitness.without_digest;
  shown["digest_overdue"] = status.digest_overdue;
  shown["erasures"] = {{"pending", status.erasures.count},
                       {"oldest", time_json(status.erasures.oldest)},
                       {"waiting_for", status.erasures.waiting_for}};
  std::printf("%s\n", shown.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

void print_line(const char* what, const std::string& value) {
  std::printf("%-15s%s\n", what, value.c_str());
}

// What waits for people: "2 review, 1 held"; the list is `meldaan review`.
std::string open_text(const Status& status) {
  std::vector<std::string> parts;
  for (const ItemKind kind : kItemKinds) {
    if (const std::int64_t number = status.open(kind); number > 0)
      parts.push_back(std::to_string(number) + " " + name_of(kind));
  }
  return parts.empty() ? "nothing" : join(parts, ", ");
}

std::string unsent_text(const Status& status) {
  std::string text = format_utc(*status.counts.oldest_unsent);
  if (status.over_hourly_cap) text += "  (the hourly cap is reached: replies wait their turn)";
  if (status.slow) text += "  (for more than an hour)";
  return text;
}

void print_text(const Status& status) {
  const store::Counts& counts = status.counts;
  const store::Health& health = status.health;
  print_line("last poll",
             (health.last_poll ? format_utc(*health.last_poll) : "never") +
                 (status.stale ? std::string("  (too long ago: is the daemon running?)") : ""));
  print_line("mailbox", health.mailbox_error.empty() ? "ok" : health.mailbox_error);
  print_line("courier", health.courier_error.empty() ? "ok" : health.courier_error);
  print_line(
      "registrations",
      std::to_string(counts.confirmed) + " confirmed, " + std::to_string(counts.incomplete) +
          " incomplete, " + std::to_string(counts.cancelled) + " cancelled, " +
          std::to_string(counts.late) + " late" +
          (counts.waiting > 0 ? "; " + std::to_string(counts.waiting) + " on a waiting list" : ""));
  print_line("mails", std::to_string(counts.mails) + " seen, " + std::to_string(counts.review) +
                          " left for people, " + std::to_string(counts.set_aside) + " set aside");
  print_line("replies", std::to_string(counts.sent) + " sent, " + std::to_string(counts.queued) +
                            " queued, " + std::to_string(counts.held) + " held, " +
                            std::to_string(counts.failed) + " failed");
  if (counts.oldest_unsent) print_line("oldest unsent", unsent_text(status));
  print_line("for people", open_text(status));
  if (!status.day.fitness.silencing_rule.empty()) {
    print_line("silenced",
               std::to_string(status.day.fitness.silenced) +
                   " mails of the last day, the most of them, look like machine mail (" +
                   status.day.fitness.silencing_rule + "): has a forwarding or a list changed?");
  }
  if (status.digest) {
    print_line("last digest",
               status.digest->day + (status.digest_overdue ? "  (the next one is overdue)" : ""));
  }
  if (const auto& without = status.day.fitness.without_digest; !without.empty()) {
    print_line("no digest",
               join(without, ", ") + ": that of the last day could not be delivered there");
  }
  if (status.erasures.count > 0) {
    const std::string& why = status.erasures.waiting_for;
    print_line("erasures", std::to_string(status.erasures.count) + " pending, the oldest since " +
                               format_utc(status.erasures.oldest.value_or(Instant{})) +
                               (why.empty() ? "" : ": " + why));
  }
  if (health.guarded > 0) {
    print_line("older mail",
               std::to_string(health.guarded) +
                   (health.guarded == 1 ? " mail from before the first start is left alone"
                                        : " mails from before the first start are left alone") +
                   "; meldaan run --answer-since DATE releases older mail");
  }
}

int status(const Context& context, bool as_json) {
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  const Result<Status> found = look(*settings, SystemClock().now());
  if (!found) {
    complain(found.error().text);
    return kExitCritical;
  }
  as_json ? print_json(*found) : print_text(*found);
  return found->exit;
}

}  // namespace

void add_status(CLI::App& program, Context& context) {
  auto json = std::make_shared<bool>(false);
  Subcommand command(
      program, "status",
      "How the daemon fares; exit status 0: fine, 1: somebody should look, 2: it does not work");
  command.flag("--json", *json, "For programs");
  command.action(context, json, status);
}

}  // namespace meldaan::cli
