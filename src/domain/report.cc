#include "domain/report.h"

#include <array>
#include <string_view>
#include <utility>

namespace meldaan {
namespace {
constexpr std::array<std::pair<ItemKind, const char*>, 5> kItemKinds = {{
    {ItemKind::kReview, "review"},
    {ItemKind::kSetAside, "set-aside"},
    {ItemKind::kUnsettled, "unsettled"},
    {ItemKind::kHeld, "held"},
    {ItemKind::kBounced, "bounced"},
}};
constexpr std::array<std::pair<InboxState, const char*>, 4> kInboxStates = {{
    {InboxState::kUnread, "unread"},
    {InboxState::kRead, "read"},
    {InboxState::kAnswered, "answered"},
    {InboxState::kGone, "gone"},
}};

template <class Value, std::size_t kSize>
const char* name_in(const std::array<std::pair<Value, const char*>, kSize>& names, Value wanted) {
  for (const auto& [value, name] : names) {
    if (value == wanted) return name;
  }
  return "";
}

template <class Value, std::size_t kSize>
std::optional<Value> value_in(const std::array<std::pair<Value, const char*>, kSize>& names,
                              std::string_view wanted) {
  for (const auto& [value, name] : names) {
    if (name == wanted) return value;
  }
  return std::nullopt;
}
}  // namespace

const char* name_of(ItemKind kind) {
  return name_in(kItemKinds, kind);
}

std::optional<ItemKind> item_kind_of(std::string_view name) {
  return value_in(kItemKinds, name);
}

const char* name_of(InboxState state) {
  return name_in(kInboxStates, state);
}

std::optional<InboxState> inbox_state_of(std::string_view name) {
  return value_in(kInboxStates, name);
}

}  // namespace meldaan
