// A Store's connection, for the files that hold its functions (store.cc, digests.cc).
//
// Private to `store`.
#pragma once

#include <string>

#include "store/connection.h"
#include "store/store.h"

namespace meldaan::store {

struct Store::Impl {
  Impl(const std::filesystem::path& path, bool read_only) : db(path, read_only) {}

  // Every call comes through here: the right thread, and no exception out.
  template <class Work>
  auto run(const char* doing, Work&& work) {
    db.check_thread();
    return guarded(std::string("database: ") + doing, work);
  }

  Connection db;
};

}  // namespace meldaan::store
