// One program at a time works in the mailbox and writes down what it found there: the daemon's
// pass, `run --once`, and an erasure by command, which would otherwise miss a mail that is being
// moved or a copy that is being saved while it looks.
//
// A lock on an empty file beside the database (flock(2)); it goes with the process. Between threads
// of one process it holds as well.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <optional>

#include "util/file.h"
#include "util/result.h"

namespace meldaan::app {

class DeskLock {
 public:
  // nullopt where another has it for all of `patience`, or `stop` was set meanwhile.
  static Result<std::optional<DeskLock>> take(const std::filesystem::path& database,
                                              std::chrono::milliseconds patience,
                                              const std::atomic<bool>* stop = nullptr);

 private:
  explicit DeskLock(UniqueFd file) : file_(std::move(file)) {}
  UniqueFd file_;
};

}  // namespace meldaan::app
