// Files and descriptors: what must be on disk is on disk when a call returns.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "util/result.h"

namespace meldaan {

// Owns a file descriptor.
class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(other.release()) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept;
  ~UniqueFd() { reset(); }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  int release();
  void reset(int fd = -1);

 private:
  int fd_ = -1;
};

// At most `limit` bytes: kLimit where there are more.
Result<std::string> read_file(const std::filesystem::path& path,
                              std::uint64_t limit = 64ull * 1024 * 1024);
// Written to a temporary name in the same folder, synced, renamed, folder synced: a reader sees the
// old file or the whole new one.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                                   unsigned mode = 0644);
// Renames across the same file system and syncs both folders.
Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);
Result<void> make_folders(const std::filesystem::path& path);

}  // namespace meldaan
