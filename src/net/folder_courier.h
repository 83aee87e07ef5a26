// A Courier that puts each reply into a folder, for tests, rehearsals and a look at what would be
// sent.
//
// One .eml a reply with exactly the message's bytes; the envelope is not kept. A file is named by a
// hash of the Message-ID, so the same reply sent again after a crash replaces itself. The folder is
// made where it is missing. Not thread-safe, but several couriers may write into one folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "net/courier.h"

namespace meldaan::net {

class FolderCourier : public Courier {
 public:
  explicit FolderCourier(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // On success the file is on disk under its final name. Errors are transient: a full disk or a
  // missing permission is mended while the reply waits.
  Result<void> send(const Envelope& envelope, std::string_view message) override;
  // Whether the folder can be written.
  Result<void> probe() override;
  void close() override {}

 private:
  std::filesystem::path folder_;
};

}  // namespace meldaan::net
