// An inbox on an IMAP server (RFC 3501; RFC 2177 IDLE, 6851 MOVE, 4315 UIDPLUS, 2342 NAMESPACE
// where the server has them). What it does to the mailbox: mails move to the handled folder, copies
// of replies are put into another; no flag of a mail that was there is set, nothing is expunged but
// what was copied there, and what erase() is asked to destroy.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "net/endpoint.h"
#include "net/imap_namespace.h"
#include "net/mailbox.h"

namespace meldaan::net {

class ImapSession;
struct FolderQuery;

class ImapMailbox : public Mailbox {
 public:
  explicit ImapMailbox(MailboxOptions options);
  ~ImapMailbox() override;

  Result<void> open() override;
  std::uint32_t uid_validity() const override { return uid_validity_; }
  std::string name() const override { return name_; }
  Result<std::vector<MailEntry>> list() override;
  Result<std::vector<FetchedMail>> fetch(const std::vector<MailEntry>& entries) override;
  Result<void> move_handled(const std::vector<std::uint64_t>& uids) override;
  Result<FolderHeaders> sent_headers(Instant since, const FolderMark& after) override;
  Result<FolderHeaders> answered_headers(Instant since, const FolderMark& after) override;
  Result<void> save_sent(std::string_view message, Instant date) override;
  Result<ErasedMails> erase(const ErasureSearch& search) override;
  Result<void> wait(std::chrono::milliseconds limit, const Wakeup& wakeup) override;
  void close() override;

 private:
  Result<void> connect();
  // open(), where UIDs of the last list() are about to be used: they must still hold.
  Result<void> resume();
  Result<void> find_namespace();
  Result<void> select_inbox();
  // SELECT anew after another folder was open; `mails` and `had_news` are what the session said
  // before.
  Result<void> return_to_inbox(std::uint64_t mails, bool had_news);
  Result<void> create_handled();
  Result<FolderHeaders> headers_in(const std::string& folder, const FolderQuery& query);
  struct Wanted;
  Result<void> fetch_set(const std::string& set, bool cut, Wanted& wanted);
  Result<void> move_set(const std::string& set);
  Result<void> copy_and_expunge(const std::string& set);
  // COPY or MOVE to the handled folder, which is created anew where it has vanished.
  Result<void> to_handled(const std::string& verb, const std::string& set);
  // What a command leaves behind: a session that is over is thrown away.
  template <class T>
  Result<T> settled(Result<T> result);

  MailboxOptions options_;
  std::string name_;
  std::unique_ptr<ImapSession> session_;
  std::uint32_t uid_validity_ = 0;
  std::uint64_t uid_next_ = 0;  // a mail from this UID on is news to the caller; 0: not known
  bool idle_refused_ = false;   // by this session's server, for reasons of its own
  ImapNamespace namespace_;
  std::string handled_;  // the handled folder in the server's spelling, quoted
};

}  // namespace meldaan::net
