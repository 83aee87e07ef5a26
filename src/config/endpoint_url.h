// The URLs of mailbox and courier: which there are, and what is wrong with one.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "util/result.h"

namespace meldaan::config {

struct EndpointUrl {
  std::string scheme;      // "imaps", "imap", "maildir", "smtps", "smtp", "folder"
  std::string host;        // without brackets; empty for folders
  std::string normalised;  // what Settings carries: a folder's path is absolute there
  bool is_folder() const { return host.empty(); }
  bool is_tls_from_the_start() const { return scheme.back() == 's'; }
};

// Server schemes take host[:port], the folder scheme takes a path, relative to `base`. The error's
// text says what to write instead.
Result<EndpointUrl> parse_endpoint_url(std::string_view url,
                                       const std::vector<std::string>& server_schemes,
                                       const std::string& folder_scheme,
                                       const std::filesystem::path& base);

// 127.0.0.0/8, ::1 and localhost (RFC 6761 section 6.3): the hosts to which plain text goes
// unheard.
bool is_loopback(std::string_view host);

}  // namespace meldaan::config
