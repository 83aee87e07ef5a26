// The mails that were met: their identity, their fate, their bytes.
//
// Private to `store`; functions throw SQLite::Exception. Those marked "within" belong into the
// caller's write transaction, the others have their own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::mails {

Result<MailStanding> standing(Connection& db, const MailKey& key);
Result<MailStanding> standing(Connection& db, const MailKey& key, const ContentHashes& hashes);
Result<std::vector<Store::KnownUid>> known_uids(Connection& db, const std::string& mailbox,
                                                std::uint32_t uid_validity);
Result<int> begin_attempt(Connection& db, const MailKey& key);
Result<void> note_alias(Connection& db, const MailKey& key, MailId id, Fate fate);
Result<void> mark_moved(Connection& db, const std::vector<MailKey>& keys);
Result<std::vector<StoredMail>> with_fate(Connection& db, Fate fate);
Result<std::vector<StoredMail>> all(Connection& db);
Result<std::optional<StoredMail>> one(Connection& db, MailId id);
Result<std::string> raw(Connection& db, MailId id);

// Within: the mail that was stored under this key.
std::optional<MailId> find(Connection& db, const MailKey& key);
// Within: the mail's row, its bytes and its first key; the key must be new.
MailId insert(Connection& db, const HandledMail& mail);
// Within: the mail of whoever was erased keeps its identity and its fate, and no words.
void forget_words(Connection& db, MailId id);
// Within: reading the key has come to its end.
void end_attempts(Connection& db, const MailKey& key);

}  // namespace meldaan::store::mails
