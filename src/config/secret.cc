#include "config/secret.h"

#include <cstdlib>
#include <vector>

#include "util/file.h"
#include "util/text.h"

namespace meldaan::config {
namespace {

// An access token has a few kB; a path that names something larger is a mistake.
constexpr std::uint64_t kLargestSecret = 64 * 1024;

}  // namespace

Result<std::string> read_secret(const std::string& name, const std::filesystem::path& base) {
  std::vector<std::filesystem::path> places;
  const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
  // A credential's name holds no slash; a path is meant then.
  if (credentials && *credentials && name.find('/') == std::string::npos) {
    places.push_back(std::filesystem::path(credentials) / name);
  }
  places.push_back((base / name).lexically_normal());

  std::string tried;
  for (const std::filesystem::path& place : places) {
    const Result<std::string> bytes = read_file(place, kLargestSecret);
    if (bytes) {
      std::string secret(trim(*bytes));
      if (secret.empty()) return permanent(Errc::kConfig, place.string() + " is empty");
      return secret;
    }
    // A credential that is there but unreadable must not be passed over for another file.
    tried += (tried.empty() ? "" : "; ") + bytes.error().text;
    if (bytes.error().code != Errc::kNotFound) break;
  }
  if (places.size() == 1 && !(credentials && *credentials)) {
    tried += "; $CREDENTIALS_DIRECTORY is not set";
  }
  return permanent(Errc::kConfig, "no secret: " + tried);
}

}  // namespace meldaan::config
