#include "domain/address.h"

#include "util/text.h"

namespace meldaan {

std::string comparable_address(std::string_view address) {
  return lower(trim(address));
}

std::string domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string() : ascii_lower(trim(address.substr(at + 1)));
}

bool is_plausible_address(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == address.size()) return false;
  if (address.size() > 254) return false;  // RFC 5321 section 4.5.3.1.3
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '<' || c == '>' || c == ',' ||
        c == ';' || c == '"' || c == '\\') {
      return false;
    }
  }
  const std::string_view domain = address.substr(at + 1);
  if (domain == "localhost") return true;
  return domain.find('.') != std::string_view::npos && domain.front() != '.' &&
         domain.back() != '.' && domain.find("..") == std::string_view::npos &&
         address.substr(0, at).find('@') == std::string_view::npos;
}

}  // namespace meldaan
