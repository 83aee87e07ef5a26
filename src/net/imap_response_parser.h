// Cuts the bytes of an IMAP server into responses: bytes in, whole responses out, no I/O.
//
// A response is a line, or several lines joined by literals ("{12}" CRLF and twelve bytes of
// anything). What a literal holds is counted and never looked at, so no mail can pose as the
// server. Total and bounded: any bytes, cut anywhere, in time linear in their number and memory
// within the limits. One thread owns a parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/imap_response.h"
#include "util/result.h"

namespace meldaan::net {

struct ImapLimits {
  // Of a response without its literals. `* SEARCH` with 100,000 UIDs stays under it.
  std::size_t line_bytes = 1024 * 1024;
  // Of all literals of one response: what is kept. The rest is counted and dropped, so that a mail
  // that is larger than the server said comes cut instead of breaking the session.
  std::size_t literal_bytes_kept = 32 * 1024 * 1024;
  // Of all literals of one response, kept or not. Nobody's mail is larger; a server that announces
  // more is broken.
  std::uint64_t literal_bytes = 1024ull * 1024 * 1024;
  // A FETCH of ours has one; the bound is for memory.
  std::size_t literals = 1024;
};

class ImapResponseParser {
 public:
  explicit ImapResponseParser(ImapLimits limits = {}) : limits_(limits) {}

  void feed(std::string_view bytes);
  // The next whole response; nullopt where more bytes are needed. kLimit ends the stream: nothing
  // that follows can be trusted to start a line.
  Result<std::optional<ImapResponse>> next();

 private:
  // False where the current literal still lacks bytes.
  bool take_literal();
  // Starts the literal that `line_`, whose last piece is of this length, announces; false without
  // one.
  Result<bool> start_literal(std::size_t piece);
  ImapResponse take_response();
  Error broken(const char* limit);

  ImapLimits limits_;
  std::string buffer_;  // fed and not yet consumed, from begin_ on
  std::size_t begin_ = 0;
  std::size_t searched_ = 0;  // no line end before this offset
  std::string line_;          // the response so far, its literals taken out
  std::vector<ImapLiteral> literals_;
  std::size_t kept_ = 0;            // bytes in literals_
  std::uint64_t announced_ = 0;     // bytes that this response's literals have, kept or not
  std::uint64_t literal_left_ = 0;  // bytes of the current literal that have not come yet
  bool literal_cut_ = false;
  bool broken_ = false;
};

}  // namespace meldaan::net
