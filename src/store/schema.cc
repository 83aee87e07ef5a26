#include "store/schema.h"

#include <sqlite3.h>

#include <array>
#include <chrono>
#include <string>
#include <thread>

#include "store/first_version.h"
#include "util/log.h"

namespace meldaan::store {
namespace {

// "Meld": tells our file from another program's (sqlite.org/fileformat.html section 1.3.16).
constexpr std::int64_t kApplicationId = 0x4d656c64;

// The public school register. A school may name a board that no file has named yet, and the two are
// imported in either order: no foreign key.
constexpr const char* kSchoolRegister = R"sql(
  CREATE TABLE school (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    town         TEXT NOT NULL,
    municipality TEXT NOT NULL,
    website      TEXT NOT NULL,
    board_number TEXT NOT NULL
  ) STRICT;

  CREATE TABLE board (
    number TEXT NOT NULL PRIMARY KEY,
    name   TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
)sql";

// What our mails were about, offered and asked, and how the conversation about a registration
// stands.
constexpr const char* kConversations = R"sql(
  ALTER TABLE registration ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE registration ADD COLUMN receipt_sent INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE registration ADD COLUMN taken_over INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE registration ADD COLUMN undeliverable INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE outbox_registration (
    outbox_id       INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    PRIMARY KEY (outbox_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbox_registration_registration ON outbox_registration (registration_id);

  CREATE INDEX mail_message_id ON mail (message_id);

  -- Whether a copy lies in the folder of sent mail; what went out before is left alone.
  ALTER TABLE outbox ADD COLUMN copied INTEGER NOT NULL DEFAULT 0;
  UPDATE outbox SET copied = 1;
  CREATE INDEX outbox_uncopied ON outbox (id) WHERE state = 'sent' AND NOT copied;

  -- How far a folder beside the inbox has been read.
  CREATE TABLE folder_mark (
    folder       TEXT NOT NULL PRIMARY KEY,
    uid_validity INTEGER NOT NULL,
    last         INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outbox_choice (
    outbox_id INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    group_id  TEXT NOT NULL,
    PRIMARY KEY (outbox_id, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE asked (
    registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    gap             TEXT NOT NULL,
    times           INTEGER NOT NULL,
    last            INTEGER NOT NULL,
    PRIMARY KEY (registration_id, gap)
  ) STRICT, WITHOUT ROWID;
)sql";

// The organisers' daily mail, and where the mails stand that were left to people.
constexpr const char* kDigests = R"sql(
  CREATE TABLE digest (
    day   TEXT NOT NULL PRIMARY KEY,  -- the local day that it is of: "2018-09-11"
    since INTEGER NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE sighting ADD COLUMN inbox TEXT NOT NULL DEFAULT 'unread'
    CHECK (inbox IN ('unread', 'read', 'answered', 'gone'));

  CREATE INDEX history_at ON history (at);
  CREATE INDEX mail_handled ON mail (handled);
)sql";

// In which language a mail of ours is: who answers with a bare name, or not at all, is written to
// in it again.
constexpr const char* kLanguages = R"sql(
  ALTER TABLE outbox ADD COLUMN language TEXT NOT NULL DEFAULT '';
)sql";

// What is shown to be settled beside a foundation that is sure.
constexpr const char* kUnsureSchool = R"sql(
  ALTER TABLE registration ADD COLUMN unsure_school TEXT NOT NULL DEFAULT '';
)sql";

// What is to be erased and not wholly gone yet. Of a person who was erased a keyed hash remains; of
// those that the retention erased, numbers.
constexpr const char* kErasure = R"sql(
  CREATE TABLE erasure (
    id             INTEGER PRIMARY KEY,
    requested      INTEGER NOT NULL,
    origin         TEXT NOT NULL CHECK (origin IN ('mail', 'command', 'retention', 'restored')),
    registrations  INTEGER NOT NULL,
    mails          INTEGER NOT NULL DEFAULT 0,
    passes         INTEGER NOT NULL DEFAULT 0,  -- in which words were taken out
    looked_through INTEGER NOT NULL DEFAULT 0,
    finished       INTEGER,                     -- NULL: pending
    attempts       INTEGER NOT NULL DEFAULT 0,
    next_try       INTEGER NOT NULL DEFAULT 0,
    waiting_for    TEXT NOT NULL DEFAULT ''     -- names nobody
  ) STRICT;

  -- By what the pending find what they erase; masked, see erasures.cc. Gone when all is looked
  -- through.
  CREATE TABLE erasure_target (
    erasure_id INTEGER NOT NULL REFERENCES erasure (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    value      BLOB NOT NULL,
    PRIMARY KEY (erasure_id, kind, value)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE forgotten (
    address_hash TEXT NOT NULL PRIMARY KEY,
    at           INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Mails whose words were erased; of sender and Message-ID.
  CREATE TABLE forgotten_mail (
    hash TEXT NOT NULL PRIMARY KEY
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE anonymous_total (
    event  TEXT NOT NULL,
    what   TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (event, what)
  ) STRICT, WITHOUT ROWID;

  -- Of the daily digests: one that is not out yet is made anew without whoever was erased.
  ALTER TABLE outbox ADD COLUMN digest_day TEXT NOT NULL DEFAULT '';
)sql";

// What organisers have settled. A mail may be erased; that it settled something is kept.
constexpr const char* kSettling = R"sql(
  CREATE TABLE settlement (
    id      INTEGER PRIMARY KEY,
    item    TEXT NOT NULL,     -- "mail-12"
    kind    TEXT NOT NULL,     -- what it was then: "registration-7" was unsettled, or had bounced
    ruling  TEXT NOT NULL,
    at      INTEGER NOT NULL,
    mail_id INTEGER REFERENCES mail (id) ON DELETE SET NULL  -- the organiser's; NULL: at a shell
  ) STRICT;
  CREATE INDEX settlement_item ON settlement (item);
  CREATE INDEX settlement_mail ON settlement (mail_id);
)sql";

// The mail before the event goes out once; what was mailed to many is of no use after it.
constexpr const char* kEventReminders = R"sql(
  ALTER TABLE registration ADD COLUMN event_reminded INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE outbox ADD COLUMN expires INTEGER;  -- NULL: never
  CREATE INDEX outbox_expiring ON outbox (expires) WHERE expires IS NOT NULL;
)sql";

// Who has found a group full. A place itself is not stored: whoever counts, wishes the group and
// does not wait has one. `counts`: confirmed now, or before and not withdrawn since.
constexpr const char* kWaiting = R"sql(
  ALTER TABLE registration ADD COLUMN counts INTEGER NOT NULL DEFAULT 0;
  UPDATE registration SET counts = 1 WHERE state = 'confirmed';

  CREATE TABLE waiting (
    id              INTEGER PRIMARY KEY,  -- whoever has the least moves up first
    registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    group_id        TEXT NOT NULL,
    since           INTEGER NOT NULL,
    ended           INTEGER,                    -- NULL: waits
    moved_up        INTEGER NOT NULL DEFAULT 0  -- ended by a place that came free
  ) STRICT;
  CREATE UNIQUE INDEX waiting_now ON waiting (group_id, registration_id) WHERE ended IS NULL;
  CREATE INDEX waiting_registration ON waiting (registration_id);
  CREATE INDEX registration_group_name ON registration_group (name) WHERE kind = 'known';
)sql";

// How many of the registrations went with whoever had sent them in.
constexpr const char* kErasedColleagues = R"sql(
  ALTER TABLE erasure ADD COLUMN colleagues INTEGER NOT NULL DEFAULT 0;
)sql";

// What people answered before this program had read it: keyed hashes of Message-IDs.
constexpr const char* kAnsweredMail = R"sql(
  CREATE TABLE answered_mail (
    hash TEXT NOT NULL PRIMARY KEY
  ) STRICT, WITHOUT ROWID;
)sql";

// By which somebody is called whose full name is not known.
constexpr const char* kCallName = R"sql(
  ALTER TABLE registration ADD COLUMN call_name TEXT NOT NULL DEFAULT '';
)sql";

// Whose mail nobody had answered when it went with somebody else's erasure: what the next digest
// tells. `sender_key` as in mail.
constexpr const char* kLostMails = R"sql(
  CREATE TABLE lost_mail (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    arrived    INTEGER NOT NULL,
    sender     TEXT NOT NULL,
    sender_key TEXT NOT NULL
  ) STRICT;
)sql";

