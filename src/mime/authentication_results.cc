#include "mime/authentication_results.h"

#include <string>

#include "mime/ascii.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// Without comments, which may stand anywhere and hold anything.
std::string without_comments(std::string_view value) {
  std::string plain;
  int depth = 0;
  for (const char c : value) {
    if (c == '(') ++depth;
    if (depth == 0) plain += c;
    if (c == ')' && depth > 0) --depth;
  }
  return plain;
}

// "mx.example.nl 1": the identifier and, rarely, a version.
bool bears(std::string_view first, std::string_view authserv_id) {
  const std::string_view id = trim(first);
  return id.substr(0, id.find_first_of(" \t")) == ascii_lower(authserv_id);
}

}  // namespace

Dmarc dmarc_of(const IncomingMail& mail, std::string_view authserv_id) {
  if (authserv_id.empty()) return Dmarc::kUnknown;
  for (const Header& header : mail.headers) {
    if (header.name != "authentication-results") continue;
    const std::string value = ascii_lower(without_comments(header.value));
    const auto parts = split(value, ';');
    if (parts.empty() || !bears(parts.front(), authserv_id)) continue;
    for (const std::string_view part : parts) {
      const std::string_view result = trim(part);
      constexpr std::string_view kMethod = "dmarc=";
      if (!result.starts_with(kMethod)) continue;
      const std::string_view word = result.substr(kMethod.size());
      if (word.substr(0, word.find_first_of(" \t")) == "pass") return Dmarc::kPass;
      if (word.substr(0, word.find_first_of(" \t")) == "fail") return Dmarc::kFail;
    }
    return Dmarc::kUnknown;
  }
  return Dmarc::kUnknown;
}

}  // namespace meldaan::mime
