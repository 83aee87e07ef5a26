#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <string>

#include "cli/command.h"

namespace meldaan::cli {
namespace {

// What was wrong with the words of a command line, and where to read how it is meant.
std::string usage_failure(const CLI::App* program, const CLI::Error& error) {
  const auto chosen = program->get_subcommands();
  std::string text = error.what();
  if (chosen.empty()) {
    const std::vector<std::string> unknown = program->remaining();
    text = unknown.empty() ? "which command?" : "there is no command '" + unknown.front() + "'";
  }
  const std::string command = chosen.empty() ? "" : " " + chosen.front()->get_name();
  return "meldaan: " + text + "; see meldaan" + command + " --help\n";
}

}  // namespace

int run_program(int argc, char** argv) {
  CLI::App program(
      "Meldaan runs a registration desk from its mailbox: it reads sign-up mails, keeps the\n"
      "registrations, and answers each with a confirmation or one clear question.");
  program.name("meldaan");
  program.set_version_flag("--version", "meldaan " MELDAAN_VERSION);
  program.failure_message(usage_failure);
  program.require_subcommand(1);
  program.fallthrough();

  Context context;
  program
      .add_option("-c,--config", context.config_option,
                  "The main configuration file [$MELDAAN_CONFIG, /etc/meldaan/meldaan.toml]")
      ->type_name("FILE");
  add_run(program, context);
  add_parse(program, context);
  add_check(program, context);
  add_status(program, context);
  add_list(program, context);
  add_show(program, context);
  add_export(program, context);
  add_schools(program, context);
  add_digest(program, context);
  add_review(program, context);
  add_resolve(program, context);
  add_reread(program, context);
  add_forget(program, context);
  add_purge(program, context);

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  return context.action();
}

}  // namespace meldaan::cli
