// meldaan purge: erases everything personal once the retention is over.
#include <cstdio>
#include <memory>

#include "app/eraser.h"
#include "cli/command.h"
#include "cli/erasing.h"
#include "cli/subcommand.h"
#include "store/store.h"
#include "util/hash.h"
#include "util/log.h"

namespace meldaan::cli {
namespace {

Result<std::optional<std::int64_t>> ask(const config::Settings& settings, Instant now) {
  SystemRandomness randomness;
  Result<store::Store> store = open_store(settings.database);
  if (!store) return store.error();
  if (const auto secret = store->secret(randomness); !secret) return secret.error();
  Result<store::ErasureBook> book = store::ErasureBook::open(settings.database);
  if (!book) return book.error();
  const Instant kept = app::kept_from(settings.event, now);
  const Result<bool> has = book->has_personal_data(kept);
  if (!has) return has.error();
  if (!*has) return std::optional<std::int64_t>();
  const auto id = book->request_all(totals_name(settings.event), kept, now);
  if (!id) return id.error();
  return std::optional<std::int64_t>(*id);
}

int print_kept(const config::Settings& settings, Instant now) {
  Result<store::ErasureBook> book = store::ErasureBook::open(settings.database);
  if (!book) return fail(book.error());
  const Result<std::int64_t> mails = book->kept_mails(app::kept_from(settings.event, now));
  if (!mails) return fail(mails.error());
  if (*mails > 0) {
    std::printf("kept: %lld mails that came after the retention was over and are left to people\n",
                static_cast<long long>(*mails));
  }
  const auto totals = book->totals(totals_name(settings.event));
  if (!totals) return fail(totals.error());
  if (!totals->empty()) std::printf("kept, as numbers:\n");
  for (const auto& [what, number] : *totals) {
    std::printf("  %-40s %lld\n", what.c_str(), static_cast<long long>(number));
  }
  return kExitOk;
}

int purge(const Context& context, bool early) {
  log::set_level(log::Level::kWarning);  // a person is watching, no journal
  std::optional<Desk> desk = load_desk(context);
  if (!desk) return kExitConfig;
  const config::Settings& settings = desk->settings;
  const SystemClock clock;
  const Instant end = end_of_retention(settings.event);
  if (clock.now() < end && !early) {
    complain("the retention ends at " + format_utc(end) +
             " (event.toml: date and retention_days); --early erases everything now");
    return kExitFailed;
  }
  if (Result<void> locked = lock_desk(*desk); !locked) return fail(locked.error());
  const auto id = ask(settings, clock.now());
  if (!id) return fail(id.error());
  if (!*id) {
    std::printf("nothing personal is stored of the event\n");
    return print_kept(settings, clock.now());
  }
  std::printf("erased: all registrations with their history\n");
  const int status = erase_now(*desk, clock, **id);
  print_kept(settings, clock.now());
  return status;
}

}  // namespace

void add_purge(CLI::App& program, Context& context) {
  auto early = std::make_shared<bool>(false);
  Subcommand command(
      program, "purge",
      "Erase everything personal once the retention is over (the daemon does it each night); the\n"
      "totals stay. It cannot be undone. Exit status 1: something is still pending");
  command.flag("--early", *early, "Before the end of the retention as well");
  command.action(context, early, purge);
}

}  // namespace meldaan::cli
