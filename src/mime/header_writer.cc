#include "mime/header_writer.h"

#include <algorithm>

#include "mime/ascii.h"
#include "mime/transfer_encoding.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// RFC 5322 section 2.1.1 asks for 78, RFC 2047 section 2 for 76 where a line has encoded words.
constexpr std::size_t kHeaderLine = 76;
// What fits behind "Subject: ", the longest name that is followed by text. RFC 2047 allows 75.
constexpr std::size_t kToken = 66;
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

void append_hex(std::string& out, char prefix, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += prefix;
  out += kHexDigits[byte >> 4];
  out += kHexDigits[byte & 15];
}

// Writes tokens with a blank between them and begins a new line where one would grow too long.
class Folder {
 public:
  Folder(std::string& out, std::string_view name) : out_(out), column_(name.size() + 1) {
    out_ += name;
    out_ += ':';
  }
  ~Folder() { out_ += "\r\n"; }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void add(std::string_view token) {
    if (column_ + 1 + token.size() > kHeaderLine && !first_) {
      out_ += "\r\n";
      column_ = 0;
    }
    out_ += ' ';
    out_ += token;
    column_ += 1 + token.size();
    first_ = false;
  }

 private:
  std::string& out_;
  std::size_t column_;
  bool first_ = true;  // a field's first line must not be blank
};

// What every context allows as itself (RFC 2047 section 5, 3).
bool is_q_safe(char c) {
  return is_alpha(c) || is_digit(c) || c == '!' || c == '*' || c == '+' || c == '-' || c == '/';
}

std::string q_encoded(std::string_view utf8) {
  std::string out;
  for (const char c : utf8) {
    if (c == ' ') {
      out += '_';
    } else if (is_q_safe(c)) {
      out += c;
    } else {
      append_hex(out, '=', c);
    }
  }
  return out;
}

// The text as encoded words, in whichever encoding is shorter; no word cuts a character.
std::vector<std::string> encoded_words(std::string_view utf8) {
  const bool q = q_encoded(utf8).size() <= (utf8.size() + 2) / 3 * 4;
  const std::string open = q ? "=?utf-8?Q?" : "=?utf-8?B?";
  const std::size_t room = kToken - open.size() - 2;
  const std::size_t bytes_for_base64 = room / 4 * 3;
  std::vector<std::string> words;
  while (!utf8.empty()) {
    std::size_t taken = 0;
    std::string payload;
    while (taken < utf8.size()) {
      std::size_t next = taken;
      next_code_point(utf8, next);
      const std::string_view character = utf8.substr(taken, next - taken);
      if (q) {
        const std::string code = q_encoded(character);
        if (payload.size() + code.size() > room) break;
        payload += code;
      } else if (next > bytes_for_base64) {
        break;
      }
      taken = next;
    }
    if (!q) payload = encode_base64_word(utf8.substr(0, taken));
    words.push_back(open + payload + "?=");
    utf8.remove_prefix(taken);
  }
  return words;
}

// A text that reads as itself: ASCII, nothing that looks encoded, blanks that folding keeps, no
// endless word.
bool is_plain_text(std::string_view text) {
  std::size_t word = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_high(text[i]) || (text[i] == ' ' && i + 1 < text.size() && text[i + 1] == ' ')) {
      return false;
    }
    word = text[i] == ' ' ? 0 : word + 1;
    if (word > kToken) return false;
  }
  return text.find("=?") == std::string_view::npos && trim(text).size() == text.size();
}

std::string quoted_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

bool is_dot_atom(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         text.find("..") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '.' || is_atom_text(c) || is_high(c); });
}

// A display name as tokens.
std::vector<std::string> phrase(std::string_view name) {
  if (!is_plain_text(name)) return encoded_words(name);
  const bool atoms =
      std::all_of(name.begin(), name.end(), [](char c) { return c == ' ' || is_atom_text(c); });
  if (!atoms) {
    std::string quoted = quoted_string(name);
    return quoted.size() <= kToken ? std::vector<std::string>{std::move(quoted)}
                                   : encoded_words(name);
  }
  std::vector<std::string> words;
  for (const std::string_view word : split(name, ' ')) words.emplace_back(word);
  return words;
}

// An addr-spec that cannot end its own brackets: a local part that is no dot-atom is quoted, a
// domain loses what no domain has.
std::string safe_address(std::string_view address) {
  const std::string clean = without_line_breaks(address);
  const std::size_t sign = clean.rfind('@');
  const std::string_view local = std::string_view(clean).substr(0, sign);
  std::string out = is_dot_atom(local) || local.empty() || local.front() == '"'
                        ? std::string()
                        : quoted_string(local);
  if (out.empty()) {
    for (const char c : local) {
      if (c != '<' && c != '>') out += c;
    }
  }
  if (sign == std::string::npos) return out;
  for (const char c : std::string_view(clean).substr(sign)) {
    if (!is_white(c) && c != '<' && c != '>' && c != ',' && c != ';') out += c;
  }
  return out;
}

