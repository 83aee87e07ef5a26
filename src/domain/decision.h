// What the desk decides on a mail. `desk` makes it, `app` carries it out, `store` keeps it,
// `render` words it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/address.h"
#include "domain/reading.h"
#include "domain/registration.h"
#include "domain/settlement.h"

namespace meldaan {

// What a mail deserves (the corpus' word for it). kNone: it depends on earlier mails (change,
// cancel).
enum class Outcome { kConfirm, kAsk, kReview, kIgnore, kNone };
const char* name_of(Outcome outcome);

// What became of a mail; stored with it.
enum class Fate {
  kRegistered,  // registrations came of it or were altered by it; moves to the handled folder
  kReview,      // a human wrote it, a human must answer it; stays in the inbox, unread
  kIgnored,     // no human wrote it; stays in the inbox, remembered
  kFiled,       // a machine's answer to one of ours; moves to the handled folder
  kDuplicate,   // the same mail by another way; moves, no second reply
  kSettled,     // an organiser's mail that settled an open item; moves
  kSetAside,    // could not be read three times, or is too large; a human looks at the raw mail;
                // stays
  kErased,      // what it said was erased with the person it is about; known again by its hashes
};
const char* name_of(Fate fate);
std::optional<Fate> fate_of(std::string_view name);
// Whether a mail of that fate leaves the inbox.
bool leaves_inbox(Fate fate);

enum class ReplyKind {
  kConfirmation,   // everyone in it is complete
  kQuestion,       // of someone something is missing or unclear
  kReminder,       // that question once more, after days without an answer
  kEventReminder,  // to who comes, some days before the event
  kChanged,        // a registration was altered: before and after
  kCancelled,      // somebody withdrew, with who still comes
  kUnchanged,      // the same was sent again: how things stand
  kLate,           // the event has closed
  kErasureCheck,   // asks whether everything that is stored is to be erased
  kErased,         // it was; names nobody
  kReceipt,        // two questions have not helped: a person of the organisation takes over
  kNotice,         // to the registered address: another address has altered the registration
  kMovedUp,        // a place has come free in a group that somebody waited for
  kDigest,         // to the organisers, daily; says a Report, not a Reply
  kSettling,       // to an organiser: what became of the mail that was to settle an open item
};
const char* name_of(ReplyKind kind);
// Whether it goes out without a mail that it answers (RFC 3834 section 5: auto-generated).
bool is_unasked(ReplyKind kind);
std::optional<ReplyKind> reply_kind_of(std::string_view name);

// What a reply says: the facts, not the words. `render` makes a mail of it.
struct Reply {
  ReplyKind kind = ReplyKind::kConfirmation;
  std::string language = "nl";
  std::vector<Registration>
      registrations;  // whom it is about; the first one's reference stands in the subject
  // Those of them whom the mail altered, as they stood before; found by their reference.
  std::vector<Registration> before;
  std::vector<Registration> others;  // in the same conversation and untouched: who still comes
  std::string altered_by;  // the address that did it, where it is not the reader's; else empty
  std::optional<SettlingReport> settling;  // kSettling
  bool has_question = false;               // a human will answer what else was asked
  bool asks_again = false;                 // the answer to our question has brought nothing
  bool by_organiser = false;               // an organiser did it, and not a mail of the reader's
  bool is_merged = false;                  // two registrations of one person have become one
  bool is_refused = false;                 // kCancelled: who was late is not let in
  int colleagues = 0;  // kErased: how many of them went with whoever signed them up
  // The mail that is answered.
  Address to;
  std::string subject;
  std::string in_reply_to;
  std::vector<std::string> references;
};

// A reply as it is decided on, before new registrations have their references.
struct PlannedReply {
  ReplyKind kind = ReplyKind::kConfirmation;
  std::string to;                  // an address; empty: whoever wrote the mail
  std::vector<std::size_t> about;  // numbers in Decision::registrations
  std::vector<Registration> before;
  std::vector<Registration> others;
  std::string altered_by;
  bool asks_again = false;
  bool by_organiser = false;
  bool is_merged = false;
  bool is_refused = false;
  int colleagues = 0;
  std::string language = "nl";  // where it goes to another address than the mail's
};

struct Decision {
  Outcome outcome = Outcome::kNone;
  Fate fate = Fate::kReview;
  std::string reason;  // English, short: for the log and the organisers' list
  // Registrations to store: those with an id are updated, the others are new and still lack their
  // reference.
  std::vector<Registration> registrations;
  std::vector<PlannedReply> replies;
  std::vector<std::int64_t> erased;      // registrations to erase
  std::vector<Reference> taken_over;     // a person of the organisation has answered about them
  std::vector<Reference> undeliverable;  // our mail about them came back for good
  std::vector<Reference> deliverable;    // their address has written again
};

}  // namespace meldaan
