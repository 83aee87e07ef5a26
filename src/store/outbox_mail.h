// A mail of ours in the outbox: as it is queued, as it is sent, and as it is told of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/conversation.h"
#include "domain/decision.h"
#include "domain/registration.h"
#include "util/clock.h"

namespace meldaan::store {

struct NewOutboxMail {
  ReplyKind kind = ReplyKind::kConfirmation;
  std::string message_id;  // without <>
  std::string recipient;
  std::string envelope_from;
  std::string message;  // the whole mail, as it goes out
  // The first confirmation of a new registration: the cap of an address does not count it.
  bool first_for_registration = false;
  bool held = false;               // over the cap of its address: waits for an organiser
  std::optional<Instant> expires;  // from then on of no use to its reader; none: never
  std::string language;            // in which it is written: "nl"
  std::vector<Reference> about;    // whom it is about, in its order
  std::vector<GroupId> choices;    // what it numbers; number n is element n - 1
  std::vector<std::pair<Reference, Gap>> asks;
};

enum class OutboxState { kQueued, kSending, kSent, kDeferred, kFailed, kHeld };
const char* name_of(OutboxState state);

// kReply: what is not mailed to many at once; kDigest: while the hourly cap holds all others up.
enum class Claim { kAny, kReply, kDigest };

struct OutboxMail {
  std::int64_t id = 0;
  std::string message_id;
  std::string recipient;
  std::string envelope_from;
  std::string message;
  int attempts = 0;  // begun before this one
  Instant created{};
};

// A mail before the event that is due: to one address, about all whom it is to tell of.
struct DueEventReminder {
  std::string recipient;
  std::vector<Registration> registrations;  // oldest first; at least one
  std::string in_reply_to;                  // our last mail to it about them; empty: none is known
  std::string references;                   // the recipient's mail that that one answered; or empty
};

// A mail of ours, without its content.
struct StoredReply {
  ReplyKind kind = ReplyKind::kConfirmation;
  std::string recipient;
  Instant created{};
  OutboxState state = OutboxState::kQueued;
  std::optional<Instant> finished;  // when it was sent or given up
  std::string error;                // of the last attempt that failed; empty: none did
};

}  // namespace meldaan::store
