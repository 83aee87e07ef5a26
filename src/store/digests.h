// What the organisers' digest tells of a period, which days have had theirs, and where the mails
// stand that were left to people.
//
// Private to `store`; functions throw SQLite::Exception and have their own transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/report.h"
#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store::digests {

Result<Report> report(Connection& db, const Event& event, Instant since, Instant until);
Result<std::optional<DigestDay>> last(Connection& db);
Result<std::optional<DigestDay>> of_day(Connection& db, const std::string& day);
Result<bool> keep(Connection& db, const DigestDay& digest, const std::vector<NewOutboxMail>& mails,
                  Instant now);
Result<void> note_inbox(Connection& db, const std::string& mailbox, std::uint32_t uid_validity,
                        const std::vector<InboxNote>& notes);
Result<void> note_answered(Connection& db, const std::vector<std::string>& message_ids);
Result<bool> was_answered(Connection& db, const std::string& message_id);

}  // namespace meldaan::store::digests
