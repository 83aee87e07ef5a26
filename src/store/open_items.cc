#include "store/open_items.h"

#include <algorithm>
#include <map>
#include <string>

#include "domain/address.h"
#include "domain/reasons.h"
#include "store/registrations.h"

namespace meldaan::store::open_items {
namespace {

// As long as a question is left before its reminder, so long is the reminder.
constexpr std::chrono::hours kAfterReminder{72};

// Conditions. Of a registration `r`: a settlement holds until something happens to it.
const std::string kIsNotSettled =
    "NOT EXISTS (SELECT 1 FROM settlement WHERE item = 'registration-' || r.id AND at >= "
    "r.updated)";
const std::string kIsUnsettled = "(r.state IN ('incomplete', 'late') AND " + kIsNotSettled + ")";
// Of a registration `r` and its last mail `o`: one came back, or the last one was refused outright.
// A settlement holds until another mail of ours goes out.
// Who withdrew needs no mail of ours any more; whom another address withdrew is to hear of it.
const std::string kHasBounced =
    "((r.undeliverable OR coalesce(o.state, '') = 'failed') AND (r.state <> 'cancelled'"
    " OR EXISTS (SELECT 1 FROM outbox_registration AS p JOIN outbox AS n ON n.id = p.outbox_id"
    "  WHERE p.registration_id = r.id AND n.kind = 'notice' AND n.mail_id = o.mail_id))"
    " AND NOT EXISTS (SELECT 1 FROM settlement WHERE item = 'registration-' || r.id"
    "  AND kind = 'bounced' AND at > coalesce(o.created, 0)))";
const std::string kWithLastMail =
    " FROM registration AS r LEFT JOIN outbox AS o ON o.id = (SELECT max(outbox_id)"
    "  FROM outbox_registration WHERE registration_id = r.id) WHERE ";

// The one of a mail's states, met under several keys, that decides.
InboxState nearer(InboxState one, InboxState other) {
  for (const InboxState state : {InboxState::kAnswered, InboxState::kUnread, InboxState::kRead}) {
    if (one == state || other == state) return state;
  }
  return InboxState::kGone;
}

// The one registration that a mail is about, as far as its sender or its history tells.
Reference about(Connection& db, std::int64_t mail, const std::string& sender) {
  const std::string key = comparable_address(sender);
  Query query = db.query(
      "SELECT max(ref), count(*) FROM registration WHERE id IN"
      " (SELECT registration_id FROM history WHERE mail_id = ?1)"
      " OR (?2 <> '' AND (email_key = ?2 OR submitted_by_key = ?2))",
      mail, key);
  query.step();
  return query.integer(1) == 1 ? query.bytes(0) : Reference();
}

// Every mail that was left to people, whatever has become of it.
std::vector<OpenItem> left_mails(Connection& db, Instant until) {
  std::vector<OpenItem> items;
  std::map<std::int64_t, std::size_t> places;
  Query query = db.query(
      "SELECT m.id, m.arrived, m.sender, m.subject, m.reason, s.fate, s.inbox"
      " FROM sighting AS s JOIN mail AS m ON m.id = s.mail_id"
      " WHERE s.fate IN ('review', 'set-aside') AND m.handled < ? ORDER BY m.arrived, m.id",
      until);
  while (query.step()) {
    const InboxState state = inbox_state_of(query.bytes(6)).value_or(InboxState::kUnread);
    const auto [place, is_new] = places.try_emplace(query.integer(0), items.size());
    if (!is_new) {
      OpenItem& known = items[place->second];
      known.inbox = nearer(known.inbox, state);
      continue;
    }
    OpenItem item;
    item.kind = query.bytes(5) == "review" ? ItemKind::kReview : ItemKind::kSetAside;
    item.id = item.mail_id = query.integer(0);
    item.arrived = query.instant(1);
    item.sender = query.bytes(2);
    item.subject = query.bytes(3);
    item.reason = query.bytes(4);
    item.inbox = state;
    items.push_back(std::move(item));
  }
  return items;
}

OpenItem about_registration(ItemKind kind, const Registration& registration) {
  OpenItem item;
  item.kind = kind;
  item.id = registration.id;
  item.ref = registration.ref;
  item.sender = registration.submitted_by;
  item.person = registration.person;
  item.arrived = registration.updated;
  return item;
}

// The last mail that its sender wrote when both questions had been asked; else the last one that
// touched the registration.
void find_last_mail(Connection& db, const std::vector<OpenItem>& mails, OpenItem& item) {
  for (const OpenItem& mail : mails) {
    if (mail.reason != reasons::kTwoQuestions) continue;
    if (comparable_address(mail.sender) != comparable_address(item.sender)) continue;
    item.mail_id = mail.mail_id;
    item.subject = mail.subject;
    item.arrived = mail.arrived;
  }
  if (item.mail_id != 0) return;
  Query query = db.query(
      "SELECT m.id, m.subject, m.arrived FROM history AS h JOIN mail AS m ON m.id = h.mail_id"
      " WHERE h.registration_id = ? ORDER BY h.id DESC LIMIT 1",
      item.id);
  if (!query.step()) return;
  item.mail_id = query.integer(0);
  item.subject = query.bytes(1);
  item.arrived = query.instant(2);
}

void add_unsettled(Connection& db, Instant until, const std::vector<OpenItem>& mails,
                   std::vector<OpenItem>& items) {
  static const std::string kSql =
      "SELECT r.id, r.receipt_sent FROM registration AS r WHERE " + kIsUnsettled +
      " AND NOT r.taken_over AND NOT r.undeliverable AND r.created < ?1"
      " AND (r.state = 'late' OR r.receipt_sent OR EXISTS (SELECT 1 FROM outbox_registration AS p"
      "   JOIN outbox AS o ON o.id = p.outbox_id"
      "   WHERE p.registration_id = r.id AND o.kind = 'reminder' AND o.created <= ?2))"
      " ORDER BY r.id";
  Query query = db.query(kSql, until, until - kAfterReminder);
  while (query.step()) {
    const auto registration = registrations::find(db, query.integer(0));
    if (!registration) continue;
    OpenItem item = about_registration(ItemKind::kUnsettled, *registration);
    item.reason = registration->state == RegistrationState::kLate ? reasons::kLate
                  : query.flag(1)                                 ? reasons::kTwoQuestions
                                                                  : reasons::kNoAnswer;
    find_last_mail(db, mails, item);
    items.push_back(std::move(item));
  }
}

// The last one of several that may be one and the same, unless an organiser has looked at it.
std::optional<std::int64_t> doubtful(Connection& db, const PossibleDouble& same) {
  static const std::string kSql =
      "SELECT 1 FROM registration AS r WHERE r.id = ? AND " + kIsNotSettled;
  const std::int64_t last = same.registrations.back().id;
  return db.query(kSql, last).step() ? std::optional(last) : std::nullopt;
}

void add_doubles(Connection& db, const std::vector<Registration>& current, Instant until,
                 const std::vector<OpenItem>& mails, std::vector<OpenItem>& items) {
  for (const PossibleDouble& same : possible_doubles(current)) {
    const std::optional<std::int64_t> id = doubtful(db, same);
    const Registration& last = same.registrations.back();
    const bool is_known = std::any_of(items.begin(), items.end(), [&](const OpenItem& item) {
      const bool of_one = item.kind == ItemKind::kUnsettled || item.kind == ItemKind::kBounced;
      return of_one && item.id == last.id;
    });
    if (!id || is_known || last.created >= until) continue;
    OpenItem item = about_registration(ItemKind::kUnsettled, last);
    item.reason = reasons::kPossibleDouble;
    find_last_mail(db, mails, item);
    items.push_back(std::move(item));
  }
}

void add_held(Connection& db, Instant until, std::vector<OpenItem>& items) {
  Query query = db.query(
      "SELECT o.id, o.recipient, o.created, coalesce(o.mail_id, 0), coalesce(m.subject, ''),"
      " (SELECT p.registration_id FROM outbox_registration AS p WHERE p.outbox_id = o.id"
      "  ORDER BY p.position LIMIT 1)"
      " FROM outbox AS o LEFT JOIN mail AS m ON m.id = o.mail_id"
      " WHERE o.state = 'held' AND o.created < ? ORDER BY o.id",
      until);
  while (query.step()) {
    OpenItem item;
    item.kind = ItemKind::kHeld;
    item.id = query.integer(0);
    item.sender = query.bytes(1);
    item.arrived = query.instant(2);
    item.mail_id = query.integer(3);
    item.subject = query.bytes(4);
    item.reason = reasons::kOverCap;
    if (const auto registration = registrations::find(db, query.integer(5))) {
      item.ref = registration->ref;
      item.person = registration->person;
    }
    items.push_back(std::move(item));
  }
}

void add_bounced(Connection& db, std::vector<OpenItem>& items) {
  static const std::string kSql = "SELECT r.id, coalesce(o.recipient, ''), o.created" +
                                  kWithLastMail + kHasBounced + " ORDER BY r.id";
  Query query = db.query(kSql);
  while (query.step()) {
    const auto registration = registrations::find(db, query.integer(0));
    if (!registration) continue;
    OpenItem item = about_registration(ItemKind::kBounced, *registration);
    item.reason = reasons::kCameBack;
    // Whom another address withdrew was written to at their own.
    const bool was_notified = registration->state == RegistrationState::kCancelled;
    if (!query.bytes(1).empty())
      item.sender = was_notified ? registration->person.email : query.bytes(1);
    item.arrived = query.optional_instant(2).value_or(registration->updated);
    items.push_back(std::move(item));
  }
}

bool is_doubtful(Connection& db, std::int64_t registration) {
  const std::vector<PossibleDouble> doubles = possible_doubles(registrations::every(db));
  return std::any_of(doubles.begin(), doubles.end(), [&](const PossibleDouble& same) {
    return same.registrations.back().id == registration && doubtful(db, same);
  });
}

}  // namespace

void leave_out_settled(Connection& db, std::vector<PossibleDouble>& doubles) {
  std::erase_if(doubles, [&db](const PossibleDouble& same) { return !doubtful(db, same); });
}

std::vector<OpenItem> all(Connection& db, const std::vector<Registration>& current, Instant until,
                          Unanswered& read_unanswered) {
  const std::vector<OpenItem> mails = left_mails(db, until);
  std::vector<OpenItem> items;
  for (const OpenItem& mail : mails) {
    if (mail.inbox == InboxState::kAnswered || mail.inbox == InboxState::kGone) continue;
    // Its registration says so below, and says when it is settled.
    if (mail.reason == reasons::kTwoQuestions) continue;
    if (mail.reason == reasons::kNoRegistration && mail.inbox == InboxState::kRead) {
      if (read_unanswered.mails++ == 0) read_unanswered.oldest = mail.arrived;
      continue;
    }
    items.push_back(mail);
    items.back().ref = about(db, mail.mail_id, mail.sender);
  }
  add_unsettled(db, until, mails, items);
  add_held(db, until, items);
  add_bounced(db, items);
  add_doubles(db, current, until, mails, items);
  std::stable_sort(items.begin(), items.end(), [](const OpenItem& one, const OpenItem& other) {
    if (one.kind != other.kind) return one.kind < other.kind;
    return one.arrived < other.arrived;
  });
  return items;
}

std::optional<ItemKind> open_as(Connection& db, const ItemKey& item) {
  switch (comparable_item(item).kind) {
    case ItemKind::kReview:
    case ItemKind::kSetAside: {
      Query query = db.query(
          "SELECT max(fate = 'set-aside') FROM sighting"
          " WHERE mail_id = ? AND fate IN ('review', 'set-aside') HAVING count(*) > 0",
          item.id);
      if (!query.step()) return std::nullopt;
      return query.flag(0) ? ItemKind::kSetAside : ItemKind::kReview;
    }
    case ItemKind::kUnsettled:
    case ItemKind::kBounced: {
      static const std::string kSql =
          "SELECT " + kHasBounced + ", " + kIsUnsettled + kWithLastMail + "r.id = ?";
      Query query = db.query(kSql, item.id);
      if (!query.step()) return std::nullopt;
      if (query.flag(0)) return ItemKind::kBounced;
      const bool is_open = query.flag(1) || is_doubtful(db, item.id);
      return is_open ? std::optional(ItemKind::kUnsettled) : std::nullopt;
    }
    case ItemKind::kHeld:
      break;
  }
  const bool held =
      db.query("SELECT 1 FROM outbox WHERE id = ? AND state = 'held'", item.id).step();
  return held ? std::optional(ItemKind::kHeld) : std::nullopt;
}

std::vector<std::int64_t> mails_left_over(Connection& db, std::int64_t registration) {
  std::string submitted_by;
  std::string email;
  {
    Query query =
        db.query("SELECT submitted_by_key, email_key FROM registration WHERE id = ?", registration);
    if (!query.step()) return {};
    submitted_by = query.bytes(0);
    email = query.bytes(1);
  }
  std::vector<std::int64_t> mails;
  Query query = db.query(
      "SELECT m.id, m.sender, m.id IN (SELECT mail_id FROM history WHERE registration_id = ?1)"
      " FROM mail AS m WHERE m.reason = ?2"
      " AND EXISTS (SELECT 1 FROM sighting WHERE mail_id = m.id AND fate = 'review') ORDER BY m.id",
      registration, reasons::kTwoQuestions);
  while (query.step()) {
    const std::string sender = comparable_address(query.bytes(1));
    const bool is_theirs = !sender.empty() && (sender == submitted_by || sender == email);
    if (is_theirs || query.flag(2)) mails.push_back(query.integer(0));
  }
  return mails;
}

}  // namespace meldaan::store::open_items
