#include "cli/erasing.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>
#include <utility>

#include "app/workshop.h"
#include "store/store.h"
#include "util/hash.h"

namespace meldaan::cli {
namespace {

// The daemon's passes take seconds, but for a backlog's.
constexpr std::chrono::seconds kLockPatience{60};

constexpr std::chrono::seconds kDaemonPatience{120};
constexpr std::chrono::milliseconds kPause{500};

constexpr const char* kCopies =
    "copies that this program does not reach may still lie in:\n"
    "  - backups of the database, of the mailbox and of this machine, until they are overwritten;\n"
    "  - digests already mailed, and workbooks that were handed out, with who has them;\n"
    "  - the mail server's own caches, indexes and deleted-items store, and the logs of mail "
    "servers;\n"
    "  - the mailboxes of those with whom mail was exchanged;\n"
    "  - the folder that a folder: courier writes to.\n";

Result<app::ErasureReport> carry_out(const Desk& desk, const Clock& clock, std::int64_t id) {
  const config::Settings& settings = desk.settings;
  if (!desk.lock) {
    app::ErasureReport report;
    report.waiting_for = "another program is at work in the mailbox";
    return report;
  }
  SystemRandomness randomness;
  Result<store::Store> store = open_store(settings.database);
  if (!store) return store.error();
  const Result<std::string> secret = store->secret(randomness);
  if (!secret) return secret.error();
  Result<store::ErasureBook> book = store::ErasureBook::open(settings.database);
  if (!book) return book.error();
  const auto pending = book->pending(std::nullopt);
  if (!pending) return pending.error();
  auto mailbox = app::make_mailbox(settings);
  if (!mailbox) return mailbox.error();
  const auto asked = std::find_if(pending->begin(), pending->end(),
                                  [&](const store::Erasure& one) { return one.id == id; });
  // The daemon was faster.
  if (asked == pending->end()) return app::ErasureReport{};
  app::Eraser eraser({settings, clock, *secret, **mailbox, *std::move(book)});
  Result<app::ErasureReport> report = eraser.carry_out(*asked);
  (*mailbox)->close();
  return report;
}

int print_end(const std::string& waiting_for) {
  std::printf("%s", kCopies);
  if (waiting_for.empty()) {
    std::printf("done: the database file was written out and looked through\n");
    return kExitOk;
  }
  std::printf("pending: %s\nthe daemon tries again; meldaan status tells what is pending\n",
              waiting_for.c_str());
  return kExitFailed;
}

// Empty once it is done; else why it is not.
Result<std::string> state_of(const config::Settings& settings, std::int64_t id) {
  // Closed between two looks: the file is written out when nobody reads it.
  Result<store::ErasureBook> book = store::ErasureBook::open(settings.database);
  if (!book) return book.error();
  const auto pending = book->pending(std::nullopt);
  if (!pending) return pending.error();
  const bool is_pending = std::any_of(pending->begin(), pending->end(),
                                      [&](const store::Erasure& one) { return one.id == id; });
  if (!is_pending) return std::string();
  const auto summary = book->summary();
  if (!summary) return summary.error();
  return summary->waiting_for.empty() ? std::string("the daemon has not come to it; does it run?")
                                      : summary->waiting_for;
}

int leave_to_daemon(const config::Settings& settings, std::int64_t id) {
  std::printf(
      "the daemon erases the rest, here and in the mailbox: this user may not read the\n"
      "passwords; waiting for it ...\n");
  std::fflush(stdout);
  const auto end = std::chrono::steady_clock::now() + kDaemonPatience;
  for (;;) {
    const Result<std::string> state = state_of(settings, id);
    if (!state) return fail(state.error());
    if (state->empty() || std::chrono::steady_clock::now() >= end) return print_end(*state);
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace

std::optional<Desk> load_desk(const Context& context) {
  const std::filesystem::path file = config_file(context);
  config::Loaded all = config::load(file, config::Secrets::kRead);
  if (all.settings) return Desk{*std::move(all.settings), true, std::nullopt};
  config::Loaded rest = config::load(file, config::Secrets::kSkip);
  if (rest.settings) return Desk{*std::move(rest.settings), false, std::nullopt};
  for (const config::Problem& problem : all.problems) complain(config::to_string(problem));
  return std::nullopt;
}

Result<void> lock_desk(Desk& desk) {
  if (!desk.has_passwords) return {};
  auto lock = app::DeskLock::take(desk.settings.database, kLockPatience);
  if (!lock) return lock.error();
  desk.lock = *std::move(lock);
  return {};
}

int erase_now(const Desk& desk, const Clock& clock, std::int64_t id) {
  if (!desk.has_passwords) return leave_to_daemon(desk.settings, id);
  const Result<app::ErasureReport> report = carry_out(desk, clock, id);
  if (!report) {
    complain(report.error().text);
    complain("the registrations are erased; the rest is pending, and the daemon goes on with it");
    return exit_for(report.error());
  }
  std::printf(
      "erased: the words of %llu stored mails, %llu replies and %llu digests with their "
      "workbooks,\n"
      "        and %llu mails in the mailbox\n",
      static_cast<unsigned long long>(report->mails),
      static_cast<unsigned long long>(report->replies),
      static_cast<unsigned long long>(report->digests),
      static_cast<unsigned long long>(report->mailbox_mails));
  return print_end(report->waiting_for);
}

}  // namespace meldaan::cli
