// Who carries a reply away: an SMTP server or a folder.
//
// Not thread-safe: one thread owns a courier.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "util/result.h"

namespace meldaan::net {

struct Envelope {
  std::string from;  // "" is the null sender
  std::vector<std::string> to;
};

class Courier {
 public:
  virtual ~Courier() = default;

  // Success: the message is accepted for every recipient. An error says transient or permanent by
  // the server's reply code (RFC 5321 section 4.2.1); what is unknown counts as transient. Errors
  // of the connection, TLS and log-in have their own codes and are always transient: they say
  // nothing of this mail.
  virtual Result<void> send(const Envelope& envelope, std::string_view message) = 0;
  // Connects and logs in without sending, for `check`.
  virtual Result<void> probe() = 0;
  virtual void close() = 0;
};

}  // namespace meldaan::net
