#include "mime/transfer_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "mime/ascii.h"

namespace meldaan::mime {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kHex = "0123456789ABCDEF";
constexpr std::size_t kLine = 76;
constexpr std::uint8_t kForeign = 64;

constexpr std::array<std::uint8_t, 256> kValueOf = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kForeign);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}();

// One or two stray characters in a line come from old gateways and are ignored as RFC 2045 asks; a
// line with more of them, blanks between its words among them, is text.
bool can_be_base64(std::string_view line) {
  int foreign = 0;
  for (const char c : line) {
    if (kValueOf[static_cast<unsigned char>(c)] == kForeign && c != '=') ++foreign;
  }
  return foreign < 3;
}

class Base64Decoder {
 public:
  explicit Base64Decoder(std::string& out) : out_(out) {}

  void feed(std::string_view line) {
    for (const char c : line) {
      if (c == '=') {
        finish_quantum();
      } else if (const std::uint8_t value = kValueOf[static_cast<unsigned char>(c)];
                 value != kForeign) {
        bits_ = bits_ << 6 | value;
        if (++count_ == 4) {
          out_ += static_cast<char>(bits_ >> 16 & 0xFF);
          out_ += static_cast<char>(bits_ >> 8 & 0xFF);
          out_ += static_cast<char>(bits_ & 0xFF);
          bits_ = 0;
          count_ = 0;
        }
      }
    }
  }

  // Two or three characters without padding still hold one or two bytes.
  void finish_quantum() {
    if (count_ == 2) {
      out_ += static_cast<char>(bits_ >> 4 & 0xFF);
    } else if (count_ == 3) {
      out_ += static_cast<char>(bits_ >> 10 & 0xFF);
      out_ += static_cast<char>(bits_ >> 2 & 0xFF);
    }
    bits_ = 0;
    count_ = 0;
  }

 private:
  std::string& out_;
  std::uint32_t bits_ = 0;
  int count_ = 0;
};

// Appends the byte of the code "=XX" at `at` and says whether there is one.
bool decode_code(std::string_view text, std::size_t at, std::string& out) {
  if (at + 2 >= text.size()) return false;
  const int high = hex_value(text[at + 1]);
  const int low = hex_value(text[at + 2]);
  if (high < 0 || low < 0) return false;
  out += static_cast<char>(high * 16 + low);
  return true;
}

void append_code(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '=';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// One line of text, broken softly so that no output line exceeds kLine with its '='.
void encode_line(std::string_view line, std::string& out) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool last = i + 1 == line.size();
    const bool gateway_would_change = i == 0 && (line.rfind("From ", 0) == 0 || line == ".");
    const bool plain =
        (c > ' ' && c < 127 && c != '=' && !gateway_would_change) || (is_blank(c) && !last);
    const std::size_t width = plain ? 1 : 3;
    if (column + width > (last ? kLine : kLine - 1)) {
      out += "=\r\n";
      column = 0;
    }
    if (plain) {
      out += c;
    } else {
      append_code(out, c);
    }
    column += width;
  }
}

}  // namespace

std::string decode_base64(std::string_view encoded) {
  std::string out;
  out.reserve(encoded.size() / 4 * 3 + 3);
  Base64Decoder decoder(out);
  std::size_t at = 0;
  while (at < encoded.size()) {
    std::size_t end = encoded.find('\n', at);
    if (end == std::string_view::npos) end = encoded.size();
    std::string_view line = encoded.substr(at, end - at);
    while (!line.empty() && is_white(line.back())) line.remove_suffix(1);
    while (!line.empty() && is_white(line.front())) line.remove_prefix(1);
    if (can_be_base64(line)) decoder.feed(line);
    at = end + 1;
  }
  decoder.finish_quantum();
  return out;
}

std::string decode_quoted_printable(std::string_view encoded) {
  std::string out;
  out.reserve(encoded.size());
  std::size_t at = 0;
  while (at < encoded.size()) {
    std::size_t end = encoded.find('\n', at);
    const bool ended = end != std::string_view::npos;
    if (!ended) end = encoded.size();
    std::size_t text_end = end;
    // Blanks before a line end were added on the way (RFC 2045 section 6.7, rule 3).
    while (text_end > at && is_white(encoded[text_end - 1])) --text_end;
    const bool cr = ended && end > at && encoded[end - 1] == '\r';
    const std::string_view line = encoded.substr(at, text_end - at);
    const bool soft = !line.empty() && line.back() == '=';
    const std::string_view text = soft ? line.substr(0, line.size() - 1) : line;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t code = std::min(text.find('=', i), text.size());
      out += text.substr(i, code - i);
      i = code;
      if (i == text.size()) break;
      if (decode_code(text, i, out)) {
        i += 3;
      } else {
        out += text[i++];
      }
    }
    if (ended && !soft) out += cr ? "\r\n" : "\n";
    at = end + 1;
  }
  return out;
}

std::string decode_q(std::string_view encoded) {
  std::string out;
  out.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size();) {
    if (encoded[i] == '=' && decode_code(encoded, i, out)) {
      i += 3;
    } else {
      out += encoded[i] == '_' ? ' ' : encoded[i];
      ++i;
    }
  }
  return out;
}

std::string encode_base64_word(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = bytes.size() - i < 3 ? bytes.size() - i : 3;
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= count ? kAlphabet[bits >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

std::string encode_base64(std::string_view bytes) {
  constexpr std::size_t kBytesPerLine = kLine / 4 * 3;
  std::string out;
  out.reserve(bytes.size() / 3 * 4 + bytes.size() / kBytesPerLine * 2 + 8);
  for (std::size_t i = 0; i < bytes.size(); i += kBytesPerLine) {
    out += encode_base64_word(bytes.substr(i, kBytesPerLine));
    out += "\r\n";
  }
  return out;
}

std::string encode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 4);
  for (;;) {
    const std::size_t end = text.find('\n');
    encode_line(text.substr(0, end), out);
    if (end == std::string_view::npos) return out;
    out += "\r\n";
    text.remove_prefix(end + 1);
  }
}

}  // namespace meldaan::mime
