#include "net/imap_response_parser.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "util/text.h"

namespace meldaan::net {
namespace {

// Whether a quoted string is open at the end; its "{5}" is text.
bool ends_inside_quotes(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    }
  }
  return quoted;
}

// The offset of a closing "{digits}" (also "{digits+}" and RFC 3516's "~{digits}"); npos without
// one.
std::size_t literal_mark(std::string_view text) {
  if (!text.ends_with('}')) return std::string_view::npos;
  std::size_t at = text.size() - 1;
  if (at > 0 && text[at - 1] == '+') --at;
  const std::size_t digits_end = at;
  while (at > 0 && is_digit(text[at - 1])) --at;
  if (at == digits_end || at == 0 || text[at - 1] != '{') return std::string_view::npos;
  --at;
  return at > 0 && text[at - 1] == '~' ? at - 1 : at;
}

}  // namespace

void ImapResponseParser::feed(std::string_view bytes) {
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    searched_ -= begin_;
    begin_ = 0;
  }
  buffer_ += bytes;
}

Error ImapResponseParser::broken(const char* limit) {
  broken_ = true;
  return transient(Errc::kLimit, std::string("the IMAP server exceeds the limit of ") + limit);
}

bool ImapResponseParser::take_literal() {
  if (literal_left_ == 0) return true;
  const std::size_t there = buffer_.size() - begin_;
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(literal_left_, there));
  const std::size_t keep = std::min(count, limits_.literal_bytes_kept - kept_);
  literals_.back().bytes.append(buffer_, begin_, keep);
  kept_ += keep;
  if (keep < count) literal_cut_ = true;
  begin_ += count;
  searched_ = begin_;
  literal_left_ -= count;
  return literal_left_ == 0;
}

Result<bool> ImapResponseParser::start_literal(std::size_t piece) {
  const std::string_view text = std::string_view(line_).substr(line_.size() - piece);
  const std::size_t mark = literal_mark(text);
  if (mark == std::string_view::npos || ends_in_free_text(line_)) return false;
  if (ends_inside_quotes(text.substr(0, mark))) return false;
  std::uint64_t size = 0;
  const char* digits = text.data() + text.find_first_of("0123456789", mark);
  const auto parsed = std::from_chars(digits, text.data() + text.size(), size);
  if (parsed.ec != std::errc() || size > limits_.literal_bytes - announced_) {
    return broken("a response's literals");
  }
  if (literals_.size() == limits_.literals) return broken("literals in one response");
  line_.resize(line_.size() - piece + mark);
  literals_.push_back({line_.size(), {}});
  // In one piece: growing step by step would take twice the memory of a large mail.
  literals_.back().bytes.reserve(
      static_cast<std::size_t>(std::min<std::uint64_t>(size, limits_.literal_bytes_kept - kept_)));
  announced_ += size;
  literal_left_ = size;
  return true;
}

ImapResponse ImapResponseParser::take_response() {
  ImapResponse response = parse_imap_response(line_, std::move(literals_));
  response.literal_cut = literal_cut_;
  line_.clear();
  literals_.clear();
  kept_ = 0;
  announced_ = 0;
  literal_cut_ = false;
  return response;
}

Result<std::optional<ImapResponse>> ImapResponseParser::next() {
  if (broken_) return broken("an earlier response");
  while (take_literal()) {
    const std::size_t end = buffer_.find('\n', searched_);
    const std::size_t piece_end = std::min(end, buffer_.size());
    if (line_.size() + (piece_end - begin_) > limits_.line_bytes) return broken("a line's length");
    if (end == std::string::npos) {
      searched_ = buffer_.size();
      break;
    }
    const bool has_cr = end > begin_ && buffer_[end - 1] == '\r';
    const std::size_t piece = end - begin_ - (has_cr ? 1 : 0);
    line_.append(buffer_, begin_, piece);
    begin_ = searched_ = end + 1;
    auto literal = start_literal(piece);
    if (!literal) return literal.error();
    if (!*literal) return std::optional<ImapResponse>(take_response());
  }
  return std::optional<ImapResponse>();
}

}  // namespace meldaan::net
