#include "net/maildir_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include "net/header_fields.h"
#include "net/mailbox.h"
#include "util/file.h"
#include "util/hash.h"
#include "util/log.h"

namespace meldaan::net {
namespace {

namespace fs = std::filesystem;
using std::chrono::nanoseconds;

// What is read of a file for its header; relays add to it, lists of recipients more.
constexpr std::uint64_t kReadBytes = 256 * 1024;
// Replies hold names and addresses.
constexpr unsigned kFileMode = 0640;
constexpr std::size_t kNameBytes = 10;

struct Candidate {
  std::uint64_t changed = 0;  // nanoseconds since 1970
  std::uint64_t uid = 0;
  std::uint64_t size = 0;
  fs::path file;
};

// "1536.M1P2.host:2,S" → "1536.M1P2.host"
std::string unique_part(const std::string& file_name) {
  return file_name.substr(0, file_name.find(':'));
}

std::uint64_t changed_at(const struct stat& status) {
  const auto at = std::chrono::seconds(status.st_ctim.tv_sec) + nanoseconds(status.st_ctim.tv_nsec);
  return static_cast<std::uint64_t>(std::max(at, nanoseconds(0)).count());
}

std::uint64_t settled_until() {
  const auto now = std::chrono::system_clock::now() - kMaildirSettling;
  return static_cast<std::uint64_t>(nanoseconds(now.time_since_epoch()).count());
}

// How many of the sorted candidates one call tells: a page, and those that are as old as its last,
// since a mark could not name them apart.
std::size_t page_of(const std::vector<Candidate>& sorted) {
  std::size_t count = std::min(sorted.size(), kFolderPage);
  while (count > 0 && count < sorted.size() && sorted[count].changed == sorted[count - 1].changed) {
    ++count;
  }
  return count;
}

Result<std::vector<Candidate>> candidates(const fs::path& folder, Instant since, bool answered,
                                          std::uint64_t last) {
  std::vector<Candidate> found;
  for (const char* part : {"new", "cur"}) {
    std::error_code failure;
    if (!fs::exists(folder / part, failure) && !failure) continue;
    const auto listed =
        each_mail(folder / part, [&](const fs::path& file, const struct stat& status) {
          const std::string name = file.filename().string();
          const std::uint64_t changed = changed_at(status);
          if (changed <= last || status.st_mtim.tv_sec < since.time_since_epoch().count()) return;
          if (answered && !has_flag(name, 'R')) return;
          found.push_back({changed, uid_of_file(name), std::uint64_t(status.st_size), file});
        });
    if (!listed) return listed.error();
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.changed != b.changed ? a.changed < b.changed : a.uid < b.uid;
  });
  return found;
}

}  // namespace

std::uint64_t uid_of_file(const std::string& file_name) {
  const Sha256 digest = sha256(unique_part(file_name));
  std::uint64_t uid = 0;
  for (std::size_t i = 0; i < sizeof uid; ++i) uid = uid << 8 | digest[i];
  return uid >> 1;  // SQLite's integers are signed
}

bool has_flag(const std::string& file_name, char flag) {
  const std::size_t flags = file_name.find(":2,");
  return flags != std::string::npos && file_name.find(flag, flags) != std::string::npos;
}

Error maildir_error(const std::string& what, const fs::path& path, int code) {
  return transient(Errc::kIo, what + " " + path.string() + ": " + std::strerror(code));
}

Result<void> make_maildir(const fs::path& folder) {
  for (const char* part : {"new", "cur", "tmp"}) {
    if (Result<void> made = make_folders(folder / part); !made) return made;
  }
  return {};
}

