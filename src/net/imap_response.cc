#include "net/imap_response.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "util/text.h"

namespace meldaan::net {
namespace {

std::string ascii_upper(std::string_view text) {
  std::string upper_text(text);
  for (char& c : upper_text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper_text;
}

std::optional<std::uint64_t> to_number(std::string_view digits) {
  std::uint64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (digits.empty() || error != std::errc() || stop != end) return std::nullopt;
  return number;
}

// Takes the first word and the one space behind it off `rest`.
std::string_view take_word(std::string_view& rest) {
  const std::size_t space = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, space);
  rest.remove_prefix(std::min(space + 1, rest.size()));
  return word;
}

constexpr std::size_t kLongestStatus = std::string_view("PREAUTH").size();

bool is_status(std::string_view name) {
  return name == "OK" || name == "NO" || name == "BAD" || name == "BYE" || name == "PREAUTH";
}

// RFC 9051's tag is any astring character but '+'; a stricter alphabet serves, since we make the
// tags.
bool is_tag(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.';
  });
}

// Reads values from a text and the literals that stood in it.
class ValueReader {
 public:
  ValueReader(std::string_view text, std::size_t text_offset, std::vector<ImapLiteral>& literals)
      : text_(text), text_offset_(text_offset), literals_(literals) {}

  // All values up to the text's end. False where something is no value; `out` holds what came
  // before.
  bool read_all(std::vector<ImapValue>& out) { return read_list(out, 0) && at_ == text_.size(); }

 private:
  bool at_literal() const {
    return next_literal_ < literals_.size() &&
           literals_[next_literal_].offset == text_offset_ + at_;
  }
  // Where the current run of text ends: a literal cuts an atom or a quoted string.
  std::size_t run_end() const {
    if (next_literal_ == literals_.size()) return text_.size();
    return literals_[next_literal_].offset - text_offset_;
  }

  // Up to the closing parenthesis, or the text's end at depth 0.
  bool read_list(std::vector<ImapValue>& out, int depth) {
    bool separated = true;
    while (true) {
      if (at_ < text_.size() && !at_literal()) {
        if (text_[at_] == ' ') {
          separated = true;
          ++at_;
          continue;
        }
        if (text_[at_] == ')') return depth > 0;
      } else if (!at_literal()) {
        return depth == 0;
      }
      // "(a)(b)" is how servers write lists of lists; anything else glued together is out of step.
      const bool list_after_list = !out.empty() && out.back().is_list() && text_[at_] == '(';
      if (!separated && !list_after_list) return false;
      ImapValue value;
      const bool whole = read_value(value, depth);
      out.push_back(std::move(value));
      if (!whole) return false;
      separated = false;
    }
  }

  bool read_value(ImapValue& value, int depth) {
    if (at_literal()) {
      value.kind = ImapValue::Kind::kString;
      value.text = std::move(literals_[next_literal_++].bytes);
      return true;
    }
    if (text_[at_] == '(') {
      value.kind = ImapValue::Kind::kList;
      if (depth == kImapMaxDepth) return false;
      ++at_;
      if (!read_list(value.items, depth + 1)) return false;
      ++at_;  // the closing parenthesis
      return true;
    }
    if (text_[at_] == '"') return read_quoted(value);
    return read_atom(value);
  }

  bool read_quoted(ImapValue& value) {
    value.kind = ImapValue::Kind::kString;
    const std::size_t end = run_end();
    for (++at_; at_ < end; ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        return true;
      }
      if (text_[at_] == '\\' && at_ + 1 < end) ++at_;
      value.text += text_[at_];
    }
    return false;
  }

  // Brackets may hold spaces and lists: "BODY[HEADER.FIELDS (DATE FROM)]<0>" is one atom.
  bool read_atom(ImapValue& value) {
    const std::size_t begin = at_;
    const std::size_t end = run_end();
    while (at_ < end) {
      const char c = text_[at_];
      if (c == '[') {
        const std::size_t close = text_.substr(0, end).find(']', at_);
        if (close != std::string_view::npos) at_ = close;
      } else if (c == ' ' || c == '(' || c == ')') {
        break;  // anything else: there are keywords with quotes and braces in them
      }
      ++at_;
    }
    if (at_ == begin) return false;
    const std::string_view atom = text_.substr(begin, at_ - begin);
    if (equals_ignoring_case(atom, "NIL")) return true;
    value.kind = ImapValue::Kind::kAtom;
    value.text = std::string(atom);
    return true;
  }

  std::string_view text_;
  std::size_t text_offset_;
  std::vector<ImapLiteral>& literals_;
  std::size_t at_ = 0;
  std::size_t next_literal_ = 0;
};

