#include "store/settling.h"

#include "store/impl.h"
#include "store/open_items.h"
#include "store/registrations.h"

namespace meldaan::store {
namespace settling {
namespace {

bool exists(Connection& db, const ItemKey& item) {
  switch (item.kind) {
    case ItemKind::kReview:
    case ItemKind::kSetAside:
      return db.query("SELECT 1 FROM mail WHERE id = ?", item.id).step();
    case ItemKind::kUnsettled:
    case ItemKind::kBounced:
      return db.query("SELECT 1 FROM registration WHERE id = ?", item.id).step();
    case ItemKind::kHeld:
      break;
  }
  // A held reply that was dropped leaves nothing but its settlement.
  return db
      .query(
          "SELECT 1 FROM outbox WHERE id = ?1 UNION ALL"
          " SELECT 1 FROM settlement WHERE item = ?2",
          item.id, name_of(item))
      .step();
}

std::vector<std::int64_t> registrations_of(Connection& db, const ItemKey& item) {
  std::vector<std::int64_t> ids;
  const ItemKind kind = comparable_item(item).kind;
  if (kind == ItemKind::kUnsettled) ids.push_back(item.id);
  if (kind != ItemKind::kHeld) return ids;
  return db
      .query(
          "SELECT registration_id FROM outbox_registration WHERE outbox_id = ? ORDER BY position",
          item.id)
      .numbers();
}

// The mail leaves the inbox with the next pass where it has come to a registration, and stays there
// as an ordinary one where it was left as it is.
void close_mail(Connection& db, MailId mail, Ruling ruling) {
  const char* fate = name_of(ruling == Ruling::kIgnore ? Fate::kIgnored : Fate::kRegistered);
  db.execute("UPDATE mail SET fate = ? WHERE id = ?", fate, mail);
  db.execute("UPDATE sighting SET fate = ? WHERE mail_id = ? AND fate IN ('review', 'set-aside')",
             fate, mail);
}

}  // namespace

Result<std::optional<ItemStanding>> standing(Connection& db, const ItemKey& item) {
  SQLite::Transaction snapshot = db.begin_read();
  if (!exists(db, item)) return std::optional<ItemStanding>();
  ItemStanding standing = standing_of_listed(db, item);
  standing.open_as = open_items::open_as(db, item);
  return std::optional<ItemStanding>(std::move(standing));
}

ItemStanding standing_of_listed(Connection& db, const ItemKey& item) {
  ItemStanding standing;
  standing.open_as = item.kind;
  standing.times_settled = static_cast<int>(
      db.query("SELECT count(*) FROM settlement WHERE item = ?", name_of(item)).number());
  standing.mail = mail_of(db, item);
  standing.registrations = registrations_of(db, item);
  if (item.kind == ItemKind::kHeld) {
    Query held = db.query("SELECT created FROM outbox WHERE id = ?", item.id);
    if (held.step()) standing.written = held.instant(0);
  }
  Query mail = db.query("SELECT arrived, truncated, reason FROM mail WHERE id = ?", standing.mail);
  if (mail.step()) {
    standing.arrived = mail.instant(0);
    standing.truncated = mail.flag(1);
    standing.reason = mail.bytes(2);
  }
  return standing;
}

Result<std::vector<SettledItem>> about(Connection& db, std::int64_t registration_id) {
  std::vector<SettledItem> found;
  Query query = db.query(
      "SELECT at, item, ruling, coalesce(mail_id, 0) FROM settlement"
      " WHERE item = 'registration-' || ?1"
      " OR item IN (SELECT 'mail-' || mail_id FROM history WHERE registration_id = ?1)"
      " OR item IN (SELECT 'reply-' || outbox_id FROM outbox_registration"
      "  WHERE registration_id = ?1)"
      " OR mail_id IN (SELECT mail_id FROM history WHERE registration_id = ?1) ORDER BY id",
      registration_id);
  while (query.step()) {
    SettledItem settled;
    settled.at = query.instant(0);
    settled.item = query.bytes(1);
    settled.ruling = ruling_of(query.bytes(2)).value_or(Ruling::kIgnore);
    settled.by = query.integer(3);
    found.push_back(std::move(settled));
  }
  return found;
}

Result<ItemKind> require_open(Connection& db, const ItemKey& item) {
  if (const std::optional<ItemKind> kind = open_items::open_as(db, item)) return *kind;
  return transient(Errc::kRefused, name_of(item) + " is open no longer");
}

MailId mail_of(Connection& db, const ItemKey& item) {
  switch (item.kind) {
    case ItemKind::kReview:
    case ItemKind::kSetAside:
      return item.id;
    case ItemKind::kUnsettled:
    case ItemKind::kBounced:
      return db.query("SELECT max(mail_id) FROM history WHERE registration_id = ?", item.id)
          .number();
    case ItemKind::kHeld:
      break;
  }
  return db
      .query(
          "SELECT coalesce(o.mail_id, (SELECT max(h.mail_id) FROM history AS h"
          " JOIN outbox_registration AS r ON r.registration_id = h.registration_id"
          " WHERE r.outbox_id = o.id)) FROM outbox AS o WHERE o.id = ?",
          item.id)
      .number();
}

void note(Connection& db, const ItemKey& item, ItemKind kind, Ruling ruling,
          std::optional<MailId> by, Instant now) {
  db.execute("INSERT INTO settlement (item, kind, ruling, at, mail_id) VALUES (?, ?, ?, ?, ?)",
             name_of(item), name_of(kind), name_of(ruling), now, by);
}

// What goes out now says how things stand: what else waits for the same address, about nobody else,
// would only say it again.
std::vector<std::int64_t> said_by(Connection& db, std::int64_t reply) {
  return db
      .query(
          "SELECT o.id FROM outbox AS o JOIN outbox AS said ON said.id = ?1"
          " WHERE o.id <> ?1 AND o.state = 'held' AND o.recipient_key = said.recipient_key"
          " AND o.kind IN ('confirmation', 'question', 'changed', 'cancelled', 'unchanged')"
          " AND EXISTS (SELECT 1 FROM outbox_registration WHERE outbox_id = o.id)"
          " AND NOT EXISTS (SELECT 1 FROM outbox_registration AS p WHERE p.outbox_id = o.id"
          "  AND p.registration_id NOT IN"
          "   (SELECT registration_id FROM outbox_registration WHERE outbox_id = ?1))",
          reply)
      .numbers();
}

void close_reply(Connection& db, const Settlement& settlement, std::optional<MailId> by,
                 Instant now) {
  const std::int64_t reply = settlement.item.id;
  const bool is_accepted = settlement.ruling == Ruling::kAccept;
  if (is_accepted) {
    for (const std::int64_t other : said_by(db, reply)) {
      db.execute("DELETE FROM outbox WHERE id = ?", other);
      note(db, {ItemKind::kHeld, other}, ItemKind::kHeld, settlement.ruling, by, now);
    }
  }
  db.execute(is_accepted && !settlement.is_overtaken
                 ? "UPDATE outbox SET state = 'queued' WHERE id = ? AND state = 'held'"
                 : "DELETE FROM outbox WHERE id = ? AND state = 'held'",
             reply);
}

void close(Connection& db, const Settlement& settlement, ItemKind kind, std::optional<MailId> by,
           Instant now) {
  const ItemKey& item = settlement.item;
  switch (comparable_item(item).kind) {
    case ItemKind::kReview:
    case ItemKind::kSetAside:
      close_mail(db, item.id, settlement.ruling);
      break;
    case ItemKind::kUnsettled:
    case ItemKind::kBounced:
      for (const MailId mail : open_items::mails_left_over(db, item.id))
        close_mail(db, mail, settlement.ruling);
      break;
    case ItemKind::kHeld:
      close_reply(db, settlement, by, now);
      break;
  }
  note(db, item, kind, settlement.ruling, by, now);
}

}  // namespace settling

Result<std::optional<ItemStanding>> Store::item(const ItemKey& item) {
  return impl_->run("looking up an item", [&] { return settling::standing(impl_->db, item); });
}

Result<ItemStanding> Store::listed_item(const ItemKey& item) {
  return impl_->run("looking up a listed item", [&]() -> Result<ItemStanding> {
    SQLite::Transaction snapshot = impl_->db.begin_read();
    return settling::standing_of_listed(impl_->db, item);
  });
}

Result<OpenItems> Store::open_items() {
  return impl_->run("listing what is open", [&]() -> Result<OpenItems> {
    SQLite::Transaction snapshot = impl_->db.begin_read();
    OpenItems open;
    open.items = open_items::all(impl_->db, registrations::every(impl_->db), Instant::max(),
                                 open.read_unanswered);
    return open;
  });
}

Result<std::vector<SettledItem>> Store::settlements_about(std::int64_t registration_id) {
  return impl_->run("listing what was settled",
                    [&] { return settling::about(impl_->db, registration_id); });
}

}  // namespace meldaan::store
