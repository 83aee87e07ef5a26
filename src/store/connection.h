// One SQLite connection with its prepared statements: what the rest of `store` writes its SQL on.
//
// Private to `store`. Belongs to the thread that made it. Functions here throw SQLite::Exception;
// guarded() is the edge where exceptions become Errors, and Store's functions call it.
//
// Known hazard: closing any descriptor of the database file drops this process' POSIX locks on it,
// so nothing here (or elsewhere) opens an existing database file but SQLite itself.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

#include "util/clock.h"
#include "util/result.h"

namespace meldaan::store {

// Transactions last milliseconds; who waits longer than this meets a program that hangs or a backup
// that holds the file.
inline constexpr int kBusyTimeoutMilliseconds = 10'000;

// Bytes that are bound without a copy: they must outlive the Query. For mails, which are large.
struct Blob {
  std::string_view bytes;
};

// A prepared statement at work; reset when it goes, so that it holds no read lock on the WAL. The
// cache lends each statement to one Query at a time.
class Query {
 public:
  explicit Query(SQLite::Statement& statement) : statement_(statement) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { statement_.tryReset(); }

  // True while there is a row.
  bool step() { return statement_.executeStep(); }
  // The first column: of the first row (0 where there is none), and of all rows.
  std::int64_t number() { return step() ? integer(0) : 0; }
  std::vector<std::int64_t> numbers() {
    std::vector<std::int64_t> all;
    while (step()) all.push_back(integer(0));
    return all;
  }

  std::int64_t integer(int column) const { return statement_.getColumn(column).getInt64(); }
  int small_integer(int column) const { return statement_.getColumn(column).getInt(); }
  bool flag(int column) const { return integer(column) != 0; }
  // Text or blob, whole, with any NUL in it.
  std::string bytes(int column) const { return statement_.getColumn(column).getString(); }
  Instant instant(int column) const { return Instant(Seconds(integer(column))); }
  std::optional<Instant> optional_instant(int column) const {
    if (statement_.isColumnNull(column)) return std::nullopt;
    return instant(column);
  }

 private:
  SQLite::Statement& statement_;
};

class Connection {
 public:
  // Opens an existing file; `read_only` makes SQLite refuse every write.
  Connection(const std::filesystem::path& path, bool read_only);

  // Logs and aborts where the caller is not the thread that made the connection: going on would
  // mix two threads' statements in one transaction.
  void check_thread() const;

  // The prepared statement is kept under its text: values are bound, and never part of it.
  template <class... Values>
  Query query(std::string_view sql, const Values&... values) {
    SQLite::Statement& statement = prepared(sql);
    int index = 0;
    (bind(statement, ++index, values), ...);
    return Query(statement);
  }
  // Runs to the end; says how many rows were changed.
  template <class... Values>
  int execute(std::string_view sql, const Values&... values) {
    Query running = query(sql, values...);
    while (running.step()) {
    }
    return database_.getChanges();
  }
  // Several statements, without values: schema and pragmas.
  void run_script(const std::string& sql) { database_.exec(sql); }
  // For SQL that is put together at run time: prepared anew each time.
  SQLite::Statement prepare(const std::string& sql) { return SQLite::Statement(database_, sql); }
  // For what SQLiteCpp has no word for.
  sqlite3* handle() const { return database_.getHandle(); }
  std::int64_t last_id() const { return database_.getLastInsertRowid(); }

  // Rolled back when it goes without commit().
  SQLite::Transaction begin_write() {
    return SQLite::Transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
  }
  // Several reads that see one state of the database; never committed.
  SQLite::Transaction begin_read() { return SQLite::Transaction(database_); }

 private:
  SQLite::Statement& prepared(std::string_view sql);

  template <class Value>
  static void bind(SQLite::Statement& statement, int index, const Value& value) {
    if constexpr (std::is_same_v<Value, Blob>) {
      // A null pointer would bind NULL, and an empty mail is a mail.
      const void* data = value.bytes.empty() ? "" : value.bytes.data();
      statement.bindNoCopy(index, data, static_cast<int>(value.bytes.size()));
    } else if constexpr (std::is_same_v<Value, Instant>) {
      statement.bind(index, static_cast<std::int64_t>(value.time_since_epoch().count()));
    } else if constexpr (std::is_same_v<Value, std::optional<Instant>>) {
      value ? bind(statement, index, *value) : statement.bind(index);
    } else if constexpr (std::is_same_v<Value, std::optional<std::int64_t>>) {
      value ? bind(statement, index, *value) : statement.bind(index);
    } else if constexpr (std::is_same_v<Value, std::optional<std::string>>) {
      value ? bind(statement, index, *value) : statement.bind(index);
    } else if constexpr (std::integral<Value>) {
      // SQLite's integers are signed: a UID above 2^63 is stored as a negative one and comes back
      // whole. UIDs are compared for equality only.
      statement.bind(index, static_cast<std::int64_t>(value));
    } else {
      statement.bind(index, std::string(std::string_view(value)));
    }
  }

  std::thread::id owner_;
  SQLite::Database database_;
  // Behind the database: statements must go before it closes.
  std::map<std::string, SQLite::Statement, std::less<>> statements_;
};

// What an SQLite failure means to callers; `doing` says what was under way.
Error error_of(const SQLite::Exception& failure, const std::string& doing);

// Runs `work`, which returns a Result, and turns SQLite's exceptions into its error.
template <class Work>
auto guarded(const std::string& doing, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& failure) {
    return error_of(failure, doing);
  }
}

}  // namespace meldaan::store
