// A TOML file as a tree that remembers its lines, and typed reading from it that collects what is
// wrong.
//
// toml++ stays behind document.cc. A Section belongs to the call that reads one file; it refers to
// the tree and to the list of problems, which must outlive it. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.h"

namespace meldaan::config {

struct Entry;

// A TOML value. Dates and times are kept as text in ISO 8601 form, since their zone is ours to
// decide.
struct Value {
  enum class Kind { kText, kInteger, kReal, kBoolean, kTime, kArray, kTable };
  Kind kind = Kind::kTable;
  int line = 0;
  std::string text;  // kText: the text; the other scalars: as a person would write them
  std::int64_t integer = 0;
  bool boolean = false;
  std::vector<Value> items;    // kArray
  std::vector<Entry> entries;  // kTable, in the file's order
};

struct Entry {
  std::string key;
  int line = 0;
  Value value;
};

// nullopt, and a problem, where the file cannot be read or is no TOML.
std::optional<Value> read_document(const std::filesystem::path& file,
                                   std::vector<Problem>& problems);

// A text and where it stands.
struct LocatedText {
  std::string text;
  int line = 0;
};

// One table of a file. Each reading function names a key, and thereby makes it known: finish()
// reports the keys that no one asked for. A value of the wrong type is reported and read as if it
// were missing.
class Section {
 public:
  Section(const std::filesystem::path& file, std::string prefix, const Value& table,
          std::vector<Problem>& problems)
      : file_(file), prefix_(std::move(prefix)), table_(table), problems_(problems) {}

  std::optional<std::string> text(std::string_view key);
  // As text(), but missing or empty is a problem.
  std::string required_text(std::string_view key);
  // A date or time, written as TOML's own type or as text.
  std::optional<std::string> time(std::string_view key);
  // "15:00" or "15:00:30", written as one or the other; anything else is a problem, which shows the
  // example.
  std::optional<std::string> time_of_day(std::string_view key, std::string_view example);
  // Within [least, most].
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::optional<bool> boolean(std::string_view key);
  std::optional<Seconds> duration(std::string_view key, Seconds least, Seconds most);
  std::optional<std::vector<LocatedText>> texts(std::string_view key);
  // A key that means something to other readers of the file, whatever its type.
  void allow(std::string_view key) { known_.emplace_back(key); }
  // The table under a key; an empty one where there is none.
  Section section(std::string_view key);
  // The tables of an array of tables ([[key]]).
  std::vector<Section> sections(std::string_view key);
  // Every entry of a table whose keys are free (lexicon lists).
  const std::vector<Entry>& entries() const { return table_.entries; }

  bool has(std::string_view key) const { return find(key) != nullptr; }
  // The line of a key; of the table where the key is missing.
  int line_of(std::string_view key) const;
  void problem(std::string_view key, std::string text) {
    problem_at(line_of(key), key, std::move(text));
  }
  void problem_at(int line, std::string_view key, std::string text);
  // Reports the keys that were never asked for, with the nearest known one. Call it last.
  void finish();

 private:
  const Entry* find(std::string_view key) const;
  // The value of a key, if it has that kind; a problem where it has another.
  const Value* take(std::string_view key, Value::Kind kind, std::string_view wanted);

  std::filesystem::path file_;
  std::string prefix_;  // "mailbox"; empty at the top
  const Value& table_;
  std::vector<Problem>& problems_;
  std::vector<std::string> known_;
};

// The candidate that a typing error turns into `word`; empty where none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace meldaan::config
