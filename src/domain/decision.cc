#include "domain/decision.h"

#include <array>
#include <utility>

namespace meldaan {
namespace {
constexpr std::array<std::pair<Fate, const char*>, 8> kFates = {{
    {Fate::kRegistered, "registered"},
    {Fate::kReview, "review"},
    {Fate::kIgnored, "ignored"},
    {Fate::kFiled, "filed"},
    {Fate::kDuplicate, "duplicate"},
    {Fate::kSettled, "settled"},
    {Fate::kSetAside, "set-aside"},
    {Fate::kErased, "erased"},
}};
constexpr std::array<std::pair<ReplyKind, const char*>, 15> kReplyKinds = {{
    {ReplyKind::kConfirmation, "confirmation"},
    {ReplyKind::kQuestion, "question"},
    {ReplyKind::kReminder, "reminder"},
    {ReplyKind::kEventReminder, "event-reminder"},
    {ReplyKind::kChanged, "changed"},
    {ReplyKind::kCancelled, "cancelled"},
    {ReplyKind::kUnchanged, "unchanged"},
    {ReplyKind::kLate, "late"},
    {ReplyKind::kErasureCheck, "erasure-check"},
    {ReplyKind::kErased, "erased"},
    {ReplyKind::kReceipt, "receipt"},
    {ReplyKind::kNotice, "notice"},
    {ReplyKind::kMovedUp, "moved-up"},
    {ReplyKind::kDigest, "digest"},
    {ReplyKind::kSettling, "settling"},
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
  return fate == Fate::kRegistered || fate == Fate::kDuplicate || fate == Fate::kFiled ||
         fate == Fate::kSettled;
}

const char* name_of(ReplyKind kind) {
  for (const auto& [value, name] : kReplyKinds) {
    if (value == kind) return name;
  }
  return "";
}

bool is_unasked(ReplyKind kind) {
  return kind == ReplyKind::kReminder || kind == ReplyKind::kEventReminder ||
         kind == ReplyKind::kMovedUp || kind == ReplyKind::kDigest;
}

std::optional<ReplyKind> reply_kind_of(std::string_view name) {
  for (const auto& [value, text] : kReplyKinds) {
    if (name == text) return value;
  }
  return std::nullopt;
}

}  // namespace meldaan
