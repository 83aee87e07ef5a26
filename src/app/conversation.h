// What the store knows of the conversation that a mail belongs to: the mail of ours that it
// answers, whom a reference in its subject names, and whom its sender has registered.
//
// Belongs to the thread that owns the store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/conversation.h"
#include "domain/incoming_mail.h"
#include "store/store.h"
#include "util/result.h"

namespace meldaan::app {

struct Conversation {
  std::optional<SentReply> answered;
  std::string answered_text;       // what that mail of ours said; empty where it is not kept
  std::vector<Standing> thread;    // whom the mail of ours was about
  std::vector<Standing> referred;  // by references in the subject
  std::vector<Standing> own;       // of the sender's address, and those it sent in
};

// Whether its sender is one of these addresses.
bool is_from(const IncomingMail& mail, const std::vector<std::string>& addresses);

// By a Message-ID of ours in In-Reply-To, References or the returned headers of a report; where
// there is none, in a mail from `own_address`, by the participant's mail that it answers.
Result<Conversation> find_conversation(store::Store& store, std::string_view secret,
                                       const IncomingMail& mail, bool from_ourselves);

// By what a bare answer of this sender can be understood: the mail of ours that it answers, else a
// reference in its subject, else, for an answer that has lost its thread, what the sender was last
// asked. nullopt where it is none, or answers what was asked of somebody else.
std::optional<Expectation> expectation_of(const Conversation& conversation,
                                          const IncomingMail& mail, const Event& event);

// Whom others signed up without an address, and who is surely one of the sender's address.
Result<std::vector<Standing>> same_person(store::Store& store, const Conversation& conversation,
                                          const IncomingMail& mail);

// Whose registrations the writer may alter: of whom a later mail may speak.
std::vector<Acquaintance> acquaintances_of(const Conversation& conversation,
                                           const IncomingMail& mail);

}  // namespace meldaan::app
