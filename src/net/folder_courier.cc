#include "net/folder_courier.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "util/file.h"
#include "util/hash.h"
#include "util/text.h"

namespace meldaan::net {
namespace {

// Replies hold names and addresses.
constexpr unsigned kMailMode = 0640;
// 128 bits of the hash: no two Message-IDs of one mailbox will ever meet.
constexpr std::size_t kNameLength = 32;

// The value of Message-ID, unfolded; empty where the header has none (RFC 5322 section 3.6.4).
std::string message_id(std::string_view message) {
  std::string value;
  bool inside = false;
  for (const std::string_view line : split_lines(message)) {
    if (line.empty()) break;
    const bool continued = line.front() == ' ' || line.front() == '\t';
    if (inside && !continued) break;
    constexpr std::string_view kName = "message-id:";
    if (!inside && starts_with_ignoring_case(line, kName)) {
      inside = true;
      value = line.substr(kName.size());
    } else if (inside) {
      value += line;
    }
  }
  return std::string(trim(value));
}

std::string file_name(std::string_view message) {
  const std::string id = message_id(message);
  return to_hex(sha256(id.empty() ? message : std::string_view(id))).substr(0, kNameLength) +
         ".eml";
}

Error folder_error(const std::filesystem::path& folder, const std::string& reason) {
  return transient(Errc::kIo, "cannot put replies into " + folder.string() + ": " + reason);
}

}  // namespace

Result<void> FolderCourier::send(const Envelope&, std::string_view message) {
  if (message.empty()) return permanent(Errc::kInvalid, "the message is empty");
  if (auto made = make_folders(folder_); !made) return folder_error(folder_, made.error().text);
  auto written = write_file_atomically(folder_ / file_name(message), message, kMailMode);
  if (!written) return folder_error(folder_, written.error().text);
  return {};
}

Result<void> FolderCourier::probe() {
  if (auto made = make_folders(folder_); !made) return folder_error(folder_, made.error().text);
  struct stat status {};
  if (::stat(folder_.c_str(), &status) != 0) return folder_error(folder_, std::strerror(errno));
  if (!S_ISDIR(status.st_mode)) return folder_error(folder_, std::strerror(ENOTDIR));
  if (::access(folder_.c_str(), W_OK | X_OK) != 0) {
    return folder_error(folder_, std::strerror(errno));
  }
  return {};
}

}  // namespace meldaan::net
