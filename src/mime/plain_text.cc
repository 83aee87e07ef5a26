#include "mime/plain_text.h"

#include <array>

#include "mime/ascii.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// U+0080 to U+009F are two bytes in UTF-8: C2 80 to C2 9F. U+0085 is a line end, which clean_text
// knows.
bool is_c1_control(std::string_view utf8, std::size_t at) {
  if (static_cast<unsigned char>(utf8[at]) != 0xC2 || at + 1 >= utf8.size()) return false;
  const auto next = static_cast<unsigned char>(utf8[at + 1]);
  return next >= 0x80 && next <= 0x9F && next != 0x85;
}

// Bytes that normalized_text has not to look at.
constexpr auto kStays = [] {
  std::array<bool, 256> stays{};
  for (std::size_t byte = 0; byte < stays.size(); ++byte) {
    const auto c = static_cast<char>(byte);
    stays[byte] = (!is_control(c) && byte != 0xC2) || c == '\n' || c == '\t';
  }
  return stays;
}();

// One line of format=flowed, taken apart (RFC 3676 section 4.4 and 4.5).
struct FlowedLine {
  std::size_t quote_depth = 0;
  std::string_view text;
  bool flowed = false;
};

FlowedLine read_flowed_line(std::string_view line, bool del_sp) {
  FlowedLine result;
  while (result.quote_depth < line.size() && line[result.quote_depth] == '>') ++result.quote_depth;
  result.text = line.substr(result.quote_depth);
  if (!result.text.empty() && result.text.front() == ' ') result.text.remove_prefix(1);  // stuffed
  const bool signature = result.text == "-- ";
  result.flowed = !signature && !result.text.empty() && result.text.back() == ' ';
  if (result.flowed && del_sp) result.text.remove_suffix(1);
  return result;
}

}  // namespace

std::string normalized_text(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const std::size_t begin = i;
    while (i < utf8.size() && kStays[static_cast<unsigned char>(utf8[i])]) ++i;
    out += utf8.substr(begin, i - begin);
    if (i == utf8.size()) break;
    const char c = utf8[i];
    if (c == '\r') {
      // "\r\r\n" comes from files that were converted twice.
      while (i + 1 < utf8.size() && utf8[i + 1] == '\r') ++i;
      if (i + 1 < utf8.size() && utf8[i + 1] == '\n') ++i;
      out += '\n';
    } else if (c == '\f' || c == '\v') {
      out += '\n';
    } else if (is_c1_control(utf8, i)) {
      ++i;
    } else if (!is_control(c)) {
      out += c;
    }
  }
  return is_ascii(out) ? out : clean_text(out);
}

std::string unflow(std::string_view text, bool del_sp) {
  std::string out;
  out.reserve(text.size());
  bool joining = false;
  std::size_t depth = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const FlowedLine line = read_flowed_line(text.substr(0, end), del_sp);
    // A paragraph ends where the quoting changes, whatever its last line says, and before a
    // signature.
    const bool continues = joining && line.quote_depth == depth && line.text != "-- ";
    if (joining && !continues) out += '\n';
    if (!continues) {
      for (std::size_t i = 0; i < line.quote_depth; ++i) out += "> ";
    }
    out += line.text;
    depth = line.quote_depth;
    joining = line.flowed;
    if (end == std::string_view::npos) break;
    if (!joining) out += '\n';
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace meldaan::mime
