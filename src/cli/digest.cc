// meldaan digest: the organisers' mail on demand.
#include <cstdio>
#include <memory>
#include <optional>

#include "app/digest.h"
#include "app/workshop.h"
#include "cli/command.h"
#include "cli/subcommand.h"
#include "mime/parse.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/log.h"

namespace meldaan::cli {
namespace {

struct DigestOptions {
  std::string date;
  bool print = false;
  bool html = false;
  bool send = false;
};

// That of a day: as its digest was, or would have been.
Result<app::Period> period_of(const std::string& day, const config::Settings& settings,
                              store::Store& store, Instant now) {
  const std::optional<Instant> time = app::digest_time(settings, day);
  if (!time) return permanent(Errc::kInvalid, "--date: '" + day + "' is no day; write 2018-10-04");
  const auto known = store.digest_of(day);
  if (!known) return known.error();
  if (*known) return app::Period{(*known)->since, (*known)->until};
  if (*time > now) return permanent(Errc::kInvalid, "--date: the digest of " + day + " is to come");
  const std::optional<Instant> before =
      app::digest_time(settings, app::day_before(*time, settings.timezone));
  return app::Period{before.value_or(*time - std::chrono::hours(24)), *time};
}

// Without a day: what happened since the last digest.
Result<app::Period> period_until_now(store::Store& store, Instant now) {
  const auto last = store.last_digest();
  if (!last) return last.error();
  // A period ends before its last second: one ahead, so that what was just handled is told.
  return app::Period{*last ? std::min((*last)->until, now) : Instant{},
                     now + std::chrono::seconds(1)};
}

Result<void> send(const app::DigestParts& parts, const Report& report, Instant now) {
  const auto mails = app::compose_digests(parts, report, "on demand " + format_utc(now), now);
  if (!mails) return mails.error();
  for (const store::NewOutboxMail& mail : *mails) {
    if (Result<void> queued = parts.store.queue(mail, now); !queued) return queued;
    std::printf("queued for %s; the running daemon sends it within a minute\n",
                mail.recipient.c_str());
  }
  return {};
}

// As it went out; false where no such mail is stored.
Result<bool> print_sent(store::Store& store, const std::string& day) {
  const auto sent = store.digest_mail(day);
  if (!sent) return sent.error();
  if (!*sent) return false;
  const IncomingMail mail = mime::parse(**sent);
  std::printf("%s\n\n%s\n", mail.subject.c_str(), mail.text.c_str());
  return true;
}

Result<void> run(const config::Settings& settings, const render::Renderer& renderer,
                 const DigestOptions& options) {
  Result<store::Store> store = options.send ? open_store(settings.database)
                                            : store::Store::open_read_only(settings.database);
  if (!store) return store.error();
  if (!options.date.empty() && !options.send && !options.html) {
    const Result<bool> printed = print_sent(*store, options.date);
    if (!printed) return printed.error();
    if (*printed) return {};
  }
  const Result<extract::Reader> reader = app::make_reader(settings, *store);
  if (!reader) return reader.error();
  const Instant now = SystemClock().now();
  const Result<app::Period> period = options.date.empty()
                                         ? period_until_now(*store, now)
                                         : period_of(options.date, settings, *store, now);
  if (!period) return period.error();
  const Result<store::Health> health = store->health();
  if (!health) return health.error();
  SystemRandomness randomness;
  const app::DigestParts parts{settings, *reader, renderer, randomness, *store};
  Result<Report> report = app::make_report(parts, *health, *period, now);
  if (!report) return report.error();
  if (!options.date.empty()) {
    report->day = app::digest_time(settings, options.date);
    report->is_recounted = true;
  }
  if (options.send) return send(parts, *report, now);
  const OutgoingMail mail = renderer.digest(*report, period->until);
  if (options.html) {
    std::fputs(mail.html.c_str(), stdout);
  } else {
    std::printf("%s\n\n%s", mail.subject.c_str(), mail.text.c_str());
  }
  return {};
}

int digest(const Context& context, const DigestOptions& options) {
  log::set_level(log::Level::kWarning);
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  if (options.send && settings->digest.to.empty()) {
    complain("digest.to names nobody to send it to");
    return kExitConfig;
  }
  const auto renderer = load_renderer(*settings);
  if (!renderer) return kExitConfig;
  const Result<void> done = run(*settings, *renderer, options);
  if (done) return kExitOk;
  complain(done.error().text);
  return done.error().code == Errc::kInvalid ? kExitUsage : exit_for(done.error());
}

}  // namespace

void add_digest(CLI::App& program, Context& context) {
  auto options = std::make_shared<DigestOptions>();
  Subcommand command(
      program, "digest",
      "The organisers' overview: what happened since the last one, and how things stand");
  command.option("--date", options->date,
                 "The digest of that day: as it was sent; as html, with --send, or where none was "
                 "sent, counted again, which it says",
                 "DAY");
  command.flag("--print", options->print, "Show it (the default); nothing is sent");
  command.flag("--html", options->html, "Show it as html");
  command.flag("--send", options->send,
               "Send it to digest.to, beside the daily one and without replacing it");
  command.exclude("--send", "--print");
  command.action(context, options, digest);
}

}  // namespace meldaan::cli
