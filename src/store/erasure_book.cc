#include "store/erasure_book.h"

#include <algorithm>
#include <utility>

#include "domain/address.h"
#include "store/connection.h"
#include "store/erasures.h"
#include "store/reduction.h"
#include "store/schema.h"
#include "store/traces.h"

namespace meldaan::store {

struct ErasureBook::Impl {
  explicit Impl(const std::filesystem::path& path) : db(path, false) {}

  template <class Work>
  auto run(const char* doing, Work&& work) {
    db.check_thread();
    return guarded(std::string("database: ") + doing, work);
  }
  // In one write transaction.
  template <class Work>
  Result<void> write(const char* doing, Work&& work) {
    return run(doing, [&]() -> Result<void> {
      SQLite::Transaction transaction = db.begin_write();
      work();
      transaction.commit();
      return {};
    });
  }

  Connection db;
};

ErasureBook::ErasureBook(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ErasureBook::ErasureBook(ErasureBook&&) noexcept = default;
ErasureBook& ErasureBook::operator=(ErasureBook&&) noexcept = default;
ErasureBook::~ErasureBook() = default;

Result<ErasureBook> ErasureBook::open(const std::filesystem::path& path) {
  return guarded("cannot open the database " + path.string(), [&]() -> Result<ErasureBook> {
    auto impl = std::make_unique<Impl>(path);
    if (Result<void> ready = require_up_to_date(impl->db); !ready) return ready.error();
    return ErasureBook(std::move(impl));
  });
}

Result<std::int64_t> ErasureBook::request(const ErasureRequest& request, Instant now) {
  return impl_->run("erasing a person", [&]() -> Result<std::int64_t> {
    SQLite::Transaction transaction = impl_->db.begin_write();
    const std::int64_t id = erasures::request(impl_->db, request, now);
    transaction.commit();
    return id;
  });
}

Result<std::int64_t> ErasureBook::request_all(const std::string& event, Instant kept_from,
                                              Instant now) {
  return impl_->run("erasing all persons", [&]() -> Result<std::int64_t> {
    SQLite::Transaction transaction = impl_->db.begin_write();
    const std::int64_t id = erasures::request_all(impl_->db, event, kept_from, now);
    transaction.commit();
    return id;
  });
}

Result<bool> ErasureBook::has_personal_data(Instant kept_from, Instant stored_before) {
  return impl_->run("looking for personal data", [&]() -> Result<bool> {
    return erasures::has_personal_data(impl_->db, kept_from, stored_before);
  });
}

Result<std::int64_t> ErasureBook::kept_mails(Instant kept_from) {
  return impl_->run("counting what is kept", [&]() -> Result<std::int64_t> {
    return erasures::kept_mails(impl_->db, kept_from);
  });
}

Result<std::vector<std::pair<std::string, std::int64_t>>> ErasureBook::totals(
    const std::string& event) {
  using Totals = std::vector<std::pair<std::string, std::int64_t>>;
  return impl_->run("reading the totals", [&]() -> Result<Totals> {
    Totals found;
    Query query = impl_->db.query(
        "SELECT what, number FROM anonymous_total WHERE event = ? ORDER BY what", event);
    while (query.step()) found.emplace_back(query.bytes(0), query.integer(1));
    return found;
  });
}

Result<std::vector<Erasure>> ErasureBook::pending(std::optional<Instant> now) {
  return impl_->run("looking for erasures", [&]() -> Result<std::vector<Erasure>> {
    SQLite::Transaction snapshot = impl_->db.begin_read();
    return erasures::pending(impl_->db, now);
  });
}

Result<PendingErasures> ErasureBook::summary() {
  return impl_->run("looking for erasures",
                    [&]() -> Result<PendingErasures> { return erasures::summary(impl_->db); });
}

Result<void> ErasureBook::each_mail(const std::function<void(const StoredBytes&)>& visit) {
  return impl_->run("looking through the mails", [&]() -> Result<void> {
    Query query = impl_->db.query(
        "SELECT m.id, m.sender, r.bytes FROM mail AS m JOIN raw_mail AS r ON r.mail_id = m.id"
        " ORDER BY m.id");
    while (query.step()) {
      const std::string bytes = query.bytes(2);
      StoredBytes mail;
      mail.id = query.integer(0);
      mail.address = query.bytes(1);
      mail.bytes = bytes;
      visit(mail);
    }
    return {};
  });
}

Result<void> ErasureBook::each_reply(const std::function<void(const StoredBytes&)>& visit) {
  return impl_->run("looking through the replies", [&]() -> Result<void> {
    Query query = impl_->db.query(
        "SELECT o.id, o.recipient, o.state IN ('sent', 'failed'), o.state = 'sending', o.kind,"
        " o.created, o.digest_day, m.bytes FROM outbox AS o"
        " LEFT JOIN outbox_message AS m ON m.outbox_id = o.id WHERE o.recipient <> ''"
        " ORDER BY o.id");
    while (query.step()) {
      const std::string bytes = query.bytes(7);
      StoredBytes reply;
      reply.created = query.instant(5);
      reply.digest_day = query.bytes(6);
      reply.id = query.integer(0);
      reply.address = query.bytes(1);
      reply.is_out = query.flag(2);
      reply.is_sending = query.flag(3);
      reply.kind = reply_kind_of(query.bytes(4)).value_or(ReplyKind::kConfirmation);
      reply.bytes = bytes;
      visit(reply);
    }
    return {};
  });
}

Result<bool> ErasureBook::reduce(const Erasure& erasure, const Reduction& found, Instant now) {
  bool all = false;
  const Result<void> written = impl_->write(
      "erasing mails", [&] { all = reduction::reduce(impl_->db, erasure, found, now); });
  if (!written) return written.error();
  return all;
}

Result<std::vector<LostMail>> ErasureBook::lost_mails(std::int64_t id) {
  return impl_->run("looking for lost mail", [&]() -> Result<std::vector<LostMail>> {
    return reduction::lost_with(impl_->db, id);
  });
}

Result<ErasureTargets> ErasureBook::targets(std::int64_t id) {
  return impl_->run("looking up an erasure",
                    [&]() -> Result<ErasureTargets> { return erasures::targets(impl_->db, id); });
}

Result<std::vector<std::string>> ErasureBook::tables_with(const std::string& word) {
  return impl_->run("looking through the tables", [&]() -> Result<std::vector<std::string>> {
    return traces::tables_with(impl_->db, word);
  });
}

Result<bool> ErasureBook::write_out() {
  return impl_->run("writing out the WAL",
                    [&]() -> Result<bool> { return traces::write_out(impl_->db); });
}

Result<bool> ErasureBook::file_holds(const std::vector<std::string>& words) {
  return impl_->run("looking through the file",
                    [&]() -> Result<bool> { return traces::file_holds(impl_->db, words); });
}

Result<bool> ErasureBook::rewrite() {
  return impl_->run("writing the file anew",
                    [&]() -> Result<bool> { return traces::rewrite(impl_->db); });
}

Result<void> ErasureBook::postpone(std::int64_t id, Instant next_try,
                                   const std::string& waiting_for) {
  return impl_->write("postponing an erasure", [&] {
    impl_->db.execute(
        "UPDATE erasure SET attempts = attempts + 1, next_try = ?, waiting_for = ? WHERE id = ?",
        next_try, waiting_for, id);
  });
}

Result<void> ErasureBook::mark_looked_through(std::int64_t id) {
  return impl_->write("noting an erasure", [&] {
    impl_->db.execute("DELETE FROM erasure_target WHERE erasure_id = ?", id);
    impl_->db.execute("UPDATE erasure SET looked_through = 1 WHERE id = ?", id);
  });
}

Result<void> ErasureBook::finish(std::int64_t id, Instant now) {
  return impl_->write("noting an erasure", [&] {
    impl_->db.execute("UPDATE erasure SET finished = ?, waiting_for = '' WHERE id = ?", now, id);
  });
}

}  // namespace meldaan::store
