#include "domain/decision.h"

#include <array>
#include <utility>

namespace meldaan {
namespace {
constexpr std::array<std::pair<Fate, const char*>, 5> kFates = {{
    {Fate::kRegistered, "registered"},
    {Fate::kReview, "review"},
    {Fate::kIgnored, "ignored"},
    {Fate::kDuplicate, "duplicate"},
    {Fate::kSetAside, "set-aside"},
}};
}  // namespace

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kConfirm:
      return "confirm";
    case Outcome::kAsk:
      return "ask";
    case Outcome::kReview:
      return "review";
    case Outcome::kIgnore:
      return "ignore";
    case Outcome::kNone:
      return "none";
  }
  return "";
}

const char* name_of(Fate fate) {
  for (const auto& [value, name] : kFates) {
    if (value == fate) return name;
  }
  return "";
}

std::optional<Fate> fate_of(std::string_view name) {
  for (const auto& [value, text] : kFates) {
    if (name == text) return value;
  }
  return std::nullopt;
}

bool leaves_inbox(Fate fate) {
  return fate == Fate::kRegistered || fate == Fate::kDuplicate;
}

const char* name_of(ReplyKind kind) {
  switch (kind) {
    case ReplyKind::kConfirmation:
      return "confirmation";
    case ReplyKind::kQuestion:
      return "question";
    case ReplyKind::kReminder:
      return "reminder";
    case ReplyKind::kChanged:
      return "changed";
    case ReplyKind::kCancelled:
      return "cancelled";
    case ReplyKind::kUnchanged:
      return "unchanged";
    case ReplyKind::kLate:
      return "late";
    case ReplyKind::kErasureCheck:
      return "erasure-check";
    case ReplyKind::kErased:
      return "erased";
    case ReplyKind::kReceipt:
      return "receipt";
    case ReplyKind::kNotice:
      return "notice";
  }
  return "";
}

}  // namespace meldaan
