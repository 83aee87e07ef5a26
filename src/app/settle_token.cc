#include "app/settle_token.h"

#include <charconv>
#include <string>

#include "app/message_id.h"
#include "util/pattern.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

constexpr std::string_view kPurpose = "settle token:";

std::int64_t day_of(Instant when) {
  return std::chrono::floor<std::chrono::days>(when).time_since_epoch().count();
}

std::string payload_of(const SettleToken& token) {
  return name_of(token.item) + "." + std::to_string(token.last_day) + "." +
         std::to_string(token.round);
}

template <class Number>
bool read_number(std::string_view digits, Number& number) {
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec == std::errc();
}

}  // namespace

std::string make_settle_token(std::string_view secret, const ItemKey& item, int round,
                              Instant now) {
  const SettleToken token{comparable_item(item), day_of(now + kTokenLife), round, ""};
  const std::string payload = payload_of(token);
  return payload + "." + keyed_digits(secret, kPurpose, payload);
}

std::optional<SettleToken> settle_token_in(std::string_view text) {
  static const Pattern kToken = Pattern::literal(
      R"(\b((?:mail|registration|reply)-[1-9][0-9]{0,17})\.([0-9]{1,7})\.([0-9]{1,6})\.([0-9a-z]{24})\b)",
      Pattern::Case::kIgnore);
  Pattern::Match match;
  if (!kToken.find(text, 0, match)) return std::nullopt;
  const std::optional<ItemKey> item = item_key_of(ascii_lower(match.groups[1]));
  if (!item) return std::nullopt;
  SettleToken token{*item, 0, 0, ascii_lower(match.groups[4])};
  if (!read_number(match.groups[2], token.last_day) || !read_number(match.groups[3], token.round))
    return std::nullopt;
  return token;
}

bool is_genuine(std::string_view secret, const SettleToken& token) {
  return equal_in_constant_time(token.mac, keyed_digits(secret, kPurpose, payload_of(token)));
}

bool is_expired(const SettleToken& token, Instant now) {
  return day_of(now) > token.last_day;
}

}  // namespace meldaan::app
