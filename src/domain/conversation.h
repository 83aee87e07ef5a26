// What has been said about a registration so far: which of our mails asked what, and how often.
// `store` keeps it, `desk` decides with it, `extract` reads bare answers by it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/address.h"
#include "domain/decision.h"
#include "domain/registration.h"

namespace meldaan {

// What a question asks for: "name", "affiliation", "groups" (name_of(Missing)), or the topic that
// fits more than one group.
using Gap = std::string;
// In the order in which they are asked.
std::vector<Gap> gaps_of(const Person& person);

// What becomes of a conversation beside what is registered.
enum class Mark {
  kReminded,
  kEventReminded,
  kReceiptSent,
  kTakenOver,
  kUndeliverable,
  kDeliverable
};

// A registration with its side of the conversation.
struct Standing {
  Registration registration;
  std::map<Gap, int> asked;            // how often each gap was asked for
  std::optional<Instant> asked_since;  // when the question went out that is still open
  bool reminded = false;               // one reminder has gone out
  bool receipt_sent = false;           // "your mail lies with the organisation" has gone out
  bool taken_over = false;             // a person of the organisation answers from here on
  bool undeliverable = false;          // our last mail about it came back for good
  // Where our mail about it goes: the person's own address once we have answered a mail from it,
  // until then to whoever signed them up, who was told of it. Empty: that one was erased.
  std::string mailed_at;
};

// A registration as it stood before the mail that altered it.
struct Undo {
  std::int64_t registration = 0;
  Person person;
  RegistrationState state = RegistrationState::kCancelled;  // cancelled where that mail made it
};

// A mail of ours, found by its Message-ID.
struct SentReply {
  std::int64_t id = 0;  // of the outbox
  std::string message_id;
  ReplyKind kind = ReplyKind::kConfirmation;
  std::string recipient;
  std::vector<std::int64_t> registrations;  // whom it was about, in its order
  std::vector<GroupId> choices;             // number n is element n - 1
  std::vector<Undo> undo;  // what it told of, as far as nothing has altered it since
};

// By what a bare answer is understood: whom our mail was about, what it asked, how it numbered.
struct Expectation {
  std::vector<Person> people;
  std::vector<std::int64_t> registrations;  // theirs, in the same order
  std::vector<GroupId> choices;
  std::string text;  // what it said, wherever it is quoted; empty where that is not known
  Address writer;    // of the answer, as its From header says
};

// Somebody whose registration the writer of a mail may alter, and of whom it may therefore speak.
struct Acquaintance {
  std::int64_t registration = 0;
  Person person;
  bool is_writer = false;
  bool cancelled = false;
  bool in_thread = false;  // our mail that this one answers was about them
};

}  // namespace meldaan
