// meldaan status: how the daemon fares, for people and for monitors.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "store/store.h"

namespace meldaan::cli {
namespace {

// A mailbox that was not looked at for so long deserves an alarm, whatever the daemon says of
// itself; where it is polled less often, two polls must have been missed.
constexpr Seconds kStale{15 * 60};

// An erasure that waits for so long waits for somebody to look.
constexpr Seconds kSlowErasure{24 * 60 * 60};

struct Status {
  store::Counts counts;
  store::Health health;
  store::PendingErasures erasures;
  bool stale = false;
  int exit = kExitOk;
};

Result<Status> look(const config::Settings& settings, Instant now) {
  Result<store::Store> store = store::Store::open_read_only(settings.database);
  if (!store) return store.error();
  const auto counts = store->counts();
  if (!counts) return counts.error();
  const auto health = store->health();
  if (!health) return health.error();
  const auto erasures = store->erasures();
  if (!erasures) return erasures.error();
  Status status{*counts, *health, *erasures};
  const Seconds patience = std::max(kStale, 2 * settings.mailbox.poll);
  status.stale = !health->last_poll || now - *health->last_poll > patience;
  const bool critical =
      status.stale || !health->mailbox_error.empty() || !health->courier_error.empty();
  if (critical) {
    status.exit = kExitCritical;
  } else if (counts->failed > 0 || counts->held > 0 || counts->set_aside > 0 ||
             (erasures->oldest && now - *erasures->oldest > kSlowErasure)) {
    status.exit = kExitFailed;
  }
  return status;
}

nlohmann::ordered_json time_json(const std::optional<Instant>& when) {
  return when ? nlohmann::ordered_json(format_utc(*when)) : nlohmann::ordered_json(nullptr);
}

void print_json(const Status& status) {
  nlohmann::ordered_json json;
  json["ok"] = status.exit == kExitOk;
  json["last_poll"] = time_json(status.health.last_poll);
  json["mailbox_error"] = status.health.mailbox_error;
  json["courier_error"] = status.health.courier_error;
  json["guarded"] = status.health.guarded;
  json["oldest_unsent"] = time_json(status.counts.oldest_unsent);
  json["mails"] = status.counts.mails;
  json["review"] = status.counts.review;
  json["set_aside"] = status.counts.set_aside;
  json["registrations"] = {{"confirmed", status.counts.confirmed},
                           {"incomplete", status.counts.incomplete},
                           {"cancelled", status.counts.cancelled},
                           {"late", status.counts.late}};
  json["replies"] = {{"queued", status.counts.queued},
                     {"held", status.counts.held},
                     {"failed", status.counts.failed},
                     {"sent", status.counts.sent}};
  json["erasures"] = {{"pending", status.erasures.count},
                      {"oldest", time_json(status.erasures.oldest)},
                      {"waiting_for", status.erasures.waiting_for}};
  std::printf("%s\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

void print_line(const char* what, const std::string& value) {
  std::printf("%-15s%s\n", what, value.c_str());
}

void print_text(const Status& status) {
  const store::Counts& counts = status.counts;
  const store::Health& health = status.health;
  print_line("last poll",
             (health.last_poll ? format_utc(*health.last_poll) : "never") +
                 (status.stale ? std::string("  (too long ago: is the daemon running?)") : ""));
  print_line("mailbox", health.mailbox_error.empty() ? "ok" : health.mailbox_error);
  print_line("courier", health.courier_error.empty() ? "ok" : health.courier_error);
  print_line("registrations", std::to_string(counts.confirmed) + " confirmed, " +
                                  std::to_string(counts.incomplete) + " incomplete, " +
                                  std::to_string(counts.cancelled) + " cancelled, " +
                                  std::to_string(counts.late) + " late");
  print_line("mails", std::to_string(counts.mails) + " seen, " + std::to_string(counts.review) +
                          " left for people, " + std::to_string(counts.set_aside) + " set aside");
  print_line("replies", std::to_string(counts.sent) + " sent, " + std::to_string(counts.queued) +
                            " queued, " + std::to_string(counts.held) + " held, " +
                            std::to_string(counts.failed) + " failed");
  if (counts.oldest_unsent) print_line("oldest unsent", format_utc(*counts.oldest_unsent));
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

int status(const Context& context, bool json) {
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  const Result<Status> found = look(*settings, SystemClock().now());
  if (!found) {
    complain(found.error().text);
    return kExitCritical;
  }
  json ? print_json(*found) : print_text(*found);
  return found->exit;
}

}  // namespace

void add_status(CLI::App& program, Context& context) {
  auto json = std::make_shared<bool>(false);
  CLI::App* sub = program.add_subcommand(
      "status",
      "How the daemon fares; exit status 0: fine, 1: somebody should look, 2: it does not work");
  sub->add_flag("--json", *json, "For programs");
  sub->callback(
      [&context, json] { context.action = [&context, json] { return status(context, *json); }; });
}

}  // namespace meldaan::cli
