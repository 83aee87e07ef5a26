// What Meldaan remembers: SQLite through SQLiteCpp, WAL, synchronous=FULL, foreign keys on.
//
// One Store is one connection and belongs to the thread that opened it: a call from another thread
// logs an error and aborts (it may be destroyed elsewhere). Several stores may be open on the same
// file. Every write is one IMMEDIATE transaction: on success it is on disk, on failure nothing of
// it is.
//
// Errors: kIo, transient, for a full disk, a failed read or write, and a database that stays
// locked; kIo, permanent, for a damaged one; kInvalid for what contradicts what is stored (a
// reference or Message-ID given out twice); kNotFound for an id that does not exist.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/conversation.h"
#include "domain/decision.h"
#include "domain/event.h"
#include "domain/mailbox_mail.h"
#include "domain/registration.h"
#include "domain/report.h"
#include "domain/school.h"
#include "store/erasure_book.h"
#include "store/noted.h"
#include "store/outbox_mail.h"
#include "store/settlement.h"
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
  MailId id = 0;             // of the known mail, the oldest of several; 0 for kNew
  std::optional<Fate> fate;  // kHandled: what this key was given; otherwise of the known mail
  bool moved = false;        // kHandled: this mail was; otherwise the known one was, under any key
  int attempts = 0;          // how often reading this key was begun without an end
};

// Two keyed hashes of a mail's content; see content_hashes().
struct ContentHashes {
  std::string whole;    // of all bytes but CR
  std::string essence;  // of Message-ID, Date and text; empty where there is no Message-ID
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
  // id 0: new, with its reference. Otherwise the row is updated; reference and creation stay.
  // `created` and `updated` are stamped with `now`.
  std::vector<Registration> registrations;
  std::vector<NewOutboxMail> replies;
  std::vector<std::pair<Reference, Mark>> marks;
  // Erased with their history; nothing personal of the mail itself is kept then (raw mail, sender,
  // subject).
  std::vector<std::int64_t> erased;
  int erased_colleagues = 0;             // of these, whom the person had signed up
  std::optional<Settlement> settlement;  // an organiser's mail
  // By what the registrations have a place or wait; empty: no group is limited. What they say of
  // `waiting` is what `replies` tell.
  Capacities capacities;
  bool is_answered = false;  // a person of the organisation has answered it before
  std::string
      returned_digest;  // the Message-ID of a digest that this mail reports as undeliverable
};

// Somebody who waits for a place that is free.
struct Move {
  std::int64_t place = 0;  // in the line
  std::int64_t registration = 0;
  GroupId group;

  bool operator==(const Move&) const = default;
};

// By what a mail is told that was written before its sender was erased.
struct MailOrigin {
  std::string sender;
  std::string message_id;
  std::optional<Instant> date;
  Instant arrived{};
};

struct Counts {
  std::int64_t mails = 0;
  std::int64_t review = 0;
  std::int64_t set_aside = 0;
  std::int64_t confirmed = 0;
  std::int64_t incomplete = 0;
  std::int64_t cancelled = 0;
  std::int64_t late = 0;
  std::int64_t waiting = 0;  // of those, people on a group's waiting list
  std::int64_t queued = 0;   // queued, sending, deferred
  std::int64_t held = 0;
  std::int64_t failed = 0;
  std::int64_t sent = 0;
  std::optional<Instant> oldest_unsent;  // of those counted as queued
};

// How the daemon fares, written by it and read by `status`.
struct Health {
  std::optional<Instant> last_poll;  // last good one
  std::string mailbox_error;         // empty: fine
  std::string courier_error;
  std::int64_t guarded = 0;  // mails in the inbox that the cold-start guard holds

  bool operator==(const Health&) const = default;
};

struct HistoryEntry {
  Instant at{};
  // "registered", "completed" (incomplete to confirmed), "cancelled", "reinstated" (cancelled no
  // longer), "updated", "repeated" (the same was sent again: nothing changed), "reread" (the mail
  // it came of was read again)
  std::string event;
  // JSON {"before": …, "after": …}: the person with their state; before is null for "registered"
  std::string detail;
  std::int64_t mail = 0;  // the mail that did it; 0: none did
};