Result<void> each_mail(const fs::path& part,
                       const std::function<void(const fs::path&, const struct stat&)>& use) {
  std::error_code failure;
  for (fs::directory_iterator at(part, failure), end; !failure && at != end;
       at.increment(failure)) {
    struct stat status {};
    if (at->path().filename().string().front() == '.' ||
        ::lstat(at->path().c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
      continue;  // no mail, or gone between the two calls
    }
    use(at->path(), status);
  }
  if (failure) return maildir_error("cannot list", part, failure.value());
  return {};
}

Result<std::string> read_beginning(const fs::path& path, std::uint64_t size, std::uint64_t limit) {
  // Not to be held up by what is no file any more (a pipe) since it was listed.
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!fd && errno == ENOENT) return transient(Errc::kNotFound, "the mail has vanished");
  if (!fd) return maildir_error("cannot open", path, errno);
  std::string bytes;
  bytes.reserve(std::min(size, limit));
  std::array<char, 65536> buffer;
  while (bytes.size() < limit) {
    const std::size_t room = std::min<std::uint64_t>(buffer.size(), limit - bytes.size());
    const ssize_t count = ::read(fd.get(), buffer.data(), room);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return maildir_error("cannot read", path, errno);
    if (count == 0) break;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return bytes;
}

Result<FolderHeaders> read_headers(const fs::path& folder, Instant since, bool answered,
                                   const FolderMark& after) {
  FolderHeaders headers;
  if (after.uid_validity == 0) headers.mark.last = after.last;
  const auto sorted = candidates(folder, since, answered, headers.mark.last);
  if (!sorted) return sorted.error();
  const std::size_t page = page_of(*sorted);
  for (std::size_t i = 0; i < page; ++i) {
    const Candidate& mail = (*sorted)[i];
    // One mail that is not ours to read (a restored copy under another owner) stops no other.
    if (::access(mail.file.c_str(), R_OK) != 0 && errno == EACCES) {
      log::warning("mailbox.unreadable-entry", {{"number", mail.uid}});
      continue;
    }
    const Result<std::string> bytes = read_beginning(mail.file, mail.size, kReadBytes);
    // Gone, or renamed by a mail program: then it has changed, and is told by the next call.
    if (!bytes && bytes.error().code == Errc::kNotFound) continue;
    if (!bytes) return bytes.error();
    headers.mails.push_back({mail.uid, thread_fields(*bytes)});
  }
  if (page == 0) return headers;
  headers.more = page < sorted->size();
  const std::uint64_t last = (*sorted)[page - 1].changed;
  headers.mark.last =
      headers.more ? last : std::max(headers.mark.last, std::min(last, settled_until()));
  return headers;
}

Result<void> erase_in(const fs::path& folder, const ErasureSearch& search, std::uint64_t mail_bytes,
                      ErasedMails& erased) {
  for (const char* part : {"new", "cur"}) {
    std::error_code failure;
    if (!fs::exists(folder / part, failure)) continue;
    std::vector<std::pair<fs::path, std::uint64_t>> files;
    const auto listed =
        each_mail(folder / part, [&](const fs::path& file, const struct stat& status) {
          files.emplace_back(file, static_cast<std::uint64_t>(status.st_size));
        });
    if (!listed) return listed;
    for (const auto& [file, size] : files) {
      search.on_progress();
      const Result<std::string> bytes = read_beginning(file, size, mail_bytes);
      // Renamed by a mail program meanwhile: it is met again when all is searched once more.
      if (!bytes && bytes.error().code == Errc::kNotFound) {
        erased.obstacles.push_back("a mail was renamed while it was looked at");
        continue;
      }
      if (!bytes) {
        erased.obstacles.push_back("a mail cannot be read");
        continue;
      }
      if (!search.is_meant(*bytes)) continue;
      if (::unlink(file.c_str()) != 0 && errno != ENOENT) {
        erased.obstacles.push_back("a mail cannot be deleted: " +
                                   std::string(std::strerror(errno)));
        continue;
      }
      ++erased.mails;
    }
  }
  return {};
}

Result<void> save_copy(const fs::path& folder, std::string_view message, Instant date) {
  if (message.find('\0') != std::string_view::npos) {
    return permanent(Errc::kInvalid, "a message with NUL in it cannot be saved");
  }
  if (Result<void> made = make_maildir(folder); !made) return made;
  const std::string name = std::to_string(date.time_since_epoch().count()) + ".M" +
                           to_base32(SystemRandomness().bytes(kNameBytes)) + ".meldaan";
  const fs::path unfinished = folder / "tmp" / name;
  if (Result<void> written = write_file_atomically(unfinished, message, kFileMode); !written) {
    return written;
  }
  const timespec time{date.time_since_epoch().count(), 0};
  const std::array<timespec, 2> times{time, time};
  // A copy with the wrong time is better than none.
  static_cast<void>(::utimensat(AT_FDCWD, unfinished.c_str(), times.data(), 0));
  return rename_durably(unfinished, folder / "cur" / (name + ":2,S"));
}

}  // namespace meldaan::net
