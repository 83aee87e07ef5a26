// The tables as the first released version made them: the migration from nothing. Never edited;
// what came later is in schema.cc.
//
// Private to `store`.
#pragma once

namespace meldaan::store {

// Times are seconds since 1970 in UTC. What is large (raw mails, outgoing messages) has a table of
// its own: SQLite rewrites a row whole when one of its columns changes.
inline constexpr const char* kFirstVersion = R"sql(
  CREATE TABLE secret (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    bytes BLOB NOT NULL CHECK (length(bytes) = 32)
  ) STRICT;

  CREATE TABLE health (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    last_poll     INTEGER,
    mailbox_error TEXT NOT NULL,
    courier_error TEXT NOT NULL,
    guarded       INTEGER NOT NULL
  ) STRICT;

  -- The cold-start guard: what arrived earlier is left alone.
  CREATE TABLE guard (
    mailbox      TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    since        INTEGER NOT NULL,
    PRIMARY KEY (mailbox, uid_validity)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE attempt (
    mailbox      TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    uid          INTEGER NOT NULL,
    begun        INTEGER NOT NULL,
    PRIMARY KEY (mailbox, uid_validity, uid)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE mail (
    id           INTEGER PRIMARY KEY,
    arrived      INTEGER NOT NULL,
    handled      INTEGER NOT NULL,
    whole_hash   TEXT NOT NULL,
    essence_hash TEXT NOT NULL,
    message_id   TEXT NOT NULL,
    sender       TEXT NOT NULL,
    subject      TEXT NOT NULL,
    truncated    INTEGER NOT NULL,
    fate         TEXT NOT NULL,
    reason       TEXT NOT NULL
  ) STRICT;
  CREATE INDEX mail_whole ON mail (whole_hash);
  CREATE INDEX mail_essence ON mail (essence_hash);

  CREATE TABLE raw_mail (
    mail_id INTEGER PRIMARY KEY REFERENCES mail (id) ON DELETE CASCADE,
    bytes   BLOB NOT NULL
  ) STRICT;

  -- Where a mail was met: under its first key, and under each later one (an alias).
  CREATE TABLE sighting (
    mailbox      TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    uid          INTEGER NOT NULL,
    mail_id      INTEGER NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
    fate         TEXT NOT NULL,
    moved        INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (mailbox, uid_validity, uid)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sighting_mail ON sighting (mail_id);

  -- The keys are addresses in the form in which they are compared.
  CREATE TABLE registration (
    id                INTEGER PRIMARY KEY,
    ref               TEXT NOT NULL UNIQUE COLLATE NOCASE,
    state             TEXT NOT NULL,
    name              TEXT NOT NULL,
    email             TEXT NOT NULL,
    email_key         TEXT NOT NULL,
    school            TEXT NOT NULL,
    foundation        TEXT NOT NULL,
    foundation_source TEXT NOT NULL CHECK (foundation_source IN ('mail', 'register')),
    submitted_by      TEXT NOT NULL,
    submitted_by_key  TEXT NOT NULL,
    created           INTEGER NOT NULL,
    updated           INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX registration_email ON registration (email_key);
  CREATE INDEX registration_submitted_by ON registration (submitted_by_key);

  CREATE TABLE registration_group (
    registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    kind            TEXT NOT NULL CHECK (kind IN ('known', 'unclear', 'proposed')),
    position        INTEGER NOT NULL,
    name            TEXT NOT NULL,
    PRIMARY KEY (registration_id, kind, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE history (
    id              INTEGER PRIMARY KEY,
    registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    mail_id         INTEGER NOT NULL REFERENCES mail (id),
    at              INTEGER NOT NULL,
    event           TEXT NOT NULL,
    detail          TEXT NOT NULL
  ) STRICT;
  CREATE INDEX history_registration ON history (registration_id);
  CREATE INDEX history_mail ON history (mail_id);

  CREATE TABLE outbox (
    id             INTEGER PRIMARY KEY,
    mail_id        INTEGER REFERENCES mail (id),  -- NULL: no mail asked for it (a reminder)
    kind           TEXT NOT NULL,
    message_id     TEXT NOT NULL UNIQUE,
    recipient      TEXT NOT NULL,
    recipient_key  TEXT NOT NULL,
    envelope_from  TEXT NOT NULL,
    counts_for_cap INTEGER NOT NULL,
    state          TEXT NOT NULL
      CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'held')),
    attempts       INTEGER NOT NULL DEFAULT 0,
    created        INTEGER NOT NULL,
    next_try       INTEGER NOT NULL DEFAULT 0,
    finished       INTEGER,
    error          TEXT NOT NULL DEFAULT ''
  ) STRICT;
  CREATE INDEX outbox_waiting ON outbox (id, next_try) WHERE state IN ('queued', 'deferred');
  CREATE INDEX outbox_sent ON outbox (finished) WHERE state = 'sent';
  CREATE INDEX outbox_recipient ON outbox (recipient_key, created);
  CREATE INDEX outbox_mail ON outbox (mail_id);

  CREATE TABLE outbox_message (
    outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    bytes     BLOB NOT NULL
  ) STRICT;
)sql";

}  // namespace meldaan::store
