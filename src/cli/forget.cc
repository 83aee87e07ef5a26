// meldaan forget: erases a person, or gives them what is stored of them.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/person_search.h"
#include "cli/command.h"
#include "cli/erasing.h"
#include "cli/personal_data.h"
#include "cli/subcommand.h"
#include "domain/address.h"
#include "store/store.h"
#include "util/file.h"
#include "util/hash.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

struct ForgetCommand {
  std::string address;
  std::string export_file;
  bool with_colleagues = false;
};

// Whom an address stands for, and whom it only sent in.
struct Persons {
  std::vector<Registration> own;
  std::vector<Registration> colleagues;  // without an address of their own
};

Persons persons_of(const std::vector<Registration>& registrations, const std::string& address) {
  Persons persons;
  const std::string key = comparable_address(address);
  for (const Registration& one : registrations) {
    if (comparable_address(one.person.email) == key) persons.own.push_back(one);
  }
  const std::size_t by_address = persons.own.size();
  for (const Registration& one : registrations) {
    if (!one.person.email.empty()) continue;
    const bool same_name = std::any_of(
        persons.own.begin(), persons.own.begin() + static_cast<long>(by_address),
        [&](const Registration& own) {
          return !own.person.name.empty() && fold(own.person.name) == fold(one.person.name);
        });
    (same_name ? persons.own : persons.colleagues).push_back(one);
  }
  return persons;
}

int write_export(const std::string& path, store::Store& store, store::ErasureBook& book,
                 const std::string& address, const Persons& persons) {
  const Result<std::string> data = personal_data(store, book, address, persons.own);
  if (!data) return fail(data.error());
  std::error_code failure;
  if (std::filesystem::exists(path, failure)) {
    complain(path + ": the file exists; name a new one");
    return kExitFailed;
  }
  constexpr unsigned kPrivate = 0600;
  if (Result<void> written = write_file_atomically(path, *data, kPrivate); !written) {
    complain(written.error().text);
    return kExitFailed;
  }
  std::printf("%s: what is stored of this person (%zu registrations); nothing was erased\n",
              path.c_str(), persons.own.size());
  return kExitOk;
}

int erase(Desk& desk, const ForgetCommand& command, store::ErasureBook& book,
          const Persons& persons) {
  const SystemClock clock;
  if (Result<void> locked = lock_desk(desk); !locked) return fail(locked.error());
  store::ErasureRequest request;
  request.addresses = {command.address};
  for (const Registration& one : persons.own) request.registrations.push_back(one.id);
  if (command.with_colleagues) {
    for (const Registration& one : persons.colleagues) request.registrations.push_back(one.id);
  }
  const Result<std::int64_t> asked = book.request(request, clock.now());
  if (!asked) return fail(asked.error());
  std::printf("erased: %zu registrations with their history\n", request.registrations.size());
  if (!command.with_colleagues && !persons.colleagues.empty()) {
    std::printf(
        "kept: %zu registrations of colleagues without an address of their own, whom this "
        "address\n      sent in; --with-colleagues erases such as well\n",
        persons.colleagues.size());
  }
  return erase_now(desk, clock, *asked);
}

int forget(const Context& context, const ForgetCommand& command) {
  log::set_level(log::Level::kWarning);  // a person is watching, no journal
  if (!is_plausible_address(command.address)) {
    complain("'" + command.address + "' is no mail address");
    return kExitUsage;
  }
  const bool exports = !command.export_file.empty();
  std::optional<Desk> desk = load_desk(context);
  if (!desk) return kExitConfig;
  const std::filesystem::path& database = desk->settings.database;
  Result<store::Store> store =
      exports ? store::Store::open_read_only(database) : store::Store::open(database);
  if (!store) return fail(store.error());
  SystemRandomness randomness;
  if (!exports) {
    if (const auto secret = store->secret(randomness); !secret) return fail(secret.error());
  }
  const auto registrations = store->registrations_of(command.address);
  Result<store::ErasureBook> book = store::ErasureBook::open(database);
  if (!registrations) return fail(registrations.error());
  if (!book) return fail(book.error());
  const Persons persons = persons_of(*registrations, command.address);
  return exports ? write_export(command.export_file, *store, *book, command.address, persons)
                 : erase(*desk, command, *book, persons);
}

}  // namespace

void add_forget(CLI::App& program, Context& context) {
  auto options = std::make_shared<ForgetCommand>();
  Subcommand command(
      program, "forget",
      "Erase a person: registrations, history, mails and replies, here and in every folder of the\n"
      "mailbox. It cannot be undone. Exit status 1: something is still pending");
  command.argument("ADDRESS", options->address, "The person's mail address");
  command.option("--export", options->export_file,
                 "Write what is stored of the person to a new file, as JSON, and erase nothing",
                 "FILE");
  command.flag("--with-colleagues", options->with_colleagues,
               "Also erase whom the address sent in and who have no address of their own");
  command.exclude("--with-colleagues", "--export");
  command.action(context, options, forget);
}

}  // namespace meldaan::cli
