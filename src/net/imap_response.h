// What an IMAP server says (RFC 9051 section 7, RFC 3501 section 7), as values.
//
// Plain data and pure functions. Parsing is total: any bytes give a response; what goes beyond the
// grammar sets `malformed` instead of failing, so that the reader of a response decides what it
// costs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace meldaan::net {

// A number is an atom of digits, a flag an atom that starts with a backslash.
struct ImapValue {
  enum class Kind { kNil, kAtom, kString, kList };
  Kind kind = Kind::kNil;
  std::string text;              // of an atom or string
  std::vector<ImapValue> items;  // of a list

  bool is_list() const { return kind == Kind::kList; }
  // An atom of this name, in any case ("\\Seen", "UID").
  bool is_atom(std::string_view name) const;
  // The text of an atom or string: RFC 9051's astring. Nullptr for lists and NIL.
  const std::string* string() const;
  // nullopt for what is no number or is 2^64 and more.
  std::optional<std::uint64_t> number() const;
};

struct ImapResponse {
  enum class Kind {
    kUntagged,      // "* …"
    kTagged,        // "TAG OK …", NO or BAD
    kContinuation,  // "+ …"
    kForeign,       // a line that is none of these: the stream is out of step
  };
  Kind kind = Kind::kForeign;
  std::string tag;                      // of a tagged response
  std::string name;                     // "OK", "FETCH", "EXISTS"; upper case
  std::optional<std::uint64_t> number;  // 12 of "* 12 EXISTS"
  std::string code;                     // "UIDVALIDITY" of "OK [UIDVALIDITY 7] …"; upper case
  std::vector<ImapValue> code_values;   // 7 of it
  std::string text;               // for people: of OK, NO, BAD, BYE, PREAUTH and continuations
  std::vector<ImapValue> values;  // of every other untagged response
  bool has_literal = false;
  bool literal_cut = false;  // a literal was longer than what is kept; the rest was skipped
  bool malformed = false;    // values hold what could be understood before

  bool is_untagged(std::string_view wanted) const {
    return kind == Kind::kUntagged && name == wanted;
  }
  bool ok() const { return name == "OK"; }
};

// A literal of a response: its bytes, and where in the text its "{n}" stood (which is taken out).
struct ImapLiteral {
  std::size_t offset = 0;
  std::string bytes;
};

// Lists deeper than this are malformed. A FETCH of ours nests two deep; the bound is for the stack.
inline constexpr int kImapMaxDepth = 32;

// True for lines whose end is free text for people, in which "{5}" is no literal.
bool ends_in_free_text(std::string_view line);

// A server's words for a log line: bounded, printable, and without what may be an address.
std::string loggable(std::string_view words);

// A whole response without its last CRLF. Literals are moved out of the list.
ImapResponse parse_imap_response(std::string_view text, std::vector<ImapLiteral>&& literals);

}  // namespace meldaan::net
