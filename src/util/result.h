// Result<T>: an expected failure is a value. What callers decide on is the code and, for I/O,
// whether trying again may help; the text is for people and is never matched.
//
// Exceptions of third-party libraries end in the one module that touches them and leave it as an
// Error.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace meldaan {

enum class Errc {
  kInvalid,      // malformed input
  kNotFound,     // what was named does not exist
  kConfig,       // configuration, template or secret is wrong: no retry will mend it
  kIo,           // file, disk, database
  kUnreachable,  // host unknown, connection refused or lost
  kTimeout,      // a deadline passed
  kTls,          // certificate or handshake refused
  kAuth,         // user name, password or token refused
  kProtocol,     // the other side said what its protocol does not allow
  kRefused,      // the other side understood and said no
  kLimit,        // a named limit was exceeded
  kStopped,      // we were asked to stop
};

// The name of a code as it stands in logs: "unreachable", "auth", …
const char* name_of(Errc code);

// Whether trying the same again later may help. What is unknown counts as transient: nothing is
// lost by it.
enum class Retry { kTransient, kPermanent };

struct Error {
  Errc code = Errc::kIo;
  std::string text;  // one line of English, for logs and operators
  Retry retry = Retry::kTransient;
};

inline Error permanent(Errc code, std::string text) {
  return Error{code, std::move(text), Retry::kPermanent};
}
inline Error transient(Errc code, std::string text) {
  return Error{code, std::move(text), Retry::kTransient};
}

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: meant to convert
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: meant to convert

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return *checked(); }
  T& value() & { return *checked(); }
  // By value: a reference into a temporary would dangle in `for (x : call().value())`.
  T value() && { return std::move(*checked()); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  const T* checked() const {
    assert(ok());
    return std::get_if<0>(&state_);
  }
  T* checked() {
    assert(ok());
    return std::get_if<0>(&state_);
  }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: meant to convert
  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    assert(error_);
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace meldaan
