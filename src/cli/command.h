// What the subcommands share: exit statuses, the configuration file, how problems are told.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "config/settings.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/result.h"

namespace CLI {
class App;
}

namespace meldaan::render {
class Renderer;
}

namespace meldaan::cli {

// sysexits(3) where it has a word for it.
enum Exit : int {
  kExitOk = 0,
  kExitFailed = 1,    // it was tried and did not work; trying again may help
  kExitCritical = 2,  // `status`: a monitor should call somebody
  kExitUsage = 64,    // EX_USAGE
  kExitConfig = 78,   // EX_CONFIG: the configuration must be mended first
};

struct Context {
  std::string config_option;    // what -c says; empty: not given
  std::function<int()> action;  // what the chosen subcommand does; returns the exit status
};

// -c, else $MELDAAN_CONFIG, else the checkout's own config/ for a program in a build tree, else
// /etc/meldaan/meldaan.toml.
std::filesystem::path config_file(const Context& context);

// The settings; nullopt after every problem was printed to standard error.
std::optional<config::Settings> load_settings(const Context& context, config::Secrets secrets);

// The templates; null after every problem was printed.
std::unique_ptr<render::Renderer> load_renderer(const config::Settings& settings);

// "meldaan: TEXT" to standard error.
void complain(const std::string& text);
// The exit status for an error that ends a command.
int exit_for(const Error& error);

// Says so, too.
int fail(const Error& error);

// To write into. Makes no database, and leaves an older version's as it is: the daemon of that
// version may be at work in it, and its next connection would be refused.
Result<store::Store> open_store(const std::filesystem::path& database);

// "2018-09-11 07:00:00", there and then.
std::string local_time(Instant when, const TimeZone& zone);

// Each adds its subcommand to the program.
void add_run(CLI::App& program, Context& context);
void add_parse(CLI::App& program, Context& context);
void add_check(CLI::App& program, Context& context);
void add_status(CLI::App& program, Context& context);
void add_list(CLI::App& program, Context& context);
void add_show(CLI::App& program, Context& context);
void add_export(CLI::App& program, Context& context);
void add_schools(CLI::App& program, Context& context);
void add_digest(CLI::App& program, Context& context);
void add_forget(CLI::App& program, Context& context);
void add_purge(CLI::App& program, Context& context);
void add_review(CLI::App& program, Context& context);
void add_resolve(CLI::App& program, Context& context);
void add_reread(CLI::App& program, Context& context);

}  // namespace meldaan::cli