// A mail that was handled, without its content.
struct StoredMail {
  MailId id = 0;
  Instant arrived{};
  std::string sender;
  std::string subject;
  Fate fate = Fate::kReview;
  std::string reason;
  bool truncated = false;
  bool stored_again = false;  // the same bytes again, as another mail: moved back by a person
};

// The digest of a local day ("2018-09-11"), and the period that it told of.
struct DigestDay {
  std::string day;
  Instant since{};
  Instant until{};
  std::int64_t erasures = 0;  // Report::erasures
};

// How a mail that was left to people stands in the inbox.
struct InboxNote {
  std::uint64_t uid = 0;
  InboxState state = InboxState::kUnread;
};

class Store {
 public:
  // Makes the file (mode 0600) and its folder where there are none and brings the schema to the
  // newest version; a newer one than this program knows and another program's database are refused
  // (kConfig). A damaged database is refused (kIo, permanent): to know, the whole file is read.
  static Result<Store> open(const std::filesystem::path& path);
  // For commands that only look, also while the daemon runs: kNotFound where there is no database,
  // kConfig where its schema is not today's. A write through it fails (kIo, permanent).
  static Result<Store> open_read_only(const std::filesystem::path& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // The key of Message-IDs, tokens and content hashes: made at the first start, 32 bytes.
  Result<std::string> secret(Randomness& randomness);

  // -- the cold-start guard (design.md section 7)
  // When this mailbox was first seen with this UIDVALIDITY; noted down now where it is new. After
  // release() the moment that was named there.
  Result<Instant> first_seen(const std::string& mailbox, std::uint32_t uid_validity, Instant now);
  // As first_seen() or release() noted it; nullopt where the mailbox was never seen. Notes nothing.
  Result<std::optional<Instant>> seen_since(const std::string& mailbox, std::uint32_t uid_validity);
  // Handle what arrived from `since` on from now on (`run --answer-since`).
  Result<void> release(const std::string& mailbox, std::uint32_t uid_validity, Instant since);

  // -- intake
  Result<MailStanding> standing(const MailKey& key);
  // As standing(), with the content known. The same bytes are
  //   kRenumbered   as long as more copies were known under another UIDVALIDITY of this mailbox
  //                 than under this one,
  //   kDraggedBack  where one of them was moved away under this UIDVALIDITY,
  //   kSameAgain    otherwise: a copy that lies beside the known one or in another mailbox.
  // A mail can lie in the inbox twice: move what a batch handled when all of it is committed, and
  // the second is not taken for the first one dragged back.
  Result<MailStanding> standing(const MailKey& key, const ContentHashes& hashes);
  // Of the mailbox' UIDs, those that have a fate, with whether they were moved; in no given order.
  struct KnownUid {
    std::uint64_t uid = 0;
    Fate fate = Fate::kReview;
    bool moved = false;
    InboxState inbox = InboxState::kUnread;  // of those left to people
  };
  Result<std::vector<KnownUid>> known_uids(const std::string& mailbox, std::uint32_t uid_validity);
  // Counts on disk that reading begins, and says how often it has begun, this time included.
  Result<int> begin_attempt(const MailKey& key);
  // For a key that has its fate (a crash came between commit and move) nothing is stored again and
  // the known id is returned. kRefused, transient, where its item was settled meanwhile, or where
  // somebody else has taken a place: foresee() then says otherwise.
  Result<MailId> commit(const HandledMail& mail);
  // As commit() of a mail that settles an item, without a mail: of `settled` now, registrations,
  // replies, marks and settlement count.
  Result<void> settle(const HandledMail& settled);
  // nullopt where there never was such an item.
  Result<std::optional<ItemStanding>> item(const ItemKey& item);
  // Of one that open_items() or report() has just listed as open: whether it is a possible double
  // is not looked up again, which compares it with everybody.
  Result<ItemStanding> listed_item(const ItemKey& item);
  // What is open now, kind by kind, the longest waiting first; without excerpts and links.
  Result<OpenItems> open_items();
  // What has been settled of a registration, or came to it, the oldest first.
  Result<std::vector<SettledItem>> settlements_about(std::int64_t registration_id);
  // A known mail under a new key: remembered, so that it is not looked up by content again. A key
  // that has a fate keeps it.
  Result<void> note_alias(const MailKey& key, MailId id, Fate fate);
  // All of them or, where one was never handled, none (kNotFound).
  Result<void> mark_moved(const std::vector<MailKey>& keys);
  // Whether a reference is taken; its letters' case does not matter.
  Result<bool> has_reference(const Reference& ref);
  // Registrations of this address, and those it sent in; oldest first. None for an empty address.
  Result<std::vector<Registration>> registrations_of(const std::string& address);

  // -- conversations
  // The mail of ours with this Message-ID; nullopt where we sent none.
  Result<std::optional<SentReply>> sent_reply(const std::string& message_id);
  // As registrations_of(), with what was said about them.
  Result<std::vector<Standing>> standings_of(const std::string& address);
  // Of those that a mail with this Message-ID made or altered.
  Result<std::vector<Standing>> standings_from(const std::string& message_id);
  // Those that exist, in the order of the ids or references.
  Result<std::vector<Standing>> standings(const std::vector<std::int64_t>& ids);
  Result<std::vector<Standing>> standings(const std::vector<Reference>& refs);
  // Incomplete ones whose question went out before then and that nothing else has happened to.
  Result<std::vector<Standing>> due_for_reminder(Instant asked_before);
  // The mails before the event: to who is confirmed and reachable, was so before that moment (who
  // confirms later has just been told everything), and had none. One an address, in order of the
  // registrations. Queueing one of kEventReminder notes that its registrations have had it.
  Result<std::vector<DueEventReminder>> due_event_reminders(Instant confirmed_before);
  // How far that folder has been read; FolderMark{} where it never was.
  Result<FolderMark> folder_mark(const std::string& folder);
  Result<void> keep_folder_mark(const std::string& folder, const FolderMark& mark);
  // The oldest sent mail of which no copy was kept; nullopt where there is none.
  Result<std::optional<OutboxMail>> next_uncopied();
  Result<void> mark_copied(std::int64_t outbox_id);
  // A mail that waits or has gone, whole; kNotFound where it has been erased or dropped.
  Result<std::string> reply_message(std::int64_t outbox_id);
  // Of the newest mail of ours to that address, gone out or not; empty where there is none.
  Result<std::string> language_of(const std::string& recipient);
  Result<std::string> newest_message_to(const std::string& recipient);
  // A mail that no mail asked for: a reminder.
  Result<void> queue(const NewOutboxMail& mail, Instant now);
  // A person of the organisation has answered.
  Result<void> mark(const std::vector<Reference>& refs, Mark mark);
  // Replies to this recipient created since then, without first confirmations of a new
  // registration, and without held ones: what did not go out does not keep an address over its cap.
  Result<int> replies_since(const std::string& recipient, Instant since);
  // The same with the first confirmations.
  Result<int> all_replies_since(const std::string& recipient, Instant since);

  // -- erasures; see store/erasure_book.h
  Result<PendingErasures> erasures();
  // When the mail's sender was erased, where that was after the mail was written (by its date, or,
  // without one, by its arrival or its Message-ID); else nullopt.
  Result<std::optional<Instant>> erased_since(const MailOrigin& mail);
  // A mail that was erased is back in the mailbox: it is to be erased there again, with what else
  // came back of its sender, where that is one who was erased.
  Result<void> erase_again(const std::string& sender, const std::string& message_id,
                           const std::string& whole_hash, Instant now);

  // -- waiting lists
  // The registrations with `waiting` as commit() would leave it; nothing is stored.
  Result<std::vector<Registration>> foresee(const std::vector<Registration>& registrations,
                                            const Capacities& capacities, Instant now);
  // Whoever waits although a place is free, by group, the first one first.
  Result<std::vector<Move>> moves_due(const Capacities& capacities);
  // They have a place from now on, and the mail that says so is queued, in one transaction;
  // kRefused, transient, where one of them is due no longer.
  Result<void> move_up(const std::vector<Move>& moves, const Capacities& capacities,
                       const std::optional<NewOutboxMail>& mail, Instant now);

  // -- outbox: queued or deferred → sending → sent, deferred or failed; held → queued, where it is
  // settled so
  // The oldest mail that is due, marked `sending`; nullopt where there is none. A queued one is due
  // whatever the clock says.
  Result<std::optional<OutboxMail>> claim(Instant now, Claim which = Claim::kAny);
  // Takes out what waits and has expired; says how many.
  Result<int> drop_expired(Instant now);
  // What was `sending` when the program died is queued again; says how many. For the start, before
  // the first claim().
  Result<int> requeue_interrupted();
  // What was sent stays sent: marking it so again is fine, marking it otherwise is kInvalid, as is
  // deferring or failing what nobody is sending.
  Result<void> mark_sent(std::int64_t outbox_id, Instant now);
  Result<void> mark_deferred(std::int64_t outbox_id, Instant next_try, const std::string& error);
  Result<void> mark_failed(std::int64_t outbox_id, Instant now, const std::string& error);
  // When claim() will have a mail to give; Instant{} for at once, nullopt where none waits.
  Result<std::optional<Instant>> next_due();
  // How many were sent since then; the digest counts for no cap.
  Result<int> sent_since(Instant since);

  // -- the public school register
  // Each in the place of the whole former register of its kind; schools are stored without
  // board_name. A board number that stands twice is kInvalid.
  Result<void> replace_schools(const std::vector<School>& schools);
  Result<void> replace_boards(const std::vector<Board>& boards);
  // In the order of the import, each with its board's name as far as that is known.
  Result<std::vector<School>> schools();

  // -- reading a stored mail again
  // The registrations that the mail made or altered, in the order in which they were made.
  Result<std::vector<Noted>> noted(MailId mail);
  // Stores the persons and states of all of them, with "reread" in their history, and sends
  // nothing; kRefused, with nothing stored, where one is no longer as `before` says. New wishes get
  // a place or wait; what was told once holds again.
  Result<void> revise(MailId mail, const std::vector<Revision>& revisions,
                      const Capacities& capacities, Instant now);

  // -- the organisers' digest
  // The period [since, until): the registrations as they stood at both ends, what is open now of
  // what came before `until`. No excerpts; the fitness without what only the daemon knows.
  Result<Report> report(const Event& event, Instant since, Instant until);
  // The newest day's; nullopt where there was none yet.
  Result<std::optional<DigestDay>> last_digest();
  Result<std::optional<DigestDay>> digest_of(const std::string& day);
  // That day's mail, whole; nullopt where there was none, or it was erased.
  Result<std::optional<std::string>> digest_mail(const std::string& day);
  // Queues the mails and notes the day in one transaction; false, with nothing done, where that day
  // or a later one has had its digest, or somebody was erased since it was gathered.
  Result<bool> keep_digest(const DigestDay& digest, const std::vector<NewOutboxMail>& mails,
                           Instant now);
  // What a look into the inbox saw. Mails that are known under another UIDVALIDITY alone count as
  // gone.
  Result<void> note_inbox(const std::string& mailbox, std::uint32_t uid_validity,
                          const std::vector<InboxNote>& notes);
  // A person of the organisation has answered the mails with these Message-IDs, of which this
  // program may have read none yet.
  Result<void> note_answered(const std::vector<std::string>& message_ids);
  // Whether the mail with this Message-ID was noted so.
  Result<bool> was_answered(const std::string& message_id);
  // Whether replies that went out in the period had waited because `cap` were sent in an hour.
  Result<bool> waited_for_hourly_cap(int cap, Instant since, Instant until);

  // -- looking
  // As open() does it, for who has opened read-only.
  Result<void> check_for_damage();
  // All, oldest first.
  Result<std::vector<Registration>> registrations();
  // Oldest first.
  Result<std::vector<HistoryEntry>> history(std::int64_t registration_id);
  // Mails that have this fate under any of their keys, in order of arrival.
  Result<std::vector<StoredMail>> mails(Fate fate);
  // All of them, in order of arrival.
  Result<std::vector<StoredMail>> mails();
  // nullopt where no mail has this id.
  Result<std::optional<StoredMail>> mail(MailId id);
  // Our mails about a registration, oldest first.
  Result<std::vector<StoredReply>> replies_about(std::int64_t registration_id);
  // A mail's bytes as they came in.
  Result<std::string> raw_mail(MailId id);
  Result<Counts> counts();
  Result<Health> health();
  Result<void> save_health(const Health& health);

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Keyed with the store's secret, so that a hash which leaves the database tells nothing. White
// space in the text is folded, since relays wrap lines anew. Hex digits.
ContentHashes content_hashes(const std::string& secret, std::string_view raw,
                             std::string_view message_id, std::string_view date,
                             std::string_view text);

}  // namespace meldaan::store
