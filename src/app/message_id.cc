#include "app/message_id.h"

#include "util/hash.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

constexpr std::string_view kPrefix = "meldaan.";
constexpr std::size_t kHashBytes = 15;  // 120 bits, 24 digits of base 32 without a rest

}  // namespace

std::string keyed_digits(std::string_view secret, std::string_view purpose,
                         std::string_view bytes) {
  const Sha256 digest = hmac_sha256(secret, std::string(purpose) + std::string(bytes));
  return ascii_lower(
      to_base32(std::string_view(reinterpret_cast<const char*>(digest.data()), kHashBytes)));
}

std::string make_message_id(std::string_view secret, std::string_view what,
                            std::string_view domain) {
  const std::string payload = keyed_digits(secret, "message-id payload:", what);
  return std::string(kPrefix) + payload + "." + keyed_digits(secret, "message-id:", payload) + "@" +
         std::string(domain);
}

bool is_own_message_id(std::string_view secret, std::string_view message_id) {
  if (message_id.substr(0, kPrefix.size()) != kPrefix) return false;
  message_id.remove_prefix(kPrefix.size());
  const std::size_t dot = message_id.find('.');
  const std::size_t at = message_id.find('@');
  if (dot == std::string_view::npos || at == std::string_view::npos || at < dot) return false;
  const std::string_view mac = message_id.substr(dot + 1, at - dot - 1);
  return equal_in_constant_time(mac,
                                keyed_digits(secret, "message-id:", message_id.substr(0, dot)));
}

}  // namespace meldaan::app
