// meldaan schools import: the public school register, by which a school's foundation is known.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/register_file.h"
#include "cli/command.h"
#include "cli/subcommand.h"
#include "store/store.h"
#include "util/log.h"

namespace meldaan::cli {
namespace {

// What was imported; the schools as they are known now.
Result<std::vector<School>> store_register(const config::Settings& settings,
                                           const app::RegisterContents& contents) {
  Result<store::Store> store = store::Store::open(settings.database);
  if (!store) return store.error();
  if (contents.schools) {
    if (Result<void> stored = store->replace_schools(*contents.schools); !stored) {
      return stored.error();
    }
  }
  if (contents.boards) {
    if (Result<void> stored = store->replace_boards(*contents.boards); !stored) {
      return stored.error();
    }
  }
  return store->schools();
}

int import(const Context& context, const std::vector<std::string>& files) {
  log::set_level(log::Level::kWarning);  // a person is watching, no journal
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  const Result<app::RegisterContents> contents = app::read_register({files.begin(), files.end()});
  if (!contents) {
    complain(contents.error().text);
    return exit_for(contents.error());
  }
  const Result<std::vector<School>> schools = store_register(*settings, *contents);
  if (!schools) {
    complain(schools.error().text);
    return exit_for(schools.error());
  }
  if (contents->schools) std::printf("%zu schools were read\n", contents->schools->size());
  if (contents->boards) std::printf("%zu boards were read\n", contents->boards->size());
  const auto nameless = std::count_if(schools->begin(), schools->end(), [](const School& school) {
    return school.board_name.empty();
  });
  std::printf("%zu schools are known, %td of them without the name of their board\n",
              schools->size(), nameless);
  return kExitOk;
}

}  // namespace

void add_schools(CLI::App& program, Context& context) {
  auto files = std::make_shared<std::vector<std::string>>();
  Subcommand command(program, "schools",
                     "The public school register, by which a school's foundation is known");
  Subcommand import_command = command.under(
      "import",
      "Import the register of schools, and that of the boards' names, as DUO publishes them.\n"
      "What was imported of a kind before is replaced: name all files of a kind at once.\n"
      "A running daemon sees the new register after a restart.");
  import_command.argument(
      "FILE", *files,
      "Tables separated by semicolons: of schools (with a column VESTIGINGSNAAM) or of "
      "boards (with a column BEVOEGD GEZAG NAAM)");
  import_command.action(context, files, import);
}

}  // namespace meldaan::cli
