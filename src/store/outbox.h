// The outbox: replies that were decided on, until they are sent.
//
// Private to `store`; functions throw SQLite::Exception. add() belongs into the caller's write
// transaction, the others have their own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::outbox {

Result<std::optional<OutboxMail>> claim(Connection& db, Instant now, Claim which);
Result<int> drop_expired(Connection& db, Instant now);
Result<int> requeue_interrupted(Connection& db);
Result<void> mark_sent(Connection& db, std::int64_t id, Instant now);
Result<void> mark_deferred(Connection& db, std::int64_t id, Instant next_try,
                           const std::string& error);
Result<void> mark_failed(Connection& db, std::int64_t id, Instant now, const std::string& error);
Result<std::optional<Instant>> next_due(Connection& db);
Result<std::vector<StoredReply>> about(Connection& db, std::int64_t registration_id);
// It came back to us: what was sent has reached nobody.
void fail_digest(Connection& db, const std::string& message_id, Instant now);
Result<bool> waited_for_hourly_cap(Connection& db, int cap, Instant since, Instant until);
Result<int> sent_since(Connection& db, Instant since);
Result<std::string> language_of(Connection& db, const std::string& recipient);
Result<std::string> newest_message_to(Connection& db, const std::string& recipient);
Result<int> replies_since(Connection& db, const std::string& recipient, Instant since);
Result<int> all_replies_since(Connection& db, const std::string& recipient, Instant since);

Result<std::optional<OutboxMail>> next_uncopied(Connection& db);
Result<void> mark_copied(Connection& db, std::int64_t id);
Result<std::string> message(Connection& db, std::int64_t id);

// `mail` asked for it; nullopt where none did.
void add(Connection& db, const NewOutboxMail& reply, std::optional<MailId> mail, Instant now);

}  // namespace meldaan::store::outbox
