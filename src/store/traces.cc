#include "store/traces.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "util/text.h"

namespace meldaan::store::traces {
namespace {

constexpr std::size_t kPiece = 1024 * 1024;

// A reader that is at it for longer is waited for by trying again later.
class ShortPatience {
 public:
  explicit ShortPatience(Connection& db) : db_(db) { sqlite3_busy_timeout(db_.handle(), kShort); }
  ShortPatience(const ShortPatience&) = delete;
  ShortPatience& operator=(const ShortPatience&) = delete;
  ~ShortPatience() { sqlite3_busy_timeout(db_.handle(), kBusyTimeoutMilliseconds); }

 private:
  static constexpr int kShort = 1000;
  Connection& db_;
};

// In ASCII's lower case, since addresses and names are written in either.
bool holds_one_of(const std::string& bytes, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return bytes.find(word) != std::string::npos;
  });
}

// Through SQLite's own descriptor of the file: opening the file a second time and closing it would
// take this process' locks on it away (sqlite.org/howtocorrupt.html section 2.2).
Result<bool> search(sqlite3_file* file, const std::vector<std::string>& words,
                    std::size_t longest) {
  if (file == nullptr || file->pMethods == nullptr) return false;  // there is no WAL
  sqlite3_int64 size = 0;
  if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) {
    return transient(Errc::kIo, "the database file cannot be measured");
  }
  std::string window;
  for (sqlite3_int64 at = 0; at < size;) {
    const auto count = static_cast<std::size_t>(std::min<sqlite3_int64>(kPiece, size - at));
    std::string piece(count, '\0');
    const int read = file->pMethods->xRead(file, piece.data(), static_cast<int>(count), at);
    if (read != SQLITE_OK && read != SQLITE_IOERR_SHORT_READ) {
      return transient(Errc::kIo, "the database file cannot be read");
    }
    window = window.substr(window.size() - std::min(window.size(), longest)) + ascii_lower(piece);
    if (holds_one_of(window, words)) return true;
    at += static_cast<sqlite3_int64>(count);
  }
  return false;
}

std::string quoted(const std::string& name) {
  return "\"" + replace_all(name, "\"", "\"\"") + "\"";
}

}  // namespace

std::vector<std::string> tables_with(Connection& db, const std::string& word) {
  std::vector<std::pair<std::string, std::string>> columns;
  {
    Query query = db.query(
        "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'");
    while (query.step()) columns.emplace_back(query.bytes(0), query.bytes(1));
  }
  std::vector<std::string> found;
  for (const auto& [table, column] : columns) {
    SQLite::Statement counted =
        db.prepare("SELECT count(*) FROM " + quoted(table) + " WHERE instr(CAST(lower(CAST(" +
                   quoted(column) + " AS TEXT)) AS BLOB), CAST(lower(?) AS BLOB)) > 0");
    counted.bind(1, word);
    const std::int64_t number = counted.executeStep() ? counted.getColumn(0).getInt64() : 0;
    if (number > 0) found.push_back(table + "." + column + " (" + std::to_string(number) + ")");
  }
  return found;
}

bool write_out(Connection& db) {
  const ShortPatience patience(db);
  Query query = db.query("PRAGMA wal_checkpoint(TRUNCATE)");
  return query.step() && query.integer(0) == 0;
}

bool rewrite(Connection& db) {
  const ShortPatience patience(db);
  try {
    db.run_script("VACUUM");
  } catch (const SQLite::Exception& failure) {
    if ((failure.getErrorCode() & 0xff) == SQLITE_BUSY) return false;
    throw;
  }
  return write_out(db);
}

Result<bool> file_holds(Connection& db, const std::vector<std::string>& words) {
  std::vector<std::string> lower;
  std::size_t longest = 0;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    lower.push_back(ascii_lower(word));
    longest = std::max(longest, word.size());
  }
  for (const int which : {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER}) {
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(db.handle(), "main", which, &file) != SQLITE_OK) {
      return transient(Errc::kIo, "the database file cannot be looked through");
    }
    const Result<bool> holds = search(file, lower, longest);
    if (!holds || *holds) return holds;
  }
  return false;
}

}  // namespace meldaan::store::traces
