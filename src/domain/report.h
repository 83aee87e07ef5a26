// What the organisers' digest says of a period: facts, not words. `store` fills it, `app` adds how
// the daemon fares, `render` words it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/mailbox_mail.h"
#include "domain/registration.h"
#include "util/clock.h"

namespace meldaan {

// Something that a program should not settle.
enum class ItemKind {
  kReview,     // a human's mail that a human must answer; id: the mail's
  kSetAside,   // a mail that could not be read; id: the mail's
  kUnsettled,  // a registration that two questions have not completed; id: the registration's
  kHeld,       // a reply over its address' cap; id: the outbox mail's
  kBounced,    // a registration whose mail comes back; id: the registration's
};
const char* name_of(ItemKind kind);  // "review", "set-aside", "unsettled", "held", "bounced"
std::optional<ItemKind> item_kind_of(std::string_view name);

// Where a mail that was left for people stands, as the last look into the mailbox saw it.
enum class InboxState { kUnread, kRead, kAnswered, kGone };
// Of a mail that lies there.
InboxState inbox_state_of(const MailEntry& entry);
const char* name_of(InboxState state);
std::optional<InboxState> inbox_state_of(std::string_view name);

// Kind and id together name an item, today and tomorrow.
struct OpenItem {
  ItemKind kind = ItemKind::kReview;
  std::int64_t id = 0;
  Reference ref;                           // of the registration that it is about; empty: of none
  std::int64_t mail_id = 0;                // the mail it comes from; 0: none is known
  std::string sender;                      // the mail's, or the address that was written to
  std::string subject;                     // the mail's; empty where there is none
  std::string reason;                      // as the mail's fate gives it English
  std::string excerpt;                     // the beginning of what was written; `app` fills it in
  std::string reply_subject;               // kHeld: of the reply that waits; `app` as well
  Instant arrived{};                       // since when it waits
  InboxState inbox = InboxState::kUnread;  // kReview and kSetAside only
  std::optional<Person> person;            // what is known of whom it is about
  bool can_accept = false;                 // a mail: its link may be answered with "akkoord"
  std::string reply_link;  // "mailto:…", with which a mail settles it; empty: none
};

// Ordinary mails in the inbox that were read, and not answered.
struct Unanswered {
  int mails = 0;
  Instant oldest{};  // when the first of them arrived; of none nothing
};

struct GroupCount {
  GroupId id;
  int people = 0;    // who come
  int new_ones = 0;  // of them, those who were not in it when the period began
  int capacity = 0;  // 0: no limit
  int placed = 0;    // of them, those who have a place
  int waiting = 0;   // of them, those who wait for one; the others are not complete yet
};

// What a mail altered, or a place that came free.
struct Alteration {
  Registration before;
  Registration after;
  bool is_reachable = true;  // false: a place came free, and no mail can tell whoever it is
};

// Who proposed a group: those who come, by topic as they wrote it (the first spelling of several).
struct ProposedTopic {
  std::string topic;
  std::vector<Registration> people;
};

// Registrations that may be one and the same person's.
struct PossibleDouble {
  std::vector<Registration> registrations;
};

struct Totals {
  int people = 0;   // confirmed and incomplete: who come, as far as is known
  int schools = 0;  // theirs, however they are spelt: see institutions.h
  int foundations = 0;
  int confirmed = 0;
  int incomplete = 0;  // answers outstanding
  int cancelled = 0;   // who stay away: whoever stood twice does not
  int late = 0;
};

// How the desk fares, for the last line.
struct Fitness {
  std::optional<Instant> last_poll;  // last good one
  std::string mailbox_error;         // empty: fine
  std::string courier_error;
  std::int64_t guarded = 0;              // mails that the cold-start guard holds
  std::optional<Instant> oldest_unsent;  // the oldest reply that still waits
  int unsent = 0;                        // how many do
  int failed = 0;                        // replies that were given up in the period
  bool over_hourly_cap = false;          // replies wait for the next hour
  std::string silencing_rule;  // the rule that kept most of the period's mail unanswered, as `desk`
                               // names it; empty: none did
  int silenced = 0;            // how many mails it kept
  int held = 0;                // replies that wait for an organiser
  bool was_over_hourly_cap = false;  // in the period replies waited so, and have gone out since
  std::vector<std::string> without_digest;  // whose digest could not be delivered in the period
};

// The erasure of everything personal, of which numbers are left.
struct Purge {
  bool is_told = false;            // it was before the period: an earlier digest has told it
  bool is_over = false;            // the retention is: nobody signs up for this event any more
  bool is_done = true;             // nothing of it waits
  std::int64_t registrations = 0;  // that went in the period
};

// A mail that nobody had answered when it went with the erasure of somebody whom it names.
struct LostMail {
  std::string sender;
  Instant arrived{};
};

struct Report {
  Instant since{};                     // Instant{}: from the beginning
  Instant until{};                     // not included: it belongs to the next period
  std::optional<Instant> day;          // what day it is the digest of; nullopt: that of `until`
  std::int64_t erased = 0;             // registrations that were erased in the period, one by one
  std::int64_t erased_colleagues = 0;  // of them, whom somebody who was erased had signed up
  std::vector<LostMail> lost;          // in the period, the oldest first
  bool is_recounted = false;           // an earlier digest's period, as things stand by now
  Totals totals;                       // as things stood at `until`
  Totals before;                       // and at `since`
  std::vector<GroupCount> groups;      // all of the event's, in its order; those with none too
  // What happened in the period, in order of its last event; who came and went within it stands
  // nowhere.
  std::vector<Registration> registered;
  std::vector<Alteration> changed;
  std::vector<Registration> withdrawn;
  std::vector<Registration> merged;  // whose person comes by another registration
  std::vector<Registration> late;
  // How things stand.
  std::vector<ProposedTopic> proposals;
  std::vector<PossibleDouble> doubles;
  std::vector<OpenItem> open;  // by kind, the longest waiting first
  Unanswered read_unanswered;
  Fitness fitness;
  std::optional<Purge> purge;  // if there was one before `until`
  // Rises with each erasure and each of its passes: tells whether what is said here may still be.
  std::int64_t erasures = 0;
};

// Whether a registration counts as somebody who comes: confirmed, or still to be completed.
bool comes(const Registration& registration);

// False once everything personal was erased, which has been told, and nothing has happened since.
bool is_worth_a_mail(const Report& report);

Totals totals_of(const std::vector<Registration>& registrations);
// Those who come and whose names, schools and addresses say that they may be the same person.
std::vector<PossibleDouble> possible_doubles(const std::vector<Registration>& registrations);
// What the registrations at two moments tell: all but the period, what is open, and the fitness.
// Registrations are told apart by their id.
Report compare(const Event& event, const std::vector<Registration>& before,
               const std::vector<Registration>& after);

}  // namespace meldaan
