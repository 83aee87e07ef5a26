// Passwords come from files, so that no configuration holds one and systemd can hand them over
// (systemd.exec(5), LoadCredential=).
#pragma once

#include <filesystem>
#include <string>

#include "util/result.h"

namespace meldaan::config {

// Looks for $CREDENTIALS_DIRECTORY/name, then for `name` as a path relative to `base`; the first
// that exists counts. White space around the secret is dropped, since editors end files with a
// newline. The error names every place that was tried; it never holds a secret.
Result<std::string> read_secret(const std::string& name, const std::filesystem::path& base);

}  // namespace meldaan::config
