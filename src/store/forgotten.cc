#include "store/forgotten.h"

#include "domain/address.h"
#include "store/erasures.h"
#include "store/facts.h"
#include "store/impl.h"
#include "util/hash.h"
#include "util/text.h"

namespace meldaan::store {
namespace forgotten {
namespace {

std::string address_hash(Connection& db, const std::string& address) {
  return to_hex(
      hmac_sha256(facts::known_secret(db), "forgotten address " + comparable_address(address)));
}

// Of both together: what one sender's program makes twice is no sign with another sender. Empty
// where there is no Message-ID.
std::string mail_hash(Connection& db, const std::string& sender, const std::string& message_id) {
  const std::string id(trim(message_id));
  if (id.empty()) return "";
  return to_hex(hmac_sha256(facts::known_secret(db),
                            "forgotten mail " + comparable_address(sender) + "\n" + id));
}

bool is_known(Connection& db, const MailOrigin& mail) {
  const std::string hash = mail_hash(db, mail.sender, mail.message_id);
  return !hash.empty() && db.query("SELECT 1 FROM forgotten_mail WHERE hash = ?", hash).step();
}

}  // namespace

void note_address(Connection& db, const std::string& address, Instant now) {
  db.execute("INSERT OR REPLACE INTO forgotten (address_hash, at) VALUES (?, ?)",
             address_hash(db, address), now);
}

void note_mail(Connection& db, const std::string& sender, const std::string& message_id) {
  const std::string hash = mail_hash(db, sender, message_id);
  if (hash.empty()) return;
  db.execute("INSERT INTO forgotten_mail (hash) VALUES (?) ON CONFLICT DO NOTHING", hash);
}

std::optional<Instant> at(Connection& db, const std::string& address) {
  if (address.empty()) return std::nullopt;
  Query query =
      db.query("SELECT at FROM forgotten WHERE address_hash = ?", address_hash(db, address));
  if (!query.step()) return std::nullopt;
  return query.instant(0);
}

std::optional<Instant> since(Connection& db, const MailOrigin& mail) {
  const std::optional<Instant> forgotten = at(db, mail.sender);
  if (!forgotten) return std::nullopt;
  // Programs that restore a mailbox keep the time of arrival, most of them.
  const bool is_older = mail.date.value_or(mail.arrived) <= *forgotten;
  // Servers add a Date where there is none: the same mail may come back without.
  if (is_older || (!mail.date && is_known(db, mail))) return forgotten;
  return std::nullopt;
}

}  // namespace forgotten

Result<PendingErasures> Store::erasures() {
  return impl_->run("looking for erasures",
                    [&]() -> Result<PendingErasures> { return erasures::summary(impl_->db); });
}

Result<std::optional<Instant>> Store::erased_since(const MailOrigin& mail) {
  return impl_->run("looking up an erasure", [&]() -> Result<std::optional<Instant>> {
    return forgotten::since(impl_->db, mail);
  });
}

Result<void> Store::erase_again(const std::string& sender, const std::string& message_id,
                                const std::string& whole_hash, Instant now) {
  return impl_->run("noting an erasure", [&]() -> Result<void> {
    SQLite::Transaction transaction = impl_->db.begin_write();
    erasures::request_again(impl_->db, sender, message_id, whole_hash, now);
    transaction.commit();
    return {};
  });
}

}  // namespace meldaan::store
