#include "domain/settlement.h"

#include <array>
#include <charconv>
#include <utility>

namespace meldaan {
namespace {

// The first kind of a name is the one that comparable_item() takes.
constexpr std::array<std::pair<ItemKind, std::string_view>, 5> kNames = {{
    {ItemKind::kReview, "mail-"},
    {ItemKind::kSetAside, "mail-"},
    {ItemKind::kUnsettled, "registration-"},
    {ItemKind::kBounced, "registration-"},
    {ItemKind::kHeld, "reply-"},
}};
constexpr std::array<std::pair<Ruling, const char*>, 5> kRulings = {{
    {Ruling::kIgnore, "ignore"},
    {Ruling::kAccept, "accept"},
    {Ruling::kCancel, "cancel"},
    {Ruling::kMerge, "merge"},
    {Ruling::kCorrect, "correct"},
}};

std::string_view prefix_of(ItemKind kind) {
  for (const auto& [value, name] : kNames) {
    if (value == kind) return name;
  }
  return "";
}

}  // namespace

std::string name_of(const ItemKey& item) {
  return std::string(prefix_of(item.kind)) + std::to_string(item.id);
}

std::optional<ItemKey> item_key_of(std::string_view name) {
  for (const auto& [kind, prefix] : kNames) {
    if (!name.starts_with(prefix)) continue;
    const std::string_view digits = name.substr(prefix.size());
    ItemKey item{kind, 0};
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, item.id);
    if (read.ec != std::errc() || read.ptr != end || item.id <= 0) return std::nullopt;
    return item;
  }
  return std::nullopt;
}

ItemKey comparable_item(const ItemKey& item) {
  const std::string_view name = prefix_of(item.kind);
  for (const auto& [kind, prefix] : kNames) {
    if (prefix == name) return {kind, item.id};
  }
  return item;
}

const char* name_of(Ruling ruling) {
  for (const auto& [value, name] : kRulings) {
    if (value == ruling) return name;
  }
  return "";
}

std::optional<Ruling> ruling_of(std::string_view name) {
  for (const auto& [value, text] : kRulings) {
    if (name == text) return value;
  }
  return std::nullopt;
}

}  // namespace meldaan
