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
  bool read = false;       // \Seen; says what people did, and decides nothing
};

// How far a folder has been read; kept by the caller between calls and runs.
struct FolderMark {
  std::uint32_t uid_validity = 0;  // of that folder; 0 before the first call, and in a Maildir
  std::uint64_t last = 0;  // the highest UID told; in a Maildir a time of change, in nanoseconds

  bool operator==(const FolderMark&) const = default;
};

// Of a mail's header what says which mail it is, what it answers and who wrote it: the fields
// Message-ID, In-Reply-To, References, From and Auto-Submitted, raw, each line with CRLF, bounded.
struct HeaderBlock {
  std::uint64_t uid = 0;
  std::string bytes;
};

struct FolderHeaders {
  std::vector<HeaderBlock> mails;
  FolderMark mark;    // what to go on from
  bool more = false;  // there are more than one call tells: ask again with this mark
};

struct FetchedMail {
  MailEntry entry;
  std::string bytes;       // as the server gave them
  bool truncated = false;  // the mail is larger than the limit; `bytes` is its beginning
};

}  // namespace meldaan