// The offset of the ']' that ends a response code; a quoted string may hold one as well.
std::size_t end_of_code(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (text[i] == ']' && !quoted) {
      return i;
    }
  }
  return std::string_view::npos;
}

// RFC 9051: resp-text = ["[" resp-text-code "]" SP] text
void read_status_text(std::string_view rest, ImapResponse& response) {
  if (rest.starts_with('[')) {
    const std::size_t end = end_of_code(rest);
    if (end == std::string_view::npos) {
      response.malformed = true;
      response.text = std::string(rest);
      return;
    }
    std::string_view code = rest.substr(1, end - 1);
    response.code = ascii_upper(take_word(code));
    std::vector<ImapLiteral> none;
    if (!ValueReader(code, 0, none).read_all(response.code_values)) response.malformed = true;
    rest.remove_prefix(end + 1);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
  }
  response.text = std::string(rest);
}

void read_untagged(std::string_view whole, std::string_view rest,
                   std::vector<ImapLiteral>& literals, ImapResponse& response) {
  response.kind = ImapResponse::Kind::kUntagged;
  std::string_view word = take_word(rest);
  response.number = to_number(word);
  if (response.number) word = take_word(rest);
  response.name = ascii_upper(word);
  if (is_status(response.name) && !response.number) return read_status_text(rest, response);
  const auto offset = static_cast<std::size_t>(rest.data() - whole.data());
  // A literal inside the response's name: no server's doing, but bytes may say so.
  if (!literals.empty() && literals.front().offset < offset) {
    response.malformed = true;
    return;
  }
  response.malformed = !ValueReader(rest, offset, literals).read_all(response.values);
}

}  // namespace

bool ImapValue::is_atom(std::string_view name) const {
  return kind == Kind::kAtom && equals_ignoring_case(text, name);
}

const std::string* ImapValue::string() const {
  return kind == Kind::kAtom || kind == Kind::kString ? &text : nullptr;
}

std::optional<std::uint64_t> ImapValue::number() const {
  return kind == Kind::kAtom ? to_number(text) : std::nullopt;
}

bool ends_in_free_text(std::string_view line) {
  std::string_view rest = line;
  if (take_word(rest) != "*") return true;
  const std::string_view word = take_word(rest);
  return word.size() <= kLongestStatus && is_status(ascii_upper(word));
}

std::string loggable(std::string_view words) {
  constexpr std::size_t kQuotedBytes = 120;
  std::string text;
  for (const std::string_view word : split(words.substr(0, kQuotedBytes), ' ')) {
    if (!text.empty()) text += ' ';
    text += word.find('@') == std::string_view::npos ? word : "(address)";
  }
  for (char& c : text) {
    if (c < 0x20 || c > 0x7E) c = '?';
  }
  return text;
}

ImapResponse parse_imap_response(std::string_view text, std::vector<ImapLiteral>&& literals) {
  ImapResponse response;
  response.has_literal = !literals.empty();
  std::string_view rest = text;
  const std::string_view first = take_word(rest);
  if (first == "*") {
    read_untagged(text, rest, literals, response);
  } else if (first == "+") {
    response.kind = ImapResponse::Kind::kContinuation;
    read_status_text(rest, response);
  } else if (is_tag(first)) {
    const std::string name = ascii_upper(take_word(rest));
    if (name == "OK" || name == "NO" || name == "BAD") {
      response.kind = ImapResponse::Kind::kTagged;
      response.tag = std::string(first);
      response.name = name;
      read_status_text(rest, response);
    }
  }
  return response;
}

}  // namespace meldaan::net
