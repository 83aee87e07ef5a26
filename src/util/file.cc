#include "util/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace meldaan {
namespace {

Error io_error(const std::string& what, const std::filesystem::path& path, int code) {
  const Errc kind = code == ENOENT ? Errc::kNotFound : Errc::kIo;
  return transient(kind, what + " " + path.string() + ": " + std::strerror(code));
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const std::filesystem::path named = folder.empty() ? "." : folder;
  const UniqueFd fd(::open(named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd || ::fsync(fd.get()) != 0) return io_error("cannot sync the folder", named, errno);
  return {};
}

Result<void> write_all(int fd, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return io_error("cannot write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

UniqueFd& UniqueFd::operator=(UniqueFd&& other) noexcept {
  if (this != &other) reset(other.release());
  return *this;
}

int UniqueFd::release() {
  const int fd = fd_;
  fd_ = -1;
  return fd;
}

void UniqueFd::reset(int fd) {
  if (fd_ >= 0) ::close(fd_);
  fd_ = fd;
}

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return io_error("cannot open", path, errno);
  struct stat status {};
  if (::fstat(fd.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
    return io_error("cannot read", path, EISDIR);
  }
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const ssize_t count = ::read(fd.get(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return io_error("cannot read", path, errno);
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > limit) {
      return permanent(Errc::kLimit,
                       path.string() + " is larger than " + std::to_string(limit) + " bytes");
    }
  }
}

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                                   unsigned mode) {
  std::string temporary =
      (path.parent_path() / ("." + path.filename().string() + ".XXXXXX")).string();
  UniqueFd fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!fd) return io_error("cannot create a file in", path.parent_path(), errno);
  Result<void> written = write_all(fd.get(), bytes, temporary);
  if (written && (::fchmod(fd.get(), static_cast<mode_t>(mode)) != 0 || ::fsync(fd.get()) != 0)) {
    written = io_error("cannot sync", temporary, errno);
  }
  fd.reset();
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0) {
    written = io_error("cannot rename to", path, errno);
  }
  if (!written) {
    ::unlink(temporary.c_str());
    return written;
  }
  return sync_folder(path.parent_path());
}

Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return io_error("cannot move", from, errno);
  if (Result<void> synced = sync_folder(to.parent_path()); !synced) return synced;
  return from.parent_path() == to.parent_path() ? Result<void>() : sync_folder(from.parent_path());
}

Result<void> make_folders(const std::filesystem::path& path) {
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  if (failure) return io_error("cannot create the folder", path, failure.value());
  return {};
}

}  // namespace meldaan
