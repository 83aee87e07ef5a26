// An inbox that is a Maildir (https://cr.yp.to/proto/maildir.html): new/ and cur/ are read, handled
// mail moves to the Maildir++ folder ".Aanmeldingen" beside them. A mail's UID is derived from the
// unique part of its file name, which keeps as long as nobody renames it; UIDVALIDITY is 0.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "net/endpoint.h"
#include "net/mailbox.h"
#include "util/file.h"

namespace meldaan::net {

class MaildirMailbox : public Mailbox {
 public:
  MaildirMailbox(std::filesystem::path root, MailboxOptions options);

  // kNotFound where the Maildir is not there: it is not made, so that a mistyped path is noticed.
  Result<void> open() override;
  std::uint32_t uid_validity() const override { return 0; }
  std::string name() const override { return "maildir:" + root_.string(); }
  Result<std::vector<MailEntry>> list() override;
  Result<std::vector<FetchedMail>> fetch(const std::vector<MailEntry>& entries) override;
  Result<void> move_handled(const std::vector<std::uint64_t>& uids) override;
  Result<FolderHeaders> sent_headers(Instant since, const FolderMark& after) override;
  Result<FolderHeaders> answered_headers(Instant since, const FolderMark& after) override;
  // Delivered as any mail into a Maildir: complete in tmp/, then renamed into cur/.
  Result<void> save_sent(std::string_view message, Instant date) override;
  Result<ErasedMails> erase(const ErasureSearch& search) override;
  // By inotify: a mail that is delivered ends the wait at once.
  Result<void> wait(std::chrono::milliseconds limit, const Wakeup& wakeup) override;
  void close() override { watch_.reset(); }

 private:
  Result<void> scan(const std::filesystem::path& folder, std::vector<MailEntry>& entries);
  // Calls `use` with a mail's file, and once more where the file is not there any more: a mail
  // program that shows a mail renames it. kNotFound where the mail has really gone.
  template <class Use>
  auto with_file(std::uint64_t uid, Use use) -> decltype(use(std::filesystem::path()));
  Result<void> move_file(const std::filesystem::path& file);
  // Where a configured folder lies: Maildir++, ".Archief.2018"; INBOX is the Maildir itself.
  std::filesystem::path folder(const std::string& configured) const;
  Result<void> watch();

  std::filesystem::path root_;
  std::filesystem::path handled_;
  MailboxOptions options_;
  std::map<std::uint64_t, std::filesystem::path> files_;  // as last seen
  UniqueFd watch_;
};

}  // namespace meldaan::net
