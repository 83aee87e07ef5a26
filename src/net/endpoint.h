// How a server is reached; shared by IMAP and SMTP.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "net/courier.h"
#include "net/mailbox.h"
#include "util/result.h"

namespace meldaan::net {

struct Endpoint {
  std::string
      url;  // imaps://host[:port], imap://…, smtps://…, smtp://…, maildir:/path, folder:/path
  std::string user;  // empty: no log-in
  std::string password;
  std::string tls_ca;      // a CA file; empty: the system's
  bool plaintext = false;  // tls = "none"; the configuration grants it to loopback hosts only
  std::chrono::milliseconds connect_timeout{20000};
  std::chrono::milliseconds io_timeout{60000};  // of each read and each write
};

struct MailboxOptions {
  Endpoint endpoint;
  std::string inbox = "INBOX";
  std::string handled = "Aanmeldingen";
  std::string sent;                            // where people's answers lie; empty: nowhere
  std::string save_sent;                       // gets a copy of each reply; empty: none does
  std::uint64_t mail_bytes = 26214400;         // a larger mail is fetched up to here
  std::chrono::seconds idle_renewal{28 * 60};  // RFC 2177: before 29 minutes
};

// ImapMailbox or MaildirMailbox, by the URL's scheme; kConfig where the scheme is neither. Does not
// connect.
Result<std::unique_ptr<Mailbox>> make_mailbox(const MailboxOptions& options);
// SmtpCourier or FolderCourier.
Result<std::unique_ptr<Courier>> make_courier(const Endpoint& endpoint);

}  // namespace meldaan::net
