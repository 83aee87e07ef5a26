// The erasures of persons: what was asked for, what of it is done, and what still waits.
//
// Whoever is erased goes out of the registrations at once (Store::commit() or request()). The rest
// (raw mails, replies, the mailbox, the pages of the database file) may have to wait for a server
// or for another program that reads; until all of it is done the erasure is pending, and is tried
// again. While it is, its targets say what is to be found; they are stored masked, so that a search
// of the file for a name does not find the search itself, and go as soon as the file was looked
// through. What stays: a dated line with numbers, and a keyed hash of each address.
//
// A connection of its own, which belongs to the thread that opened it. Errors as in store/store.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/decision.h"
#include "domain/registration.h"
#include "domain/report.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::store {

enum class ErasureOrigin { kMail, kCommand, kRetention, kRestored };
const char* name_of(ErasureOrigin origin);

struct ErasureTargets {
  std::vector<std::string> addresses;    // comparable_address()
  std::vector<std::string> names;        // whole names, as registrations had them
  std::vector<std::string> message_ids;  // without <>; of mails and of replies
  std::vector<std::string> hashes;       // ContentHashes::whole
  std::vector<std::int64_t> mails;       // whose content goes, whatever it says
  std::vector<std::int64_t> replies;     // as well
};

struct Erasure {
  std::int64_t id = 0;
  Instant requested{};
  ErasureOrigin origin = ErasureOrigin::kCommand;
  ErasureTargets targets;
  int attempts = 0;             // begun before this one
  bool looked_through = false;  // the targets are gone; the file is still to be written out
};

struct ErasureRequest {
  ErasureOrigin origin = ErasureOrigin::kCommand;
  std::vector<std::int64_t> registrations;  // to erase
  std::vector<std::string> addresses;       // beside those of the registrations
  std::int64_t colleagues =
      0;  // how many of the registrations are of people whom the person sent in
};

// A mail or a reply, as it is stored. `bytes` dies with the call that shows it.
struct StoredBytes {
  std::int64_t id = 0;
  std::string address;                        // of the sender, or of the recipient
  ReplyKind kind = ReplyKind::kConfirmation;  // of a reply
  bool is_out = true;                         // of a reply: sent or failed
  bool is_sending = false;
  Instant created{};
  std::string digest_day;  // "2018-09-11" of a daily digest
  std::string_view bytes;
};

// What one look at the stored mails found.
struct Reduction {
  std::vector<std::int64_t> mails;          // of the person, or of others, who name the person
  std::vector<std::int64_t> own_replies;    // to the person
  std::vector<std::int64_t> other_replies;  // of those that are out
  std::vector<std::int64_t> unsent;         // to the person, and never to go out now
  // They hold everybody's data, and the workbook hides it from any search.
  std::vector<std::int64_t> digests;         // out
  std::vector<std::int64_t> unsent_digests;  // to be made anew
};

struct PendingErasures {
  std::int64_t count = 0;
  std::optional<Instant> oldest;
  std::optional<Instant> next_try;
  std::string waiting_for;  // of the oldest that has been tried; names nobody
  std::int64_t tried = 0;   // pending after at least one attempt
};

class ErasureBook {
 public:
  // As Store::open(); the database must be there and up to date.
  static Result<ErasureBook> open(const std::filesystem::path& path);
  ErasureBook(ErasureBook&&) noexcept;
  ErasureBook& operator=(ErasureBook&&) noexcept;
  ~ErasureBook();

  // Erases the registrations, passes those that the addresses sent in for others on to these, and
  // notes what is still to be erased; one transaction. Returns the erasure's id.
  Result<std::int64_t> request(const ErasureRequest& request, Instant now);
  // Every registration, mail and reply: what is personal when the retention is over. Their numbers
  // are added to the totals of this event. Replies that still wait to go out are left, and so is
  // what was left to people of the mail that arrived at `kept_from` or later.
  Result<std::int64_t> request_all(const std::string& event, Instant kept_from, Instant now);
  // Whether request_all() would find anything; of what was stored before then.
  Result<bool> has_personal_data(Instant kept_from, Instant stored_before = Instant::max());
  // How many mails it would leave.
  Result<std::int64_t> kept_mails(Instant kept_from);
  // The totals that stay, as (what, number).
  Result<std::vector<std::pair<std::string, std::int64_t>>> totals(const std::string& event);

  // Pending ones that are due; all of them where `now` is nullopt.
  Result<std::vector<Erasure>> pending(std::optional<Instant> now);
  Result<PendingErasures> summary();

  Result<void> each_mail(const std::function<void(const StoredBytes&)>& visit);
  Result<void> each_reply(const std::function<void(const StoredBytes&)>& visit);
  // Takes the words out of these, and adds to the targets by what the mailbox knows them. False
  // where something of it was being sent: the next pass has it. Whose mail goes with it that nobody
  // has answered, and is somebody else's, is noted for the next digest.
  Result<bool> reduce(const Erasure& erasure, const Reduction& found, Instant now);
  // The mails that went with this erasure and that nobody had answered, the oldest first; kept
  // until a digest has told them.
  Result<std::vector<LostMail>> lost_mails(std::int64_t id);
  // The targets as they are now.
  Result<ErasureTargets> targets(std::int64_t id);

  // Tables that still hold these words, each with their number: "outbox.error (1)".
  Result<std::vector<std::string>> tables_with(const std::string& word);
  // Writes all of the WAL into the file and empties it (sqlite.org/c3ref/wal_checkpoint_v2.html);
  // false where another connection is reading or writing.
  Result<bool> write_out();
  // Whether the bytes of the database file or of its WAL hold one of the words.
  Result<bool> file_holds(const std::vector<std::string>& words);
  // Writes the file anew, without what lies in its unused space; false as for write_out().
  Result<bool> rewrite();

  Result<void> postpone(std::int64_t id, Instant next_try, const std::string& waiting_for);
  // The targets go; what is left is to write that out.
  Result<void> mark_looked_through(std::int64_t id);
  Result<void> finish(std::int64_t id, Instant now);

 private:
  struct Impl;
  explicit ErasureBook(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace meldaan::store
