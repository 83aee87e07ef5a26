// From the inbox to the store: every mail is fetched, read, decided on, stored with its reply in
// one transaction, and only then moved. A crash between any two steps loses nothing and repeats
// nothing.
//
// Belongs to one thread, together with its mailbox and its store.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/secretary.h"
#include "config/settings.h"
#include "domain/decision.h"
#include "domain/mailbox_mail.h"
#include "extract/reader.h"
#include "net/mailbox.h"
#include "render/renderer.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/result.h"

namespace meldaan::app {

// What one pass over the inbox did.
struct SweepReport {
  int handled = 0;  // mails that got their fate
  int replies = 0;  // replies put into the outbox
  std::int64_t guarded =
      0;               // mails that the cold-start guard holds: they arrived before the first start
  bool again = false;  // something could not be finished and is worth another pass soon
};

class Intake {
 public:
  // How often reading a mail may begin without an end before it is set aside for a human.
  static constexpr int kMaxAttempts = 3;
  // One round trip fetches so much at the most: what a batch may hold in memory.
  static constexpr std::uint64_t kBatchBytes = 8ull * 1024 * 1024;
  static constexpr std::size_t kBatchMails = 100;

  struct Parts {
    const config::Settings& settings;
    const extract::Reader& reader;
    const render::Renderer& renderer;
    const Clock& clock;
    Randomness& randomness;
    net::Mailbox& mailbox;
    store::Store& store;
    const std::atomic<bool>& stop;      // set: finish the mail in hand and return
    std::function<void()> on_progress;  // called between mails and network steps: we are alive
    std::function<void()>
        on_reply_queued;  // called after a commit that put a reply into the outbox
  };
  explicit Intake(Parts parts);

  // Opens the mailbox where needed and handles what is in the inbox. On an error what was handled
  // before it stays handled; the rest is still in the inbox.
  Result<SweepReport> sweep();

  // Puts copies of what was sent into the folder that is configured for them, if any is. What the
  // server refuses is tried again by the next call.
  Result<void> copy_sent();

  // Whether the last fetch failed on a mail that the next sweeps are to find: another one is worth
  // it although the last one ended with an error.
  bool is_searching() const { return !suspects_.empty(); }

  // From now on what arrived from `since` on is handled (`run --answer-since`). Opens the mailbox.
  Result<void> release(Instant since);

 private:
  struct Work;
  Result<Work> survey();
  Result<Instant> guard();
  Result<void> handle_batch(const std::vector<MailEntry>& batch, SweepReport& report);
  Result<void> handle_suspect(const MailEntry& entry, SweepReport& report);
  Result<int> begin_attempt(std::uint64_t uid);
  Result<bool> try_to_handle(const FetchedMail& mail, int attempt, SweepReport& report);
  // True where the mail is to leave the inbox.
  Result<bool> handle(const FetchedMail& mail, int attempt, SweepReport& report);
  Result<bool> handle_known(const MailKey& key, const store::MailStanding& standing);
  Result<bool> commit(store::HandledMail& handled, const Decision& decision, SweepReport& report);
  // Reads, decides, and fills in what is to be stored.
  Result<Decision> settle(const FetchedMail& fetched, const IncomingMail& mail,
                          store::HandledMail& handled);
  // Of questions, and of the event.
  Result<void> queue_reminders(bool of_questions, SweepReport& report);
  Result<void> move_up(SweepReport& report);
  void note_queued(int replies, SweepReport& report) const;
  Result<void> note_inbox(const std::vector<store::InboxNote>& notes);
  Secretary secretary();
  Result<void> move(const std::vector<std::uint64_t>& uids);
  MailKey key_of(std::uint64_t uid) const;
  Result<std::string> secret();

  Parts parts_;
  std::string secret_;
  std::optional<Instant> released_;
  std::optional<std::uint32_t> noted_validity_;  // of the last look that was noted
  std::map<std::uint64_t, int> unblamed_;  // attempts that the database cut short, not the mail
  std::set<std::uint64_t> suspects_;  // mails of a batch that could not be fetched: each goes alone
};

}  // namespace meldaan::app
