// meldaan run: the daemon.
#include <memory>
#include <optional>

#include "app/daemon.h"
#include "app/workshop.h"
#include "cli/command.h"
#include "cli/subcommand.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/log.h"

namespace meldaan::cli {
namespace {

struct RunOptions {
  bool once = false;
  bool quiet = false;
  std::string now;
  std::string answer_since;
};

// A time given on the command line; complains and returns false where it is none.
bool read_time(const std::string& option, const std::string& text, const TimeZone& zone,
               std::optional<Instant>& time) {
  if (text.empty()) return true;
  time = parse_time(text, zone);
  if (!time) complain(option + ": '" + text + "' is no time; write 2018-10-04 or 2018-10-04T15:00");
  return time.has_value();
}

// Opened for writing: a database of an older version gets its tables before it is asked for them.
Result<std::vector<School>> schools_of(const config::Settings& settings) {
  Result<store::Store> store = store::Store::open(settings.database);
  if (!store) return store.error();
  return store->schools();
}

int run_daemon(const Context& context, const RunOptions& options) {
  log::set_level(options.quiet ? log::Level::kWarning : log::Level::kInfo);
  const auto settings = load_settings(context, config::Secrets::kRead);
  if (!settings) return kExitConfig;
  const auto renderer = load_renderer(*settings);
  if (!renderer) return kExitConfig;
  std::optional<Instant> now;
  std::optional<Instant> answer_since;
  if (!read_time("--now", options.now, settings->timezone, now)) return kExitUsage;
  if (!read_time("--answer-since", options.answer_since, settings->timezone, answer_since)) {
    return kExitUsage;
  }

  Result<std::vector<School>> schools = schools_of(*settings);
  if (!schools) {
    complain(schools.error().text);
    return exit_for(schools.error());
  }
  const Result<extract::Reader> reader = app::make_reader(*settings, *std::move(schools));
  if (!reader) {
    complain(reader.error().text);
    return kExitConfig;
  }

  std::unique_ptr<Clock> clock = std::make_unique<SystemClock>();
  if (now) clock = std::make_unique<ShiftedClock>(*now);
  SystemRandomness randomness;
  const app::DaemonOptions daemon{*settings, *reader, *renderer, *clock, randomness, answer_since};
  const Result<void> ran = options.once ? app::run_once(daemon) : app::run_daemon(daemon);
  if (ran) return kExitOk;
  complain(ran.error().text);
  return exit_for(ran.error());
}

}  // namespace

void add_run(CLI::App& program, Context& context) {
  auto options = std::make_shared<RunOptions>();
  Subcommand command(program, "run",
                     "Serve the mailbox: read new mail, register, answer; until SIGTERM");
  command.flag("--once", options->once, "Handle what is there, send what is queued, and stop");
  command.flag("--quiet", options->quiet, "Log warnings and errors only");
  command.option(
      "--now", options->now,
      "Set the clock to this time, to rehearse the desk with old mail; it runs on from there",
      "TIME");
  command.option("--answer-since", options->answer_since,
                 "Also handle mail that arrived before the first start, from this time on", "TIME");
  command.action(context, options, run_daemon);
}

}  // namespace meldaan::cli