std::string percent_encoded(std::string_view character) {
  std::string out;
  for (const char c : character) {
    if (is_alpha(c) || is_digit(c) || c == '.' || c == '-' || c == '_') {
      out += c;
    } else {
      append_hex(out, '%', c);
    }
  }
  return out;
}

// filename*0*=utf-8''…; filename*1*=… in pieces that fit a line, no character cut.
std::vector<std::string> extended_filename(std::string_view name) {
  constexpr std::size_t kPiece = 50;
  std::vector<std::string> pieces(1, "utf-8''");
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    next_code_point(name, at);
    const std::string code = percent_encoded(name.substr(begin, at - begin));
    if (pieces.back().size() + code.size() > kPiece) pieces.emplace_back();
    pieces.back() += code;
  }
  if (pieces.size() == 1) return {"filename*=" + pieces.front()};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i] =
        "filename*" + std::to_string(i) + "*=" + pieces[i] + (i + 1 < pieces.size() ? ";" : "");
  }
  return pieces;
}

// One ASCII character for each of the name's, short enough for a line.
std::string ascii_filename(std::string_view name) {
  constexpr std::size_t kLongest = 60;
  std::string out;
  for (std::size_t at = 0; at < name.size() && out.size() < kLongest;) {
    const char32_t c = next_code_point(name, at);
    const bool plain = c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%';
    out += plain ? static_cast<char>(c) : '_';
  }
  return out;
}

}  // namespace

std::string without_line_breaks(std::string_view utf8) {
  const std::string valid = to_valid_utf8(utf8);
  std::string out;
  for (std::size_t at = 0; at < valid.size();) {
    const char32_t c = next_code_point(valid, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
      // A line break between two words keeps them apart.
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      append_utf8(out, c);
    }
  }
  return std::string(trim(out));
}

void write_text_field(std::string& out, std::string_view name, std::string_view utf8) {
  const std::string text = without_line_breaks(utf8);
  if (text.empty()) return;
  Folder folder(out, name);
  if (is_plain_text(text)) {
    for (const std::string_view word : split(text, ' ')) folder.add(word);
  } else {
    for (const std::string& word : encoded_words(text)) folder.add(word);
  }
}

void write_address_field(std::string& out, std::string_view name,
                         const std::vector<Address>& addresses) {
  if (addresses.empty()) return;
  Folder folder(out, name);
  for (const Address& address : addresses) {
    const std::string comma = &address == &addresses.back() ? "" : ",";
    const std::string shown = without_line_breaks(address.name);
    if (!shown.empty()) {
      for (const std::string& token : phrase(shown)) folder.add(token);
    }
    folder.add((shown.empty() ? safe_address(address.address)
                              : '<' + safe_address(address.address) + '>') +
               comma);
  }
}

void write_message_id_field(std::string& out, std::string_view name,
                            const std::vector<std::string>& ids) {
  constexpr std::size_t kLongest = 900;  // RFC 5322 allows lines of 998
  std::vector<std::string> safe;
  for (const std::string& id : ids) {
    std::string token;
    for (const char c : id) {
      if (!is_white(c) && !is_control(c) && c != '<' && c != '>') token += c;
    }
    if (!token.empty() && token.size() <= kLongest) safe.push_back('<' + token + '>');
  }
  if (safe.empty()) return;
  Folder folder(out, name);
  for (const std::string& token : safe) folder.add(token);
}

void write_plain_field(std::string& out, std::string_view name, std::string_view value) {
  const std::string text = without_line_breaks(value);
  if (text.empty()) return;
  Folder folder(out, name);
  for (const std::string_view word : split(text, ' ')) folder.add(word);
}

void write_disposition_field(std::string& out, std::string_view filename) {
  std::string name = without_line_breaks(filename);
  // A name, no path.
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '/' || c == '\\'; }, '_');
  Folder folder(out, "Content-Disposition");
  folder.add(name.empty() ? "attachment" : "attachment;");
  if (name.empty()) return;
  const std::string fallback = ascii_filename(name);
  const bool plain = fallback == name;
  folder.add("filename=\"" + fallback + (plain ? "\"" : "\";"));
  if (plain) return;
  for (const std::string& piece : extended_filename(name)) folder.add(piece);
}

}  // namespace meldaan::mime
