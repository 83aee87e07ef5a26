// A mailbox that Meldaan serves: IMAP or a Maildir, with one contract.
//
// Not thread-safe: one thread owns a mailbox; only the Wakeup handed to wait() may be called from
// others. After an error with Errc::kUnreachable, kTimeout, kTls, kAuth, kProtocol or kLimit the
// session is gone; the next call of open() makes a new one. Every wait on the network has a
// deadline.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "domain/mailbox_mail.h"
#include "util/result.h"
#include "util/wakeup.h"

namespace meldaan::net {

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

  // Returns when there may be new mail, when `wakeup` is called, or after `limit`. IDLE where the
  // server has it; otherwise it just waits. The caller lists afterwards in any case.
  virtual Result<void> wait(std::chrono::milliseconds limit, const Wakeup& wakeup) = 0;
  // Leaves politely (LOGOUT), within a short deadline.
  virtual void close() = 0;
};

}  // namespace meldaan::net
