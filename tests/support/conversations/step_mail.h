// The mail of a conversation's step, put together from its keys (tests/conversations/README.md) and
// from what was mailed before.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "domain/conversation.h"
#include "domain/incoming_mail.h"
#include "util/clock.h"

namespace meldaan::test {

// A reply of ours.
struct SentMail {
  std::string recipient;
  IncomingMail mail;
  std::string kind;
  std::vector<Gap> asks;  // of the first person it is about
};

// Of the steps before: a mail each, empty where none came, and all replies in order.
struct SoFar {
  const std::vector<std::string>& mails;
  const std::vector<SentMail>& sent;
};

// Empty where no mail comes in that step. Lines end with CRLF.
std::string mail_of_step(const nlohmann::json& step, int number, const SoFar& before);

// "2018-09-10T09:00", Europe/Amsterdam.
Instant time_of(const std::string& text);

}  // namespace meldaan::test
