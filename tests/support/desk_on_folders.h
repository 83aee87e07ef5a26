// A desk that needs no server: a Maildir and a folder for replies beside a configuration that uses
// the event, lexicons and templates that are shipped. What is delivered arrived on 10 September
// 2018, before that event.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/temporary_folder.h"
#include "util/clock.h"

namespace meldaan::test {

// A mail that lacks nothing; its sender's address is the first name at school.example.
std::string sign_up_mail(const std::string& person);

class DeskOnFolders {
 public:
  // 10 September 2018, 17:20 UTC.
  static constexpr Instant kArrival{Seconds(1'536'600'000)};

  explicit DeskOnFolders(
      const std::filesystem::path& parent = std::filesystem::temp_directory_path());
  std::filesystem::path config() const { return folder_.path() / "meldaan.toml"; }
  std::filesystem::path maildir() const { return folder_.path() / "mail"; }
  std::filesystem::path database() const { return folder_.path() / "meldaan.db"; }
  // Writes a file beside the configuration and returns its path.
  std::filesystem::path write(const std::string& name, const std::string& text) const;
  // Changes the configuration's text; `old_text` must be in it.
  void replace(const std::string& old_text, const std::string& new_text) const;

  void deliver(const std::string& name, const std::string& mail, Instant arrived = kArrival) const;
  std::size_t inbox_size() const;
  // The replies' bytes, in no given order.
  std::vector<std::string> replies() const;
  // The same by the names of their files.
  std::map<std::string, std::string> replies_by_name() const;
  // A file in the place of the folder that replies go to.
  void block_courier() const;
  void unblock_courier() const;

  // All files with their times, while no program works on them.
  void save_to(const std::filesystem::path& copy) const;
  void restore_from(const std::filesystem::path& copy) const;

 private:
  TemporaryFolder folder_;
};

}  // namespace meldaan::test
