// Programs as children: run to their end, or kept running and watched as a service manager would.
//
// Every wait has a limit, and a child never outlives the object that started it.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "util/file.h"
#include "util/wakeup.h"

namespace meldaan::test {

using Milliseconds = std::chrono::milliseconds;

// Asks until the answer is yes, for `limit` at most; whether it was.
bool eventually(Milliseconds limit, const std::function<bool()>& question);

struct Finished {
  int status =
      -1;  // exit status; 128 + signal where one ended it; -1: not ended within the limit, killed
  std::string output;  // standard output
  std::string errors;  // standard error
  std::string all() const { return output + errors; }
};

// "NAME=value" entries that are added to the environment.
using Environment = std::vector<std::string>;

// Standard input is empty.
Finished run_program(const std::vector<std::string>& command,
                     Milliseconds limit = std::chrono::seconds(60),
                     const Environment& environment = {});

// One running daemon. It is given a NOTIFY_SOCKET, and what it says there is kept.
class Daemon {
 public:
  // Its output goes to `log_file`, which is appended to.
  Daemon(const std::vector<std::string>& command, std::filesystem::path log_file,
         const Environment& environment = {});
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;
  ~Daemon();  // kills it where it still runs

  bool running();
  void signal(int number);
  pid_t pid() const { return pid_; }
  // Its exit status (as in Finished) once it has ended; nullopt where it does not within the limit.
  std::optional<int> wait(Milliseconds limit);
  // SIGTERM and wait().
  std::optional<int> stop(Milliseconds limit = std::chrono::seconds(20));

  // What it told its manager so far, one assignment an entry: "READY=1", "STATUS=…".
  std::vector<std::string> notifications();
  // Whether an entry with that beginning came within the limit.
  bool wait_notified(std::string_view beginning, Milliseconds limit = std::chrono::seconds(30));
  std::string log() const;
  // The most memory it ever held, in MiB (VmHWM of proc(5)); while it runs.
  double peak_memory_mib() const;

 private:
  void listen();

  std::filesystem::path log_file_;
  UniqueFd notify_socket_;
  Wakeup enough_;
  std::thread listener_;
  std::mutex mutex_;
  std::vector<std::string> notifications_;  // guarded by mutex_
  pid_t pid_ = -1;
  std::optional<int> status_;
};

}  // namespace meldaan::test
