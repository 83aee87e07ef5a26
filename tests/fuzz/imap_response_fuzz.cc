// libFuzzer over the IMAP response reader: whatever a server sends, and however the wire cuts it,
// the same responses come out. The first byte chooses the length of the pieces, the rest is what
// the server says.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/imap_response_parser.h"
#include "net/imap_syntax.h"

namespace {

namespace net = meldaan::net;

// Small enough that inputs of a few hundred bytes reach them.
constexpr net::ImapLimits kLimits{
    .line_bytes = 256, .literal_bytes_kept = 128, .literal_bytes = 512, .literals = 4};

// A defect that no sanitizer sees.
void require(bool holds) {
  if (!holds) std::abort();
}

// A response as far as a session looks at it; a broken stream ends the list with its error.
struct Seen {
  net::ImapResponse::Kind kind;
  std::string words;
  bool operator==(const Seen&) const = default;
};

std::string words_of(const net::ImapValue& value) {
  std::string words = value.text + (value.is_list() ? "(" : "|");
  for (const net::ImapValue& item : value.items) words += words_of(item);
  return words;
}

Seen seen(const net::ImapResponse& response) {
  std::string words = response.tag + ' ' + response.name + ' ' + response.code + ' ' +
                      response.text + (response.malformed ? " malformed" : "") +
                      (response.literal_cut ? " cut" : "");
  for (const net::ImapValue& value : response.code_values) words += words_of(value);
  for (const net::ImapValue& value : response.values) words += words_of(value);
  require(response.kind != net::ImapResponse::Kind::kTagged || !response.tag.empty());
  return {response.kind, std::move(words)};
}

std::vector<Seen> read(std::string_view bytes, std::size_t piece) {
  net::ImapResponseParser parser(kLimits);
  std::vector<Seen> all;
  while (!bytes.empty()) {
    parser.feed(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    for (;;) {
      const auto next = parser.next();
      if (!next) {
        all.push_back({net::ImapResponse::Kind::kForeign, next.error().text});
        return all;
      }
      if (!*next) break;
      all.push_back(seen(**next));
    }
  }
  return all;
}

// What we write must come back as it was: a folder's name, a date.
void write_and_read(std::string_view bytes) {
  net::parse_internal_date(bytes);
  const auto quoted = net::to_quoted(bytes);
  if (!quoted) return;
  const net::ImapResponse response = net::parse_imap_response("* X " + *quoted, {});
  require(response.values.size() == 1 && response.values[0].string() != nullptr &&
          *response.values[0].string() == bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  require(read(bytes, data[0] % 16u + 1) == read(bytes, bytes.size() + 1));
  write_and_read(bytes);
  return 0;
}
