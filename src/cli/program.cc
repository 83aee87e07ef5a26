#include "cli/program.h"

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace meldaan::cli {

int run_program(int argc, char** argv) {
  CLI::App program(
      "Meldaan runs a registration desk from its mailbox: it reads sign-up mails, keeps the\n"
      "registrations, and answers each with a confirmation or one clear question.");
  program.set_version_flag("--version", MELDAAN_VERSION);
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

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  return context.action();
}

}  // namespace meldaan::cli
