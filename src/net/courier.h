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
  // of the connection, TLS and log-in have their own codes (kUnreachable, kTimeout, kTls, kAuth,
  // kProtocol) and are always transient: they say nothing of this mail, so the caller waits with
  // the whole queue. kRefused and kInvalid speak of this mail alone.
  //
  // Where one of several recipients is refused, nobody gets the message: a caller who wants the
  // others served sends to each on its own.
  virtual Result<void> send(const Envelope& envelope, std::string_view message) = 0;
  // Connects and logs in without sending, for `check`.
  virtual Result<void> probe() = 0;
  // Takes leave of the server, within seconds; the next send() connects again.
  virtual void close() = 0;
};

}  // namespace meldaan::net
