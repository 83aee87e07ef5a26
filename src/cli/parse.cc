// meldaan parse: what is understood of a mail, and why; stores and sends nothing.
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>

#include "app/workshop.h"
#include "cli/command.h"
#include "cli/reading_json.h"
#include "cli/reading_view.h"
#include "cli/subcommand.h"
#include "mime/parse.h"
#include "store/store.h"
#include "util/file.h"

namespace meldaan::cli {
namespace {

struct ParseCommand {
  std::vector<std::string> files;
  bool json = false;
  bool plain = false;
};

Result<std::string> read_mail(const std::string& file, std::uint64_t limit) {
  if (file != "-") return read_file(file, limit);
  return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

// A mail can be read without a database; where there is one it is not to be made or mended.
std::vector<School> known_schools(const config::Settings& settings) {
  Result<store::Store> store = store::Store::open_read_only(settings.database);
  if (!store && store.error().code == Errc::kNotFound) return {};
  Result<std::vector<School>> schools =
      store ? store->schools() : Result<std::vector<School>>(store.error());
  if (schools) return *std::move(schools);
  complain("reading without the school register: " + schools.error().text);
  return {};
}

int parse(const Context& context, const ParseCommand& command) {
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  const Result<extract::Reader> reader = app::make_reader(*settings, known_schools(*settings));
  if (!reader) {
    complain(reader.error().text);
    return kExitConfig;
  }
  const bool colour =
      !command.plain && isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  int status = kExitOk;
  for (const std::string& file : command.files) {
    const Result<std::string> bytes = read_mail(file, settings->limits.mail_bytes);
    if (!bytes) {
      complain(bytes.error().text);
      status = kExitFailed;
      continue;
    }
    const IncomingMail mail = mime::parse(*bytes);
    const Reading reading = reader->read(mail);
    const desk::Judgement judgement = desk::judge(reading);
    const std::string out = command.json ? reading_json(file, reading, judgement)
                                         : reading_view(file, mail, reading, judgement,
                                                        colour ? Colour::kAnsi : Colour::kNone);
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fputc('\n', stdout);
  }
  return status;
}

}  // namespace

void add_parse(CLI::App& program, Context& context) {
  auto options = std::make_shared<ParseCommand>();
  Subcommand command(program, "parse",
                     "Show what is understood of mails, and why; stores and sends nothing");
  command.argument("FILE", options->files, "Raw mails (.eml); - for standard input");
  command.flag("--json", options->json, "One line of JSON a mail");
  command.flag("--plain", options->plain, "No colours on a terminal");
  command.action(context, options, parse);
}

}  // namespace meldaan::cli
