#include "cli/erasing.h"

#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/workshop.h"
#include "store/store.h"
#include "util/hash.h"

namespace meldaan::cli {
namespace {

constexpr const char* kCopies =
    "copies that this program does not reach may still lie in:\n"
    "  - backups of the database, of the mailbox and of this machine, until they are overwritten;\n"
    "  - digests and workbooks that were mailed or handed out, with who has them;\n"
    "  - the mail server's own caches, indexes and deleted-items store, and the logs of mail "
    "servers;\n"
    "  - the mailboxes of those with whom mail was exchanged.\n";

Result<app::ErasureReport> carry_out(const config::Settings& settings, const Clock& clock,
                                     std::int64_t id) {
  SystemRandomness randomness;
  Result<store::Store> store = store::Store::open(settings.database);
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

}  // namespace

int erase_now(const config::Settings& settings, const Clock& clock, std::int64_t id) {
  const Result<app::ErasureReport> report = carry_out(settings, clock, id);
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
  std::printf("%s", kCopies);
  if (report->waiting_for.empty()) {
    std::printf("done: the database file was written out and looked through\n");
    return kExitOk;
  }
  std::printf("pending: %s\nthe daemon tries again; meldaan status tells what is pending\n",
              report->waiting_for.c_str());
  return kExitFailed;
}

}  // namespace meldaan::cli
