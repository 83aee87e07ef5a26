#include "mime/encoded_word.h"

#include "mime/ascii.h"
#include "mime/transfer_encoding.h"
#include "util/charset.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// RFC 2047 allows 75 characters; programs that put a whole subject into one word write some
// hundreds.
constexpr std::size_t kMaxWord = 8192;
constexpr std::size_t kMaxCharset = 80;

struct Word {
  std::string_view charset;
  bool base64 = false;
  std::string_view payload;
  std::size_t length = 0;  // 0: no word
};

// The word at the beginning of `text`: "=?charset*language?B?payload?=".
Word read_word(std::string_view text) {
  if (text.substr(0, 2) != "=?") return {};
  const std::size_t charset_end = text.substr(0, kMaxCharset).find('?', 2);
  if (charset_end == std::string_view::npos || charset_end == 2) return {};
  if (charset_end + 2 >= text.size() || text[charset_end + 2] != '?') return {};
  Word word;
  word.charset = text.substr(2, charset_end - 2);
  word.charset = word.charset.substr(0, word.charset.find('*'));  // RFC 2231 section 5
  const char encoding = lowered(text[charset_end + 1]);
  if (encoding != 'b' && encoding != 'q') return {};
  word.base64 = encoding == 'b';
  const std::size_t begin = charset_end + 3;
  const std::string_view rest = text.substr(0, kMaxWord);
  for (std::size_t at = rest.find('?', begin); at != std::string_view::npos;
       at = rest.find('?', at + 1)) {
    if (at + 1 < rest.size() && rest[at + 1] == '=') {
      word.payload = rest.substr(begin, at - begin);
      word.length = at + 2;
      return word;
    }
    // The next word begins before this one ended: this one was cut off.
    if (at > begin && rest[at - 1] == '=') return {};
  }
  return {};
}

// Neighbouring words of one charset are decoded as one run of bytes, since senders cut words
// between the bytes of a character (RFC 2047 section 5 forbids it, half of all programs did it).
class Run {
 public:
  explicit Run(std::string& out) : out_(out) {}

  bool open() const { return open_; }

  void add(const Word& word) {
    if (open_ && !equals_ignoring_case(charset_, word.charset)) close();
    if (!open_) charset_ = word.charset;
    open_ = true;
    if (!word.base64) {
      take_base64();
      bytes_ += decode_q(word.payload);
      return;
    }
    base64_ += word.payload;
    const bool cut_inside_a_quantum = base64_.size() % 4 != 0 && base64_.back() != '=';
    if (!cut_inside_a_quantum) take_base64();
  }

  void close() {
    if (!open_) return;
    take_base64();
    out_ += decode_charset(bytes_, charset_).text;
    bytes_.clear();
    open_ = false;
  }

 private:
  void take_base64() {
    bytes_ += decode_base64(base64_);
    base64_.clear();
  }

  std::string& out_;
  bool open_ = false;
  std::string_view charset_;
  std::string bytes_;
  std::string base64_;
};

// An encoded word can hold any byte. Line ends and other controls in a header value would let a
// sender forge lines in whatever is made of it.
std::string without_controls(std::string text) {
  for (char& c : text) {
    if (is_control(c)) c = ' ';
  }
  return text;
}

}  // namespace

std::size_t encoded_word_length(std::string_view text) {
  return read_word(text).length;
}

std::string decode_header_text(std::string_view raw) {
  const std::string converted = is_ascii(raw) ? std::string(raw) : decode_charset(raw, "").text;
  const std::string_view text = converted;
  std::string out;
  out.reserve(text.size());
  Run run(out);
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = text.find("=?", at);
    if (next == std::string_view::npos) next = text.size();
    const std::string_view between = text.substr(at, next - at);
    if (!run.open() || !trim(between).empty()) {
      run.close();
      out += between;
    }
    at = next;
    if (at == text.size()) break;
    const Word word = read_word(text.substr(at));
    if (word.length > 0) {
      run.add(word);
      at += word.length;
    } else {
      run.close();
      out += "=?";
      at += 2;
    }
  }
  run.close();
  return is_ascii(out) ? without_controls(std::move(out)) : without_controls(clean_text(out));
}

}  // namespace meldaan::mime
