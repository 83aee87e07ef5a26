#include "store/connection.h"

#include <sqlite3.h>

#include <cstdlib>

#include "util/log.h"

namespace meldaan::store {
namespace {

// FULL: a commit is on disk when it returns. secure_delete: what was erased cannot be found in the
// file. temp_store: sorting writes no one's name to a temporary file. The last two are SQLite's
// advice against files that were tampered with (sqlite.org/security.html).
constexpr const char* kPragmas =
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
    "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";

}  // namespace

// A reader opens for writing as well: only so can it take part in the WAL's shared memory when no
// writer has it open. query_only keeps it from changing anything.
Connection::Connection(const std::filesystem::path& path, bool read_only)
    : owner_(std::this_thread::get_id()),
      database_(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
                kBusyTimeoutMilliseconds) {
  database_.exec(kPragmas);
  if (read_only) database_.exec("PRAGMA query_only = ON");
}

void Connection::check_thread() const {
  if (std::this_thread::get_id() == owner_) return;
  log::error("store.wrong-thread");
  std::abort();
}

SQLite::Statement& Connection::prepared(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return found->second;
  std::string text(sql);
  return statements_.try_emplace(text, database_, text).first->second;
}

Error error_of(const SQLite::Exception& failure, const std::string& doing) {
  const std::string text = doing + ": " + failure.what();
  if (failure.getExtendedErrorCode() == SQLITE_CONSTRAINT_FOREIGNKEY) {
    return permanent(Errc::kNotFound, text);
  }
  const int primary = failure.getErrorCode() & 0xff;  // sqlite.org/rescode.html: extended codes
  switch (primary) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_READONLY:
      return permanent(Errc::kIo, text);
    case SQLITE_CONSTRAINT:
      return permanent(Errc::kInvalid, text);
    case SQLITE_TOOBIG:
      return permanent(Errc::kLimit, text);
    default:
      return transient(Errc::kIo, text);
  }
}

}  // namespace meldaan::store
