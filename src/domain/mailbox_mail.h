// What identifies a mail in a mailbox, and what a mailbox tells of it before it is fetched.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "util/clock.h"

namespace meldaan {

// RFC 3501 section 2.3.1.1: a mail is known by its mailbox, UIDVALIDITY and UID. A Maildir has no
// UIDs: there the UID is derived from the unique part of the file name, and UIDVALIDITY is 0.
struct MailKey {
  std::string mailbox;  // the inbox, as configured: "imaps://imap.example.nl/INBOX"
  std::uint32_t uid_validity = 0;
  std::uint64_t uid = 0;

  bool operator==(const MailKey&) const = default;
};

struct MailEntry {
  std::uint64_t uid = 0;
  Instant arrived{};       // INTERNALDATE; in a Maildir the file's modification time
  std::uint64_t size = 0;  // bytes (RFC822.SIZE)
  bool answered = false;   // \Answered
};

struct FetchedMail {
  MailEntry entry;
  std::string bytes;       // as the server gave them
  bool truncated = false;  // the mail is larger than the limit; `bytes` is its beginning
};

}  // namespace meldaan
