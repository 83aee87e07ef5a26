// How a server spells folder names: its hierarchy separator and the prefix that a user's own
// folders have (RFC 2342: "INBOX." on some servers, nothing on most). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/imap_response.h"

namespace meldaan::net {

struct ImapNamespace {
  std::string prefix;     // of the user's own folders, in the server's spelling: "INBOX."
  std::string separator;  // empty: the server has no hierarchy
  // Prefixes of every namespace: a name under one of them is complete ("shared.info").
  std::vector<std::string> prefixes;

  // Takes what a NAMESPACE response says; of several personal namespaces the first is where folders
  // are made.
  void take(const ImapResponse& response);
  // A configured name, UTF-8 with '/' for hierarchy, as the server wants it.
  std::string spelled(std::string_view folder) const;
};

}  // namespace meldaan::net
