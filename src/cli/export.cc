// meldaan export: everybody in one file, for organisers.
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/workshop.h"
#include "cli/command.h"
#include "cli/subcommand.h"
#include "store/store.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

struct ExportCommand {
  std::string file;
  bool commas = false;
};

Result<std::string> content(const render::RosterWriter& writer, bool csv, bool commas,
                            const std::vector<Registration>& registrations) {
  if (csv) return writer.csv(registrations, commas ? ',' : ';');
  return writer.workbook(registrations, SystemClock().now());
}

int export_to(const Context& context, const ExportCommand& command) {
  const std::filesystem::path file = command.file;
  const std::string ending = ascii_lower(file.extension().string());
  if (ending != ".xlsx" && ending != ".csv") {
    complain("what kind of file is " + file.string() +
             " to be? Its name must end in .xlsx (a workbook) or .csv");
    return kExitUsage;
  }
  if (command.commas && ending != ".csv") {
    complain("--commas is for a .csv file; a workbook has none");
    return kExitUsage;
  }
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  const render::RosterWriter::Loaded loaded = app::load_roster_writer(*settings);
  for (const render::Problem& problem : loaded.problems) complain(render::to_string(problem));
  if (!loaded.writer) return kExitConfig;
  Result<store::Store> store = store::Store::open_read_only(settings->database);
  if (!store) return fail(store.error());
  const auto registrations = store->registrations();
  if (!registrations) return fail(registrations.error());
  const Result<std::string> bytes =
      content(*loaded.writer, ending == ".csv", command.commas, *registrations);
  if (!bytes) return fail(bytes.error());
  // Names and addresses: for the owner's eyes.
  constexpr unsigned kPrivate = 0600;
  if (const Result<void> written = write_file_atomically(file, *bytes, kPrivate); !written) {
    return fail(written.error());
  }
  std::printf("%s: %zu %s\n", file.string().c_str(), registrations->size(),
              registrations->size() == 1 ? "registration" : "registrations");
  return kExitOk;
}

}  // namespace

void add_export(CLI::App& program, Context& context) {
  auto options = std::make_shared<ExportCommand>();
  Subcommand command(
      program, "export",
      "Everybody in a file: a workbook with sign-in sheets and totals (.xlsx), or a table (.csv)");
  command.argument("FILE", options->file, "Its ending, .xlsx or .csv, says what it becomes");
  command.flag("--commas", options->commas,
               "Part a .csv at commas, for a program; else at semicolons, as a Dutch Excel does");
  command.action(context, options, export_to);
}

}  // namespace meldaan::cli