// With which erasure it went: `meldaan forget` tells of its own.
constexpr const char* kLostWith = R"sql(
  ALTER TABLE lost_mail ADD COLUMN erasure_id INTEGER NOT NULL DEFAULT 0;
)sql";

// Each entry leads from the version of its index to the next. What was released is never edited.
constexpr std::array kMigrations = {
    kFirstVersion,     kSchoolRegister, kConversations, kDigests,        kLanguages,
    kUnsureSchool,     kErasure,        kSettling,      kEventReminders, kWaiting,
    kErasedColleagues, kAnsweredMail,   kCallName,      kLostMails,      kLostWith};
constexpr auto kNewestVersion = static_cast<std::int64_t>(kMigrations.size());

std::int64_t version_of(Connection& db) {
  return db.query("PRAGMA user_version").number();
}

// Two programs that make the same new file at once meet in a deadlock, which SQLite answers with
// BUSY at once instead of waiting: the one that loses tries again.
Result<void> switch_to_wal(Connection& db) {
  constexpr int kTries = 200;
  constexpr std::chrono::milliseconds kPause{25};
  for (int attempt = 1;; ++attempt) {
    try {
      Query query = db.query("PRAGMA journal_mode = WAL");
      if (query.step() && query.bytes(0) == "wal") return {};
      return permanent(Errc::kIo, "the database's file system does not allow WAL");
    } catch (const SQLite::Exception& failure) {
      if (failure.getErrorCode() != SQLITE_BUSY || attempt == kTries) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

Result<void> check_origin(Connection& db) {
  const std::int64_t version = version_of(db);
  const bool ours = version == 0 ? db.query("SELECT count(*) FROM sqlite_schema").number() == 0
                                 : db.query("PRAGMA application_id").number() == kApplicationId;
  if (!ours) return permanent(Errc::kConfig, "the file is another program's database");
  if (version > kNewestVersion) {
    return permanent(Errc::kConfig, "the database has version " + std::to_string(version) +
                                        ", and this program knows versions up to " +
                                        std::to_string(kNewestVersion) +
                                        ": it was used by a newer one");
  }
  return {};
}

void take_step(Connection& db, std::int64_t from) {
  SQLite::Transaction transaction = db.begin_write();
  if (version_of(db) != from) return;  // another program has taken it meanwhile
  db.run_script(kMigrations.at(static_cast<std::size_t>(from)));
  db.run_script("PRAGMA application_id = " + std::to_string(kApplicationId) +
                "; PRAGMA user_version = " + std::to_string(from + 1));
  transaction.commit();
  log::info("store.migrated", {{"version", from + 1}});
}

}  // namespace

std::int64_t newest_version() {
  return kNewestVersion;
}

Result<void> check_for_damage(Connection& db) {
  Query query = db.query("PRAGMA quick_check(1)");
  if (query.step() && query.bytes(0) == "ok") return {};
  return permanent(Errc::kIo, "the database is damaged: " + query.bytes(0));
}

Result<void> bring_up_to_date(Connection& db) {
  // First of all, so that a file which is not ours is left as it is.
  {
    SQLite::Transaction snapshot = db.begin_read();
    if (Result<void> known = check_origin(db); !known) return known;
  }
  if (Result<void> switched = switch_to_wal(db); !switched) return switched;
  if (Result<void> sound = check_for_damage(db); !sound) return sound;
  for (std::int64_t version = version_of(db); version < kNewestVersion; version = version_of(db)) {
    take_step(db, version);
  }
  return {};
}

Result<void> require_up_to_date(Connection& db) {
  SQLite::Transaction snapshot = db.begin_read();
  if (Result<void> known = check_origin(db); !known) return known;
  const std::int64_t version = version_of(db);
  if (version == 0) return permanent(Errc::kNotFound, "the database is empty");
  if (version < kNewestVersion) {
    return permanent(Errc::kConfig,
                     "the database is an older version's: the daemon brings it up to date when it "
                     "starts (systemctl restart meldaan)");
  }
  return {};
}

}  // namespace meldaan::store
