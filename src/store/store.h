// What Meldaan remembers: SQLite through SQLiteCpp, WAL, synchronous=FULL, foreign keys on.
//
// One Store is one connection and belongs to one thread (a call from another thread aborts);
// several stores may be open on the same file. Every write is one IMMEDIATE transaction: on success
// it is on disk, on failure nothing of it is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/decision.h"
#include "domain/mailbox_mail.h"
#include "domain/registration.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/result.h"

namespace meldaan::store {

using MailId = std::int64_t;

// What is known of a mail before it is read.
struct MailStanding {
  enum class Kind {
    kNew,          // never seen
    kHandled,      // this very mail (mailbox, UIDVALIDITY, UID) has its fate
    kRenumbered,   // the same content under an older UIDVALIDITY: handled before, not to be read
                   // again
    kDraggedBack,  // the same content, moved by us before, back under a new UID of the same
                   // UIDVALIDITY
    kSameAgain,    // the same Message-ID, Date and body by another way
  };
  Kind kind = Kind::kNew;
  MailId id = 0;             // of the known mail; 0 for kNew
  std::optional<Fate> fate;  // of the known mail
  bool moved = false;
  int attempts = 0;  // how often reading this key was begun without an end
};

// Two keyed hashes of a mail's content; see content_hashes().
struct ContentHashes {
  std::string whole;    // of all bytes but CR
  std::string essence;  // of Message-ID, Date and text; empty where there is no Message-ID
};

struct NewOutboxMail {
  ReplyKind kind = ReplyKind::kConfirmation;
  std::string message_id;  // without <>
  std::string recipient;
  std::string envelope_from;
  std::string message;  // the whole mail, as it goes out
};

// All that one mail leaves behind; stored by commit() in one transaction.
struct HandledMail {
  MailKey key;
  Instant arrived{};
  Instant now{};
  ContentHashes hashes;
  std::string message_id;
  std::string sender;
  std::string subject;
  std::string raw;
  bool truncated = false;
  Fate fate = Fate::kReview;
  std::string reason;
  std::vector<Registration> registrations;  // id 0: new; otherwise the row is updated
  std::vector<NewOutboxMail> replies;
};

enum class OutboxState { kQueued, kSending, kSent, kDeferred, kFailed, kHeld };
const char* name_of(OutboxState state);

struct OutboxMail {
  std::int64_t id = 0;
  std::string message_id;
  std::string recipient;
  std::string envelope_from;
  std::string message;
  int attempts = 0;  // begun before this one
  Instant created{};
};

struct Counts {
  std::int64_t mails = 0;
  std::int64_t review = 0;
  std::int64_t set_aside = 0;
  std::int64_t confirmed = 0;
  std::int64_t incomplete = 0;
  std::int64_t cancelled = 0;
  std::int64_t late = 0;
  std::int64_t queued = 0;  // queued, sending, deferred
  std::int64_t held = 0;
  std::int64_t failed = 0;
  std::int64_t sent = 0;
  std::optional<Instant> oldest_unsent;
};

// How the daemon fares, written by it and read by `status`.
struct Health {
  std::optional<Instant> last_poll;  // last good one
  std::string mailbox_error;         // empty: fine
  std::string courier_error;
  std::int64_t guarded = 0;  // mails in the inbox that the cold-start guard holds
};

struct HistoryEntry {
  Instant at{};
  std::string event;   // "registered", "completed", "updated", …
  std::string detail;  // JSON: the person before and after
};

class Store {
 public:
  // Makes the file and its folder where there are none and brings the schema to the newest version;
  // a newer one than this program knows is refused (kConfig). A damaged database is refused (kIo,
  // permanent).
  static Result<Store> open(const std::filesystem::path& path);
  // For commands that only look: kNotFound where there is no database.
  static Result<Store> open_read_only(const std::filesystem::path& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // The key of Message-IDs, tokens and content hashes: made at the first start, 32 bytes.
  Result<std::string> secret(Randomness& randomness);

  // -- the cold-start guard (design.md section 7)
  // When this mailbox was first seen with this UIDVALIDITY; noted down now where it is new.
  Result<Instant> first_seen(const std::string& mailbox, std::uint32_t uid_validity, Instant now);
  // Handle what arrived from `since` on from now on (`run --answer-since`).
  Result<void> release(const std::string& mailbox, std::uint32_t uid_validity, Instant since);

  // -- intake
  Result<MailStanding> standing(const MailKey& key);
  // As standing(), with the content known.
  Result<MailStanding> standing(const MailKey& key, const ContentHashes& hashes);
  // Of the mailbox' UIDs, those that have a fate; with whether they still wait to be moved.
  struct KnownUid {
    std::uint64_t uid = 0;
    Fate fate = Fate::kReview;
    bool moved = false;
  };
  Result<std::vector<KnownUid>> known_uids(const std::string& mailbox, std::uint32_t uid_validity);
  // Counts on disk that reading begins, and says how often it has begun, this time included.
  Result<int> begin_attempt(const MailKey& key);
  Result<MailId> commit(const HandledMail& mail);
  // A known mail under a new key: remembered, so that it is not looked up by content again.
  Result<void> note_alias(const MailKey& key, MailId id, Fate fate);
  Result<void> mark_moved(const MailKey& key);
  // Whether a reference is taken.
  Result<bool> has_reference(const Reference& ref);
  // Registrations of this address, and those it sent in; oldest first.
  Result<std::vector<Registration>> registrations_of(const std::string& address);
  // Replies to this recipient created since then, without first confirmations of a new
  // registration.
  Result<int> replies_since(const std::string& recipient, Instant since);

  // -- outbox
  // The next mail that is due, marked `sending`; nullopt where there is none.
  Result<std::optional<OutboxMail>> claim(Instant now);
  // What was `sending` when the program died is queued again.
  Result<int> requeue_interrupted();
  Result<void> mark_sent(std::int64_t outbox_id, Instant now);
  Result<void> mark_deferred(std::int64_t outbox_id, Instant next_try, const std::string& error);
  Result<void> mark_failed(std::int64_t outbox_id, Instant now, const std::string& error);
  // When the next unsent mail is due; nullopt where the outbox is empty.
  Result<std::optional<Instant>> next_due();
  // How many were sent since then.
  Result<int> sent_since(Instant since);

  // -- looking
  Result<std::vector<Registration>> registrations();
  Result<std::vector<HistoryEntry>> history(std::int64_t registration_id);
  Result<Counts> counts();
  Result<Health> health();
  Result<void> save_health(const Health& health);

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Keyed with the store's secret, so that the hashes of a stolen database tell nothing.
ContentHashes content_hashes(const std::string& secret, std::string_view raw,
                             std::string_view message_id, std::string_view date,
                             std::string_view text);

}  // namespace meldaan::store
