// The token of an open item: it stands in the subject of the mail that settles it, says which item
// is meant, and proves that the digest offered it. Keyed with the store's secret; it holds for one
// item, until a day, and for one settling.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/settlement.h"
#include "util/clock.h"

namespace meldaan::app {

// How long an organiser may take. Every digest gives out new ones.
inline constexpr std::chrono::days kTokenLife{14};

struct SettleToken {
  ItemKey item;
  std::int64_t last_day = 0;  // days since 1970, UTC; it holds to that day's end
  int round = 0;              // how often the item had been settled when it was given out
  std::string mac;
};

// "registration-7.17805.0.abcdefghjkmnpqrstvwxyz01"
std::string make_settle_token(std::string_view secret, const ItemKey& item, int round, Instant now);

// The first of a text that has a token's form, genuine or not; its letters' case does not matter.
std::optional<SettleToken> settle_token_in(std::string_view text);
bool is_genuine(std::string_view secret, const SettleToken& token);
bool is_expired(const SettleToken& token, Instant now);

}  // namespace meldaan::app
