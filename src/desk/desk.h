// Reading + what the store knows → Decision. The decision table of the registration desk.
//
// Pure: state in, decision out; no clock but the one that is handed in.
#pragma once

#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "domain/decision.h"
#include "domain/incoming_mail.h"
#include "domain/reading.h"
#include "domain/registration.h"

namespace meldaan::desk {

// What a mail deserves by itself, without earlier mails (tests/corpus/README.md). Used by `parse`
// too.
struct Judgement {
  Outcome outcome = Outcome::kReview;
  std::vector<Missing> missing;  // over all people, each once
  std::string why;               // English, short
};
Judgement judge(const Reading& reading);

// The person that a reading speaks of, with only what is sure enough to be written down.
Person person_of(const PersonReading& reading);

struct Situation {
  const IncomingMail* mail = nullptr;
  const Reading* reading = nullptr;
  std::optional<SentReply> answered;  // the mail of ours that this one answers
  std::vector<Standing> thread;       // whom that mail was about
  std::vector<Standing> referred;     // whom a reference in the subject names
  std::vector<Standing> own;          // of the sender's address, and those it sent in
  // Whom others signed up without an address, and who is surely one of the sender's address. Looked
  // for where an erasure is asked for.
  std::vector<Standing> same_person;
  bool own_copy = false;     // a mail that this program wrote itself
  bool is_answered = false;  // a person of the organisation has answered it before it was read
  bool forged = false;       // the trusted header reports a DMARC failure
  Instant arrived{};
  Instant now{};
  Instant closes{};
  Instant over{};  // when the event ends; the epoch where nothing hangs on it
  bool truncated = false;
};
Decision decide(const Situation& situation);

}  // namespace meldaan::desk
