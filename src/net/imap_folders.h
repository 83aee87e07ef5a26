// Folders beside the inbox on an IMAP session: made, appended to, and read by their headers.
//
// Internal to ImapMailbox, which makes one for each task and sees to it that the inbox is selected
// again where left_inbox() says so, also after an error. Folder names are those of the
// configuration but where a parameter is called `quoted`. One thread; the session must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/mailbox_mail.h"
#include "net/imap_namespace.h"
#include "net/imap_session.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::net {

// Which mails of a folder are asked for.
struct FolderQuery {
  Instant since{};  // Instant{}: of any age
  bool answered = false;
  FolderMark after;
};

class ImapFolders {
 public:
  ImapFolders(ImapSession& session, const ImapNamespace& names)
      : session_(session), names_(names) {}

  // A name as the server spells it, quoted. kConfig where it cannot be written in IMAP.
  Result<std::string> quoted(const std::string& folder) const;
  // LIST (RFC 3501 section 6.3.8). A name that only has folders below it is none.
  Result<bool> exists(const std::string& quoted);
  // CREATE and SUBSCRIBE. That another client was faster is no error.
  Result<void> create(const std::string& folder);

  // As Mailbox::sent_headers() says; nothing where the folder does not exist.
  Result<FolderHeaders> headers(const std::string& folder, const FolderQuery& query);
  // As Mailbox::save_sent() says.
  Result<void> append(const std::string& folder, std::string_view message, Instant date);

  // Whether another folder, or none, is selected now.
  bool left_inbox() const { return left_inbox_; }

 private:
  // False where the folder does not exist. kRefused for any other NO.
  Result<bool> command_on(const std::string& verb, const std::string& quoted,
                          const std::string& rest, const ImapSession::OnUntagged& on_untagged);
  Result<bool> is_missing(const ImapResponse& answer, const std::string& quoted);
  // Whether mail may lie beyond the mark, by STATUS: the inbox stays selected.
  Result<bool> has_grown(const std::string& quoted, const FolderMark& mark);
  // Whose mark holds UIDVALIDITY, and the UID before UIDNEXT (0 where the server names none);
  // nullopt where the folder does not exist.
  Result<std::optional<FolderMark>> examine(const std::string& quoted);
  // UIDs beyond the mark, ascending; one more than a page holds at the most.
  Result<std::vector<std::uint64_t>> search(const FolderQuery& query, std::uint64_t last);
  Result<std::vector<HeaderBlock>> fetch(const std::vector<std::uint64_t>& uids);

  ImapSession& session_;
  const ImapNamespace& names_;
  bool left_inbox_ = false;
};

}  // namespace meldaan::net
