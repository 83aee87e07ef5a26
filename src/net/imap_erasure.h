// Destroys mails in every folder of an IMAP server: each is found by the server's search, fetched,
// recognised, marked as deleted and expunged by its UID (RFC 3501 section 6.4.4, RFC 4315).
//
// Internal to ImapMailbox, which makes one for each task and selects the inbox again afterwards.
// One thread; session and search must outlive it.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "net/imap_session.h"
#include "net/mailbox.h"
#include "util/result.h"

namespace meldaan::net {

class ImapErasure {
 public:
  ImapErasure(ImapSession& session, const ErasureSearch& search, std::uint64_t mail_bytes)
      : session_(session), search_(search), mail_bytes_(mail_bytes) {}

  // As Mailbox::erase() says.
  Result<ErasedMails> run();

 private:
  using Uids = std::set<std::uint64_t>;
  // Names in the server's spelling; what only has folders below it is left out.
  Result<std::vector<std::string>> folders();
  Result<void> erase_in(const std::string& folder);
  // What may be meant: by words and Message-IDs, or everything where these are many or the server
  // does not search.
  Result<Uids> candidates();
  // False where the server says NO.
  Result<bool> search(const std::string& condition, Uids& found);
  Result<bool> search_word(const std::string& word, Uids& found);
  Result<std::vector<std::uint64_t>> meant(const Uids& candidates);
  Result<bool> is_meant(std::uint64_t uid);
  Result<void> destroy(const std::vector<std::uint64_t>& uids);
  void obstacle(const std::string& text) { erased_.obstacles.push_back(text); }

  ImapSession& session_;
  const ErasureSearch& search_;
  std::uint64_t mail_bytes_;
  ErasedMails erased_;
};

}  // namespace meldaan::net
