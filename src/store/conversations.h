// What has been said about registrations: our mails' subjects, questions and choices.
//
// Private to `store`; functions throw SQLite::Exception. Those marked "within" belong into the
// caller's write transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::conversations {

Result<std::optional<SentReply>> sent_reply(Connection& db, const std::string& message_id);
Result<std::vector<Standing>> of_address(Connection& db, const std::string& address);
// Of those that a mail with this Message-ID made or altered.
Result<std::vector<Standing>> of_mail(Connection& db, const std::string& message_id);
// Those that exist, in the order of the ids.
Result<std::vector<Standing>> of_ids(Connection& db, const std::vector<std::int64_t>& ids);
// The same, in a transaction of the caller's.
std::vector<Standing> load_all(Connection& db, const std::vector<std::int64_t>& ids);
Result<std::vector<Standing>> of_references(Connection& db, const std::vector<Reference>& refs);
// Incomplete, asked before that time, and neither reminded nor out of our hands.
Result<std::vector<Standing>> due_for_reminder(Connection& db, Instant asked_before);

// Within: what the outbox row is about, offers and asks; a reminder notes that it is one.
void note_reply(Connection& db, std::int64_t outbox_id, const NewOutboxMail& reply, Instant now);
// Within.
void mark(Connection& db, const Reference& ref, Mark mark);

}  // namespace meldaan::store::conversations
