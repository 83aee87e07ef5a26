// A mailbox that Meldaan serves: IMAP or a Maildir, with one contract.
//
// Not thread-safe: one thread owns a mailbox; only the Wakeup handed to wait() may be called from
// others. After an error with Errc::kUnreachable, kTimeout, kTls, kAuth, kProtocol or kLimit the
// session is gone; the next call of open() makes a new one. Every wait on the network has a
// deadline.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/mailbox_mail.h"
#include "util/result.h"
#include "util/wakeup.h"

namespace meldaan::net {

// A page of headers: at 32 KiB each (a thread of 300 mails in References) 16 MiB are in memory.
inline constexpr std::size_t kFolderPage = 500;
inline constexpr std::size_t kHeaderBytes = 32 * 1024;
// Clocks are set back by seconds, and file systems tell times as coarsely as that.
inline constexpr std::chrono::seconds kMaildirSettling{60};

// Which mails erase() destroys: those that the words or the Message-IDs lead to and that `is_meant`
// recognises. A server may find too much (it searches by words and parts of words); nothing is
// destroyed that was not read.
struct ErasureSearch {
  std::vector<std::string> words;                        // UTF-8: addresses, names
  std::vector<std::string> message_ids;                  // without <>
  std::function<bool(std::string_view bytes)> is_meant;  // as far as fetch() would give them
  std::function<void()> on_progress = [] {};
};

struct ErasedMails {
  std::uint64_t mails = 0;
  std::uint64_t folders = 0;           // that were searched
  std::vector<std::string> obstacles;  // what could not be done, one line each; names no folder
};

class Mailbox {
 public:
  virtual ~Mailbox() = default;

  // Connects where needed, and sees to it that the handled folder exists. Afterwards uid_validity()
  // holds.
  virtual Result<void> open() = 0;
  virtual std::uint32_t uid_validity() const = 0;
  // What identifies this inbox in MailKey::mailbox; without user name or password.
  virtual std::string name() const = 0;

  // Every mail in the inbox, oldest UID first (in a Maildir, whose UIDs have no order, by arrival).
  virtual Result<std::vector<MailEntry>> list() = 0;
  // The mails of these entries, in one round trip; the caller bounds their sizes' sum. A mail over
  // the size limit comes truncated. A mail that has vanished meanwhile is left out, and so is one
  // that turns out so much larger than its entry said that memory forbids it beside the others: it
  // comes when it is asked for alone. Sets no flag. kProtocol where the inbox has been renumbered
  // since list().
  virtual Result<std::vector<FetchedMail>> fetch(const std::vector<MailEntry>& entries) = 0;
  // Moves mails to the handled folder. A UID that is gone is no error. A server that has neither
  // MOVE nor UIDPLUS keeps them listed, marked as deleted: list() goes on to tell them.
  virtual Result<void> move_handled(const std::vector<std::uint64_t>& uids) = 0;

  // What people of ours have written: header fields of the mails in the folder configured as
  // `sent` that arrived at `since` or later (a day too many may come; Instant{}: all) and lie
  // beyond `after`, oldest first, kFolderPage of them and kHeaderBytes each at the most. No body is
  // fetched, no flag set. Nothing where no such folder is configured or it does not exist (yet). A
  // mark of another UIDVALIDITY counts for none: all is told anew. In a Maildir, where the mark is
  // a time, mails that came within kMaildirSettling before it are told again. kRefused where the
  // server does not open the folder: the inbox goes on to be served.
  //
  // Whatever comes of it, the inbox is selected afterwards (RFC 3501 section 6.3.2), or the session
  // is gone; news of mail that came meanwhile ends the next wait(). kProtocol where the inbox has
  // been renumbered since list().
  virtual Result<FolderHeaders> sent_headers(Instant since, const FolderMark& after) = 0;
  // The same for the handled folder's mails that bear \Answered (in a Maildir: R), which this
  // program never sets: a human has answered them. A flag may come to a mail of any age, so who
  // wants all of them starts with FolderMark{}.
  virtual Result<FolderHeaders> answered_headers(Instant since, const FolderMark& after) = 0;
  // Puts a copy of a reply, whose lines end with CRLF, into the folder configured as `save_sent`,
  // with \Seen and this date of arrival (APPEND, RFC 3501 section 6.3.11); the folder is made where
  // it is missing. Does nothing where none is configured. kRefused where the server says no (over
  // quota), kInvalid for a message with NUL in it. After kTimeout or kUnreachable the copy may lie
  // there: trying again can make a second one.
  virtual Result<void> save_sent(std::string_view message, Instant date) = 0;

  // Destroys mails in every folder that there is, the inbox included. Only those: no other mail
  // that is marked as deleted goes with them (UID EXPUNGE, RFC 4315). What one folder or server
  // does not allow is an obstacle and stops nothing else; an error is a session that is over. The
  // inbox is selected afterwards, as after sent_headers().
  virtual Result<ErasedMails> erase(const ErasureSearch& search) = 0;

  // Returns when there may be new mail, when `wakeup` is called, or after `limit`. IDLE where the
  // server has it; otherwise it just waits. The caller lists afterwards in any case.
  virtual Result<void> wait(std::chrono::milliseconds limit, const Wakeup& wakeup) = 0;
  // Leaves politely (LOGOUT), within a short deadline.
  virtual void close() = 0;
};

}  // namespace meldaan::net
