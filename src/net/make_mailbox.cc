#include "net/endpoint.h"
#include "net/imap_mailbox.h"
#include "net/maildir_mailbox.h"

namespace meldaan::net {

Result<std::unique_ptr<Mailbox>> make_mailbox(const MailboxOptions& options) {
  const std::string_view url = options.endpoint.url;
  constexpr std::string_view kMaildir = "maildir:";
  if (url.starts_with(kMaildir)) {
    return std::unique_ptr<Mailbox>(
        std::make_unique<MaildirMailbox>(std::string(url.substr(kMaildir.size())), options));
  }
  if (url.starts_with("imaps://") || url.starts_with("imap://")) {
    return std::unique_ptr<Mailbox>(std::make_unique<ImapMailbox>(options));
  }
  return permanent(Errc::kConfig, "mailbox.url is none of imaps://, imap:// and maildir:");
}

}  // namespace meldaan::net
