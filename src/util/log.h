// The log: one line an event, `event key=value key=value`, to standard error, where journald takes
// it. With $JOURNAL_STREAM set each line starts with the priority that journald reads
// (sd-daemon(3)), else with the time. A line says what happened to which mail, and never holds a
// name, an address, a body or a secret: values are ids, counts, hosts, states and error texts of
// our own.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "util/result.h"

namespace meldaan::log {

enum class Level { kDebug, kInfo, kWarning, kError };

// A value is quoted where it holds spaces or quotes; control characters become '?'.
struct Field {
  Field(std::string_view k, std::string_view v) : key(k), value(v) {}
  Field(std::string_view k, const char* v) : key(k), value(v) {}
  Field(std::string_view k, const std::string& v) : key(k), value(v) {}
  Field(std::string_view k, std::int64_t v) : key(k), value(std::to_string(v)) {}
  Field(std::string_view k, std::uint64_t v) : key(k), value(std::to_string(v)) {}
  Field(std::string_view k, int v) : key(k), value(std::to_string(v)) {}
  Field(std::string_view k, unsigned v) : key(k), value(std::to_string(v)) {}
  std::string key;
  std::string value;
};

// Once, before threads start. Without it warnings and errors are written.
void set_level(Level least);

void event(Level level, std::string_view name, std::initializer_list<Field> fields = {});
inline void info(std::string_view name, std::initializer_list<Field> fields = {}) {
  event(Level::kInfo, name, fields);
}
inline void warning(std::string_view name, std::initializer_list<Field> fields = {}) {
  event(Level::kWarning, name, fields);
}
inline void error(std::string_view name, std::initializer_list<Field> fields = {}) {
  event(Level::kError, name, fields);
}

// The line without level and time, for tests.
std::string format(std::string_view name, std::initializer_list<Field> fields);

}  // namespace meldaan::log
