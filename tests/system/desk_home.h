// The home of one desk under test: a folder with its configuration, secrets and database, and the
// program that was built, run as people run it.
//
// The event lies in the coming year, and what lay in the inbox before the first start is answered
// as well, unless a test says otherwise. The folder is gone with the object.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "store/store.h"
#include "support/daemon.h"
#include "support/servers.h"

namespace meldaan::test {

struct DeskOptions {
  std::string mailbox_url;  // empty: imaps on the test's servers
  std::string courier_url;  // empty: smtps on the test's servers
  std::string password;     // empty: the right one
  std::string answer_since = "2000-01-01";
  bool trusts_servers = true;  // names the servers' certificate authority
  bool is_event_moved = true;  // to the coming year; otherwise it is the one that is shipped
};

class DeskHome {
 public:
  explicit DeskHome(const MailServers& servers, DeskOptions options = {});
  DeskHome(const DeskHome&) = delete;
  DeskHome& operator=(const DeskHome&) = delete;
  ~DeskHome();

  // The configuration's files, written by write() again after a test changed them.
  std::filesystem::path folder() const { return folder_; }
  std::filesystem::path config() const { return folder_ / "meldaan.toml"; }
  std::filesystem::path database() const { return folder_ / "meldaan.db"; }
  std::string configuration() const;
  // Changes a file's text; `old_text` must be in it.
  void replace(const std::string& name, const std::string& old_text,
               const std::string& new_text) const;
  void write(const std::string& name, const std::string& text) const;

  // `meldaan ARGUMENTS -c …` to its end.
  Finished meldaan(const std::vector<std::string>& arguments,
                   Milliseconds limit = std::chrono::seconds(120)) const;
  // `meldaan run`, left running; `launcher` is a command that becomes it (env, prlimit).
  std::unique_ptr<Daemon> start(const Environment& environment = {},
                                const std::vector<std::string>& launcher = {}) const;
  std::string log() const;

  // What `list --json` and `status --json` print.
  nlohmann::json registrations() const;
  nlohmann::json status() const;
  // What the database holds; all zeroes where there is none yet.
  store::Counts counts() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace meldaan::test
