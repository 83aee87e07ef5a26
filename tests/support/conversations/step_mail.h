// The mail of a conversation's step, put together from its keys (tests/conversations/README.md) and
// from what was mailed before.
#pragma once

#include <map>
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

// Of the steps before: a mail each, empty where none came, all replies in order, and the links that
// the digests have offered for an item ("mail-1"), the newest of each.
struct SoFar {
  const std::vector<std::string>& mails;
  const std::vector<SentMail>& sent;
  const std::map<std::string, std::string>& links;
};

// The links of a digest's text, by the item that each settles.
std::map<std::string, std::string> links_in(const std::string& text);
// The subject of the mail that a link opens.
std::string subject_of(const std::string& link);

// Empty where no mail comes in that step. Lines end with CRLF.
std::string mail_of_step(const nlohmann::json& step, int number, const SoFar& before);

// "2018-09-10T09:00", Europe/Amsterdam.
Instant time_of(const std::string& text);

}  // namespace meldaan::test
